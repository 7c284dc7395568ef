using KnowledgeBase.Content.Entries;
using KnowledgeBase.Integration.Tests.Api;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Releases;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Releases;

/// <summary>What is renamed or retired: in the database, and for readers.</summary>
public sealed class FormerNameTests(PostgresFixture postgres)
{
    /// <summary><c>printf 'Manifestation:sexual-extortion' | basenc --base64url</c>: fixed for ever.</summary>
    private const string Id = "TWFuaWZlc3RhdGlvbjpzZXh1YWwtZXh0b3J0aW9u";

    [Fact]
    public async Task A_renamed_sheet_keeps_its_identifier_its_history_and_its_old_name()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path);
        const string Sheet = "factsheet(slug: \"sexual-extortion\") { __typename id slug revision { number } history { nodes { number release { version } } } }";
        const string Query = $$"""{ {{Sheet}} manifestation(slug: "sexual-extortion") { slug } technologyTerm(slug: "sexual-extortion") { slug } node(id: "{{Id}}") { id ... on Factsheet { slug } } }""";
        var before = await service.AskAsync("query @inContext(release: \"2026.1.0\") " + Query);

        Rename(seed, "sexual-extortion", "extortion");
        seed.Version("2026.2.0");
        await service.PublishAsync(seed.Path);

        Assert.Equal(
            $$$$"""{"factsheet":{"__typename":"Manifestation","id":"{{{{Id}}}}","slug":"sexual-extortion","revision":{"number":1},"history":{"nodes":[]}},"manifestation":{"slug":"sexual-extortion"},"technologyTerm":null,"node":{"id":"{{{{Id}}}}","slug":"sexual-extortion"}}""",
            before["data"]!.ToJsonString());
        Assert.Equal(before.ToJsonString(), (await service.AskAsync("query @inContext(release: \"2026.1.0\") " + Query)).ToJsonString());
        Assert.Equal(
            $$$$"""{"factsheet":{"__typename":"Manifestation","id":"{{{{Id}}}}","slug":"extortion","revision":{"number":2},"history":{"nodes":[{"number":1,"release":{"version":"2026.1.0"}}]}},"manifestation":{"slug":"extortion"},"technologyTerm":null,"node":{"id":"{{{{Id}}}}","slug":"extortion"}}""",
            (await service.DataAsync(Query)).ToJsonString());
        Assert.Equal("extortion", (string)(await service.DataAsync("{ factsheet(slug: \"extortion\") { slug } }"))["factsheet"]!["slug"]!);
        Assert.Equal(
            """{"factsheets":{"nodes":[{"slug":"extortion","formerSlugs":["sexual-extortion"]},{"slug":"online-grooming","formerSlugs":[]}]}}""",
            (await service.DataAsync("""{ factsheets(filter: { slugs: ["sexual-extortion", "extortion", "online-grooming"] }, orderBy: { field: SLUG }) { nodes { slug formerSlugs } } }""")).ToJsonString());
    }

    [Fact]
    public async Task A_retired_sheet_answers_with_its_successor_or_not_at_all()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path);
        const string Query = """query($id: ID!) { factsheet(slug: "end-to-end-encryption") { slug } technologyTerm(slug: "end-to-end-encryption") { slug } node(id: $id) { id } }""";
        var id = (string)(await service.DataAsync("{ factsheet(slug: \"end-to-end-encryption\") { id } }"))["factsheet"]!["id"]!;

        seed.Delete("technology/end-to-end-encryption.yaml");
        seed.Delete("technology/end-to-end-encryption.en.md");
        seed.Write("former-names/end-to-end-encryption.yaml", Retired("to: online-grooming\n"));
        seed.Version("2026.2.0");
        await service.PublishAsync(seed.Path);
        Assert.Equal("""{"factsheet":{"slug":"online-grooming"},"technologyTerm":null,"node":null}""", (await service.DataAsync(Query, new { id })).ToJsonString());

        seed.Write("former-names/end-to-end-encryption.yaml", Retired(""));
        seed.Version("2026.3.0");
        await service.PublishAsync(seed.Path);
        Assert.Equal("""{"factsheet":null,"technologyTerm":null,"node":null}""", (await service.DataAsync(Query, new { id })).ToJsonString());

        static string Retired(string to) =>
            $"slug: end-to-end-encryption\nwas: TECHNOLOGY_TERM\noutcome: RETIRED\n{to}since: 2026.2.0\nreason: {{en: It says nothing of its own.}}\n";
    }

    [Fact]
    public async Task A_name_stays_one_chain_of_revisions_and_the_new_one_counts_on()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        var renamed = Renamed(FreshDatabase.SmallEntries, "weprotect-the-issue", "the-issue");
        Assert.IsType<PublishOutcome.Published>(await database.PublishAsync("2026.2.0", renamed, after: 1));
        Assert.IsType<PublishOutcome.Published>(await database.PublishAsync("2026.3.0", Renamed(renamed, "the-issue", "an-issue"), after: 2));

        Assert.Equal(
            [
                "an-issue|Source|3|3|-|SOURCE|-",
                "the-issue|Source|2|2|3|SOURCE|-",
                "the-issue|Source|3|3|-|FORMER_NAME|an-issue",
                "weprotect-the-issue|Source|1|1|2|SOURCE|-",
                "weprotect-the-issue|Source|2|2|-|FORMER_NAME|the-issue",
            ],
            await database.RowsAsync("""
                SELECT e.slug, e.kind, r.number, p.from_sequence, p.to_sequence, r.document->>'kind', r.document->>'to' FROM publications p
                JOIN revisions r ON r.id = p.revision_id JOIN entries e ON e.id = p.entry_id WHERE e.slug LIKE '%issue' ORDER BY e.slug COLLATE "C", r.number
                """));
        Assert.Equal(
            ["the-issue|an-issue", "weprotect-the-issue|the-issue"],
            await database.RowsAsync("SELECT e.slug, t.slug FROM links l JOIN revisions r ON r.id = l.revision_id JOIN entries e ON e.id = r.entry_id JOIN entries t ON t.id = l.target_id WHERE l.kind = 'FORMER_NAME' ORDER BY 1"));
        Assert.Empty(await database.RowsAsync("SELECT 1 FROM search_rows s JOIN entries e ON e.id = s.entry_id WHERE e.slug LIKE '%issue'"));
    }

    [Fact]
    public async Task Nothing_is_published_that_would_change_an_identifier()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.PublishAsync("2026.2.0", Renamed(FreshDatabase.SmallEntries, "weprotect-the-issue", "the-issue"), after: 1);
        var before = await database.EverythingAsync();
        Entry[] renamed = Renamed(FreshDatabase.SmallEntries, "weprotect-the-issue", "the-issue");

        // A name that the sheet never had; a former name that is taken away; a renaming that is turned round.
        Assert.Equal(
            new PublishOutcome.IdentifierChanged("online-grooming", "online-grooming", "grooming"),
            await database.PublishAsync("2026.3.0", [.. renamed, Former("grooming", "online-grooming", FormerKind.Manifestation)], after: 2));
        Assert.Equal(
            new PublishOutcome.IdentifierChanged("the-issue", "weprotect-the-issue", "the-issue"),
            await database.PublishAsync("2026.3.0", [.. renamed.Where(entry => entry is not FormerNameEntry)], after: 2));
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Fact]
    public async Task A_renaming_is_taken_back_by_retiring_the_new_name()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.PublishAsync("2026.2.0", Renamed(FreshDatabase.SmallEntries, "weprotect-the-issue", "the-issue"), after: 1);
        var back = Former("the-issue", "weprotect-the-issue", FormerKind.Source) with { Outcome = FormerNameOutcome.Retired, Reason = LocalizedText.English("A mistake.") };

        Assert.IsType<PublishOutcome.Published>(await database.PublishAsync("2026.3.0", [.. FreshDatabase.SmallEntries, back], after: 2));
        Assert.Equal(
            ["1|1|2|SOURCE", "2|2|3|FORMER_NAME", "3|3|-|SOURCE"],
            await database.RowsAsync("SELECT r.number, p.from_sequence, p.to_sequence, r.document->>'kind' FROM publications p JOIN revisions r ON r.id = p.revision_id JOIN entries e ON e.id = p.entry_id WHERE e.slug = 'weprotect-the-issue' ORDER BY 1"));
    }

    /// <summary>The entries with a source under another name, cited by it everywhere.</summary>
    private static Entry[] Renamed(IReadOnlyList<Entry> entries, string from, string to)
    {
        var text = entries.Select(entry => entry.Slug == from || entry is FormerNameEntry
            ? entry
            : Content.Documents.CanonicalJson.Deserialize(System.Text.Encoding.UTF8.GetBytes(
                System.Text.Encoding.UTF8.GetString(Content.Documents.CanonicalJson.Serialize(entry)).Replace($"\"source\":\"{from}\"", $"\"source\":\"{to}\"", StringComparison.Ordinal))));
        return [.. text.Select(entry => entry.Slug == from ? (SourceEntry)entry with { Slug = to } : entry), Former(from, to, FormerKind.Source)];
    }

    private static FormerNameEntry Former(string slug, string to, FormerKind was) =>
        new() { Slug = slug, Was = was, Outcome = FormerNameOutcome.Renamed, To = to, Since = "2026.2.0" };

    private static void Rename(SmallSeed seed, string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(seed.Path, $"{from}.*", SearchOption.AllDirectories).ToArray())
            File.Move(file, file.Replace(from, to, StringComparison.Ordinal));
        foreach (var file in Directory.EnumerateFiles(seed.Path, "*.yaml", SearchOption.AllDirectories))
            File.WriteAllText(file, File.ReadAllText(file).Replace($": {from}\n", $": {to}\n", StringComparison.Ordinal));
        seed.Write($"former-names/{from}.yaml", $"slug: {from}\nwas: MANIFESTATION\noutcome: RENAMED\nto: {to}\nsince: 2026.2.0\n");
    }
}
