using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>Every text comes in the first language asked for that it exists in, and says which that is (RFC 4647, "Lookup").</summary>
public sealed class LanguageTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    private const string Fields = "factsheet(slug: \"sexting\") { language isFallback definition { language } sections(kinds: [OVERVIEW]) { language heading } related(relation: [RELATED]) { target { language isFallback } } }";

    [Theory]
    [InlineData("""["es"]""", "es", false)]
    [InlineData("""["es-MX"]""", "es", false)]
    [InlineData("""["FR"]""", "fr", false)]
    [InlineData("""["de", "fr"]""", "fr", true)]
    [InlineData("""["de"]""", "en", true)]
    [InlineData("[]", "en", false)]
    [InlineData("null", "en", false)]
    [InlineData("""["en", "es"]""", "en", false)]
    public async Task InContext_names_the_languages_in_order(string languages, string language, bool isFallback)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync($"query @inContext(languages: {languages}) {{ {Fields} }}");

        var sheet = data["factsheet"]!;
        Assert.Equal((language, isFallback), ((string)sheet["language"]!, (bool)sheet["isFallback"]!));
        Assert.Equal(language, (string)sheet["definition"]!["language"]!);
        Assert.Equal(language, (string)sheet["sections"]![0]!["language"]!);
        Assert.All(sheet["related"]!.AsArray(), relation => Assert.Equal(
            (language, isFallback), ((string)relation!["target"]!["language"]!, (bool)relation["target"]!["isFallback"]!)));
    }

    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("de, es;q=0.5, fr;q=0.9", "fr")]
    [InlineData("es;q=0, fr;q=0.1", "fr")]
    [InlineData("*", "en")]
    [InlineData("x-klingon-nonsense;;q==", "en")]
    [InlineData("", "en")]
    public async Task Without_it_the_header_does(string header, string language)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync($"{{ {Fields} }}", acceptLanguage: header);

        Assert.Equal(language, (string)data["factsheet"]!["language"]!);
    }

    [Fact]
    public async Task InContext_wins_over_the_header()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync($"query @inContext(languages: [\"es\"]) {{ {Fields} }}", acceptLanguage: "fr");

        Assert.Equal("es", (string)data["factsheet"]!["language"]!);
    }

    [Fact]
    public async Task A_section_that_a_translation_lacks_comes_in_English_and_says_so()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync("query @inContext(languages: [\"es\"]) { factsheet(slug: \"tor\") { language sections { language heading } } }");

        Assert.Equal("es", (string)data["factsheet"]!["language"]!);
        Assert.All(data["factsheet"]!["sections"]!.AsArray(), section => Assert.Equal("en", (string)section!["language"]!));
        Assert.Equal("Overview", (string)data["factsheet"]!["sections"]![0]!["heading"]!);
    }

    [Theory]
    [InlineData("20", true)]
    [InlineData("21", false)]
    public async Task At_most_twenty_languages_may_be_asked_for(string count, bool isAnswered)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync(
            "query($l: [LanguageCode!]) @inContext(languages: $l) { release { version } }",
            new { l = Enumerable.Repeat("en", int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)) });

        Assert.Equal(isAnswered, answer["errors"] is null);
        if (!isAnswered)
            Assert.Equal("@inContext takes at most 20 languages; 21 were given.", (string)answer["errors"]![0]!["message"]!);
    }
}
