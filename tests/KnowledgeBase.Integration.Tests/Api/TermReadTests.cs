using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>Completions, and what becomes of identifiers.</summary>
public sealed class TermReadTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    private const string Resolve = """
        query($identifier: String!) {
          resolve(identifier: $identifier) {
            is: __typename
            ... on Found { node { kind: __typename } factsheet { slug } }
            ... on Retired { slug on reason record { kind: __typename } }
            ... on NotFound { identifier suggestions { label } }
          }
        }
        """;

    [Fact]
    public async Task A_completion_says_whether_to_use_it_and_what_to_say_instead()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync("{ suggest(prefix: \"Child Porn\", first: 1, series: [MANIFESTATION]) { label language kind usage isDiscouraged insteadUse { label } factsheet { slug } } }");

        Assert.Equal(
            """{"suggest":[{"label":"child porn","language":"en","kind":"ALTERNATIVE","usage":"AVOID","isDiscouraged":true,"insteadUse":{"label":"child sexual abuse material"},"factsheet":{"slug":"child-sexual-abuse-material"}}]}""",
            Text(data));
    }

    [Fact]
    public async Task Completions_come_in_the_languages_of_the_request_first()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var spanish = await service.DataAsync("query @inContext(languages: [\"es\"]) { suggest(prefix: \"material de abuso\", first: 1) { label } }");
        var french = await service.DataAsync("{ suggest(prefix: \"pedo\", first: 1, series: [MANIFESTATION]) { language } }", acceptLanguage: "fr");

        Assert.Equal("""{"suggest":[{"label":"material de abuso sexual infantil"}]}""", Text(spanish));
        Assert.Equal("""{"suggest":[{"language":"fr"}]}""", Text(french));
    }

    [Theory]
    [InlineData("x", -1, false)]
    [InlineData("x", 0, false)]
    [InlineData("x", 1, true)]
    [InlineData("x", 50, true)]
    [InlineData("x", 51, false)]
    [InlineData("x", int.MaxValue, false)]
    public async Task One_to_fifty_completions_can_be_asked_for(string prefix, int first, bool isAnswered)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync("query($prefix: String!, $first: Int) { suggest(prefix: $prefix, first: $first) { label } }", new { prefix, first });

        Assert.Equal(isAnswered, answer["errors"] is null);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    [InlineData(10_000, false)]
    public async Task What_was_typed_has_at_most_two_hundred_characters(int length, bool isAnswered)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync("query($prefix: String!) { suggest(prefix: $prefix) { label } }", new { prefix = new string('x', length) });

        Assert.Equal(isAnswered, answer["errors"] is null);
    }

    [Theory]
    [InlineData("pornografía infantil", "en", "es", "material de abuso sexual infantil")]
    [InlineData("PORNOGRAFIA INFANTIL", "fr, en", "es", "material de abuso sexual infantil")]
    [InlineData("child pornography", "es", "en", "child sexual abuse material")]
    public async Task A_word_is_looked_up_in_every_language_whatever_the_reader_speaks(string label, string header, string language, string preferred)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync("query($label: String!) { lookup(label: $label) { matches { matched { language isDiscouraged usageNote } preferred { label } } } }", new { label }, header);

        var match = data["lookup"]!["matches"]![0]!;
        Assert.Equal((language, true, preferred), ((string)match["matched"]!["language"]!, (bool)match["matched"]!["isDiscouraged"]!, (string)match["preferred"]!["label"]!));
        Assert.NotNull(match["matched"]!["usageNote"]);
    }

    [Fact]
    public async Task Two_fields_of_one_name_with_different_arguments_answer_each_for_itself()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync(
            """
            {
              a: suggest(prefix: "online groo", first: 1) { label }
              b: suggest(prefix: "photod", first: 1) { label }
              c: search(query: "grooming", first: 1) { nodes { factsheet { slug } } }
              d: search(query: "PhotoDNA", first: 1) { nodes { factsheet { slug } } }
              e: annotate(text: "PhotoDNA", language: "en") { matches { end } }
              f: annotate(text: "online grooming", language: "en") { matches { end } }
            }
            """);

        Assert.Equal(
            """{"a":[{"label":"online grooming"}],"b":[{"label":"PhotoDNA"}],"c":{"nodes":[{"factsheet":{"slug":"online-grooming"}}]},"d":{"nodes":[{"factsheet":{"slug":"photodna"}}]},"e":{"matches":[{"end":8}]},"f":{"matches":[{"end":15}]}}""",
            Text(data));
    }

    [Theory]
    [InlineData("online-grooming", "Manifestation")]
    [InlineData(" online-grooming ", "Manifestation")]
    [InlineData("https://kb.example/id/manifestations/online-grooming", "Manifestation")]
    [InlineData("http://KB.example/id/manifestations/online-grooming/?release=2026.1.0#label-en-x", "Manifestation")]
    [InlineData("https://kb.example/id/technology/tor", "TechnologyTerm")]
    [InlineData("https://kb.example/id/instruments/lanzarote-convention", "Instrument")]
    [InlineData("https://kb.example/id/instruments/lanzarote-convention#article-23", "Provision")]
    [InlineData("https://kb.example/id/instruments/lanzarote-convention#article-20(1)(a)", "Provision")]
    [InlineData("lanzarote-convention", "LegalFramework")]
    [InlineData("opsc", "LegalFramework")]
    [InlineData("KEN", "Country")]
    public async Task Whatever_names_something_finds_it(string identifier, string kind)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync(Resolve, new { identifier });

        Assert.Equal(("Found", kind), ((string?)data["resolve"]!["is"], (string?)data["resolve"]!["node"]?["kind"]));
    }

    [Fact]
    public async Task An_identifier_of_an_answer_leads_back()
    {
        var service = await catalogue.ServiceAsync(postgres);
        var sheet = (await service.DataAsync("{ factsheet(slug: \"tor\") { id uri } }"))["factsheet"]!;

        foreach (var identifier in new[] { (string)sheet["id"]!, (string)sheet["uri"]! })
            Assert.Equal("""{"resolve":{"is":"Found","node":{"kind":"TechnologyTerm"},"factsheet":{"slug":"tor"}}}""", Text(await service.DataAsync(Resolve, new { identifier })));
    }

    [Theory]
    [InlineData("online-gromming", "online grooming")]
    [InlineData("https://kb.example/id/technology/online-grooming", "online grooming")]
    [InlineData("https://elsewhere.example/id/manifestations/online-grooming", "online grooming")]
    public async Task What_is_not_there_is_said_with_labels_to_try(string identifier, string first)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync(Resolve, new { identifier });

        Assert.Equal(("NotFound", identifier, first), ((string?)data["resolve"]!["is"], (string?)data["resolve"]!["identifier"], (string?)data["resolve"]!["suggestions"]?[0]?["label"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("zzzzzzzz")]
    [InlineData("/")]
    [InlineData("https://")]
    [InlineData("javascript:alert(1)")]
    [InlineData("../../etc/passwd")]
    [InlineData("%00")]
    public async Task Nonsense_is_not_found(string identifier)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync(Resolve, new { identifier });

        Assert.Equal("NotFound", (string?)data["resolve"]!["is"]);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public async Task An_identifier_has_at_most_five_hundred_characters(int length, bool isAnswered)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync(Resolve, new { identifier = new string('x', length) });

        Assert.Equal(isAnswered, answer["errors"] is null);
    }

    [Fact]
    public async Task A_former_name_says_what_became_of_it_in_the_release_that_is_read()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path);
        var identifier = (string)(await service.DataAsync("{ factsheet(slug: \"end-to-end-encryption\") { id } }"))["factsheet"]!["id"]!;
        seed.Delete("technology/end-to-end-encryption.yaml");
        seed.Delete("technology/end-to-end-encryption.en.md");
        seed.Write("former-names/end-to-end-encryption.yaml", "slug: end-to-end-encryption\nwas: TECHNOLOGY_TERM\noutcome: RETIRED\nto: online-grooming\nsince: 2026.2.0\nreason: {en: It says nothing of its own., es: No dice nada propio.}\n");
        seed.Version("2026.2.0");
        await service.PublishAsync(seed.Path);
        const string Question = "resolve(identifier: \"{0}\") {{ is: __typename ... on Retired {{ slug reason retiredIn {{ version }} successor {{ ... on Factsheet {{ slug }} }} lastRevision {{ number }} record {{ id }} }} }}";

        foreach (var asked in new[] { "end-to-end-encryption", identifier, "https://kb.example/id/technology/end-to-end-encryption" })
        {
            Assert.Equal(
                """{"resolve":{"is":"Retired","slug":"end-to-end-encryption","reason":"No dice nada propio.","retiredIn":{"version":"2026.2.0"},"successor":{"slug":"online-grooming"},"lastRevision":{"number":1},"record":null}}""",
                Text(await service.DataAsync($"{{ {string.Format(System.Globalization.CultureInfo.InvariantCulture, Question, asked)} }}", acceptLanguage: "es")));
        }

        var before = await service.DataAsync("query @inContext(release: \"2026.1.0\") { resolve(identifier: \"end-to-end-encryption\") { is: __typename } }");
        Assert.Equal("""{"resolve":{"is":"Found"}}""", Text(before));
    }

    [Fact]
    public async Task A_place_that_is_out_of_service_says_why()
    {
        var service = await catalogue.ServiceAsync(postgres);
        var places = await service.DataAsync("{ helpResources(includeRetired: true, first: 100) { nodes { slug id retirement { on reason } } } }");
        var retired = places["helpResources"]!["nodes"]!.AsArray().First(place => place!["retirement"] is not null)!;

        foreach (var identifier in new[] { (string)retired["slug"]!, (string)retired["id"]! })
        {
            var answer = (await service.DataAsync(Resolve, new { identifier }))["resolve"]!;
            Assert.Equal(
                ("Retired", (string?)retired["slug"], (string?)retired["retirement"]!["on"], (string?)retired["retirement"]!["reason"], "HelpResource"),
                ((string?)answer["is"], (string?)answer["slug"], (string?)answer["on"], (string?)answer["reason"], (string?)answer["record"]!["kind"]));
        }
    }

    private static string Text(JsonNode node) => node.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
