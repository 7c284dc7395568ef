using System.Security.Cryptography;
using System.Text;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Releases;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Releases;

public sealed class PublishingTests(PostgresFixture postgres)
{
    private const string Publications = """
        SELECT e.slug, e.kind, r.number, p.from_sequence, p.to_sequence, r.author, r.message
        FROM publications p JOIN revisions r ON r.id = p.revision_id JOIN entries e ON e.id = p.entry_id AND e.id = r.entry_id ORDER BY e.slug COLLATE "C", r.number
        """;

    private const string Links = """
        SELECT e.slug, r.number, l.kind, t.slug FROM links l JOIN revisions r ON r.id = l.revision_id JOIN entries e ON e.id = r.entry_id
        JOIN entries t ON t.id = l.target_id ORDER BY e.slug COLLATE "C", r.number, l.kind COLLATE "C", t.slug COLLATE "C"
        """;

    private const string SearchRows = """
        SELECT e.slug, s.language, s.field, left(s.text, 40) FROM search_rows s JOIN entries e ON e.id = s.entry_id
        JOIN publications p ON p.revision_id = s.revision_id WHERE e.slug = 'sexual-extortion' AND p.to_sequence IS NULL ORDER BY s.id
        """;

    private const string SearchCounts = "SELECT e.slug, count(*) FROM search_rows s JOIN entries e ON e.id = s.entry_id GROUP BY e.slug ORDER BY e.slug COLLATE \"C\"";

    /// <summary>The rule of the release hash, in PostgreSQL's own functions: SHA-256 of a line <c>slug hash\n</c> for each entry, by slug.</summary>
    private const string ReleaseHashes = """
        SELECT releases.sequence, releases.content_hash = encode(sha256(convert_to(string_agg(e.slug || ' ' || r.content_hash || chr(10), '' ORDER BY e.slug COLLATE "C"), 'UTF8')), 'hex')
        FROM releases JOIN publications p ON p.from_sequence <= sequence AND coalesce(p.to_sequence > sequence, true)
        JOIN revisions r ON r.id = p.revision_id JOIN entries e ON e.id = p.entry_id GROUP BY releases.sequence ORDER BY 1
        """;

    [Fact]
    public async Task The_first_release_holds_every_entry_in_its_first_revision()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);

        var outcome = await database.PublishAsync("2026.1.0", FreshDatabase.SmallEntries, after: 0);

        Assert.Equal(new PublishOutcome.Published(1, "2026.1.0", await database.HashAsync(1), Added: 8, Updated: 0, Removed: 0), outcome);
        Assert.Equal(
            ["1|2026.1.0|2026-11-22 10:30:00|2026-11-22|-|en,es|en|{\"Source\": 3, \"Country\": 1, \"Manifestation\": 2, \"LegalFramework\": 1, \"TechnologyTerm\": 1}"],
            await database.RowsAsync("SELECT sequence, version, (published_at AT TIME ZONE 'UTC')::text, dated_on::text, notes, array_to_string(languages, ','), array_to_string(fallback, ','), counts::text FROM releases"));
        Assert.Equal(
            [
                "country-fra|Country|1|1|-|an editor|For 2026.1.0",
                "end-to-end-encryption|TechnologyTerm|1|1|-|an editor|For 2026.1.0",
                "iicsa-internet-glossary|Source|1|1|-|an editor|For 2026.1.0",
                "lanzarote-convention|LegalFramework|1|1|-|an editor|For 2026.1.0",
                "lanzarote-convention-text|Source|1|1|-|an editor|For 2026.1.0",
                "online-grooming|Manifestation|1|1|-|an editor|For 2026.1.0",
                "sexual-extortion|Manifestation|1|1|-|an editor|For 2026.1.0",
                "weprotect-the-issue|Source|1|1|-|an editor|For 2026.1.0",
            ],
            await database.RowsAsync(Publications));
        Assert.Equal(
            [
                "country-fra|1|CITATION|weprotect-the-issue",
                "country-fra|1|TREATY_RECORD|lanzarote-convention",
                "end-to-end-encryption|1|CITATION|iicsa-internet-glossary",
                "end-to-end-encryption|1|TECHNOLOGY_USE|online-grooming",
                "lanzarote-convention|1|CITATION|lanzarote-convention-text",
                "lanzarote-convention|1|COVERAGE|online-grooming",
                "lanzarote-convention|1|COVERAGE|sexual-extortion",
                "online-grooming|1|CITATION|lanzarote-convention-text",
                "online-grooming|1|CITATION|weprotect-the-issue",
                "online-grooming|1|RELATION|sexual-extortion",
                "online-grooming|1|STANDS_IN|lanzarote-convention",
                "sexual-extortion|1|CITATION|weprotect-the-issue",
            ],
            await database.RowsAsync(Links));
        Assert.Equal(
            ["end-to-end-encryption|6", "lanzarote-convention|5", "online-grooming|13", "sexual-extortion|5"],
            await database.RowsAsync(SearchCounts));
        Assert.Equal(["1|True"], await database.RowsAsync(ReleaseHashes));
    }

    [Fact]
    public async Task The_second_release_adds_what_changed_and_closes_what_it_replaces()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await database.PublishAsync("2026.1.0", FreshDatabase.SmallEntries, after: 0);

        var outcome = await database.PublishAsync("2026.2.0", Second(), after: 1);

        Assert.Equal(new PublishOutcome.Published(2, "2026.2.0", await database.HashAsync(2), Added: 1, Updated: 1, Removed: 1), outcome);
        Assert.Equal(
            [
                "a-help-line|HelpResource|1|2|-|an editor|For 2026.2.0",
                "country-fra|Country|1|1|2|an editor|For 2026.1.0",
                "end-to-end-encryption|TechnologyTerm|1|1|-|an editor|For 2026.1.0",
                "iicsa-internet-glossary|Source|1|1|-|an editor|For 2026.1.0",
                "lanzarote-convention|LegalFramework|1|1|-|an editor|For 2026.1.0",
                "lanzarote-convention-text|Source|1|1|-|an editor|For 2026.1.0",
                "online-grooming|Manifestation|1|1|-|an editor|For 2026.1.0",
                "sexual-extortion|Manifestation|1|1|2|an editor|For 2026.1.0",
                "sexual-extortion|Manifestation|2|2|-|an editor|For 2026.2.0",
                "weprotect-the-issue|Source|1|1|-|an editor|For 2026.1.0",
            ],
            await database.RowsAsync(Publications));
        Assert.Equal(
            ["a-help-line|1|CITATION|iicsa-internet-glossary", "sexual-extortion|1|CITATION|weprotect-the-issue", "sexual-extortion|2|CITATION|weprotect-the-issue"],
            (await database.RowsAsync(Links)).Where(link => link.StartsWith("a-help", StringComparison.Ordinal) || link.StartsWith("sexual", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "sexual-extortion|en|LABEL|sexual extortion of children",
                "sexual-extortion|en|TITLE|Sexual extortion",
                "sexual-extortion|en|SUMMARY|A child is threatened with the disclosur",
                "sexual-extortion|en|DEFINITION|Blackmail in which a person uses sexual ",
                "sexual-extortion|en|SECTION|The pressure is itself a form of abuse.",
            ],
            await database.RowsAsync(SearchRows));
        Assert.Equal(["1|True", "2|True"], await database.RowsAsync(ReleaseHashes));
    }

    [Fact]
    public async Task An_entry_that_was_taken_out_and_comes_back_gets_its_next_revision()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await database.PublishAsync("2026.1.0", FreshDatabase.SmallEntries, after: 0);
        await database.PublishAsync("2026.2.0", Second(), after: 1);

        await database.PublishAsync("2026.3.0", FreshDatabase.SmallEntries, after: 2);

        Assert.Equal(
            ["country-fra|1|1|2", "country-fra|2|3|-"],
            (await database.RowsAsync("SELECT e.slug, r.number, p.from_sequence, p.to_sequence FROM publications p JOIN revisions r ON r.id = p.revision_id JOIN entries e ON e.id = p.entry_id WHERE e.slug = 'country-fra' ORDER BY 2")));
        Assert.Equal(await database.HashAsync(1), await database.HashAsync(3));
    }

    [Fact]
    public async Task A_revision_s_hash_is_the_SHA_256_of_its_canonical_document()
    {
        // Canonical JSON as its definition says (kind first, declared order, no white space), written by hand.
        const string document = """{"kind":"SOURCE","slug":"weprotect-the-issue","title":"The issue","authors":["WePROTECT Global Alliance"],"publisher":"WePROTECT Global Alliance","resourceType":"WEB_PAGE","documentType":"REFERENCE","exploitationTypes":["ONLINE"],"languages":["en"],"actors":["LEGISLATORS","CIVIL_SOCIETY","PRIVATE_SECTOR","LAW_ENFORCEMENT"],"accessedOn":"2026-11-22","read":"FULL","note":{"en":"Read in full in a stored copy without an address."}}""";
        await using var database = await FreshDatabase.SeededAsync(postgres);

        Assert.Equal(
            [Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)))],
            await database.RowsAsync("SELECT content_hash FROM revisions JOIN entries e ON e.id = entry_id WHERE e.slug = 'weprotect-the-issue'"));
    }

    [Fact]
    public async Task A_release_without_entries_has_the_hash_of_nothing()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);

        // SHA-256 of no bytes (FIPS 180-4 test value).
        Assert.Equal(
            new PublishOutcome.Published(1, "2026.1.0", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 0, 0, 0),
            await database.PublishAsync("2026.1.0", [], after: 0));
    }

    /// <summary>The small seed with a help line more, another title, and without its country.</summary>
    private static Entry[] Second() =>
    [
        .. FreshDatabase.SmallEntries.Where(entry => entry is not CountryEntry).Select(entry => entry is ManifestationEntry { Slug: "sexual-extortion" } sheet
            ? sheet with { Texts = sheet.Texts.SetItem("en", sheet.Texts["en"] with { Title = "Sexual extortion" }) }
            : entry),
        new HelpResourceEntry
        {
            Slug = "a-help-line",
            Name = LocalizedText.English("A help line"),
            Description = LocalizedText.English("Listens to young people."),
            Url = "https://example.org/",
            ResourceKind = "HELPLINE",
            Citations = [new Citation("iicsa-internet-glossary", null)],
        },
    ];
}
