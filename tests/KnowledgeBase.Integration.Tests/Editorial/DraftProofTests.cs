using System.Text.Json.Nodes;
using KnowledgeBase.Content.Catalogues;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Editorial;

/// <summary>Readers get the same, byte for byte, whether or not drafts of every kind are in the database: open, handed in, approved and given up.</summary>
/// <param name="service">The service.</param>
public sealed class DraftProofTests(EditorialService service) : IClassFixture<EditorialService>
{
    private static readonly string[] Drafted = ["drafted-form", "drafted-framework", "drafted-treaty", "drafted-term", "drafted-source", "drafted-helpline", "country-ken", "drafted word", "drafted"];

    private static readonly string[] Names =
    [
        .. Drafted, "online-grooming", "lanzarote-convention", "end-to-end-encryption", "weprotect-the-issue", "country-fra", "online grooming", "2026.1.0",
        GlobalId.Encode("Manifestation", "drafted-form"), GlobalId.Encode("Source", "drafted-source"), GlobalId.Encode("Changeset", "1"), GlobalId.Encode("Manifestation", "online-grooming"),
    ];

    [Fact]
    public async Task No_public_question_is_answered_otherwise_because_of_a_draft()
    {
        var before = await PublicCrawl.AnswersAsync(service, Names);
        Assert.True(before.Count > 100, $"Only {before.Count} questions were found.");
        Assert.Contains(before.Values, answer => answer.Contains("Online grooming", StringComparison.Ordinal));
        Assert.Equal("", string.Join('\n', before.Where(pair => pair.Value.Contains("VALIDATION_FAILED", StringComparison.Ordinal) || pair.Value.Contains("LIMIT_EXCEEDED", StringComparison.Ordinal) || pair.Value.Contains("SYNTAX_ERROR", StringComparison.Ordinal)).Take(5).Select(pair => $"{pair.Key}: {pair.Value}")));

        await DraftEverythingAsync(await service.OpenAsync("Drafted, and open"));
        var submitted = await service.OpenAsync("Drafted, and handed in");
        await DraftEverythingAsync(submitted);
        await service.DoAsync("ada", "submitChangeset", new { changeset = submitted });
        var approved = await service.OpenAsync("Drafted, and approved");
        await DraftEverythingAsync(approved);
        await service.DoAsync("ada", "submitChangeset", new { changeset = approved });
        await service.DoAsync("root", "reviewChangeset", new { changeset = approved, verdict = "APPROVE" });
        var abandoned = await service.OpenAsync("Drafted, and given up");
        await DraftEverythingAsync(abandoned);
        await service.DoAsync("ada", "abandonChangeset", new { changeset = abandoned });

        var after = await PublicCrawl.AnswersAsync(service, Names);
        Assert.Equal(before.Keys, after.Keys);
        foreach (var (question, answer) in after)
            Assert.True(before[question] == answer, $"{question}\nwithout drafts: {before[question]}\nwith drafts:    {answer}");
    }

    [Fact]
    public async Task The_same_questions_would_find_the_drafts_if_they_were_published()
    {
        var changeset = await service.OpenAsync("Seen in a preview");
        await DraftEverythingAsync(changeset, retires: false); // other sheets cite what is retired, so that there would be no preview
        var data = await service.DataAsync(
            "ada",
            $$"""
            query @inContext(changeset: "{{changeset}}") {
              factsheet(slug: "drafted-form") { title }
              lookup(label: "drafted word") { matches { factsheet { slug } } }
              source(slug: "drafted-source") { title }
              country(code: "KEN") { name memberships { status } }
              instrument(slug: "drafted-treaty") { provisions { article coverage { level } } }
              helpResources { nodes { slug } }
            }
            """);

        Assert.Equal(
            JsonNode.Parse(
                """
                {
                  "factsheet": { "title": "Drafted form" },
                  "lookup": { "matches": [{ "factsheet": { "slug": "drafted-form" } }] },
                  "source": { "title": "Drafted source" },
                  "country": { "name": "Kenya", "memberships": [{ "status": "NOT_PARTY" }] },
                  "instrument": { "provisions": [{ "article": "1", "coverage": [{ "level": "IMPLICIT" }] }] },
                  "helpResources": { "nodes": [{ "slug": "drafted-helpline" }] }
                }
                """)!.ToJsonString(),
            data.ToJsonString());
    }

    /// <summary>A draft of every kind: each kind of entry new, and published ones changed, renamed in their parts and taken out.</summary>
    private async Task DraftEverythingAsync(string changeset, bool retires = true)
    {
        static object[] En(string text) => [new { language = "en", text }];
        object[] cited = [new { source = "drafted-source" }];
        var text = new { title = "Drafted form", summary = "A drafted form.", plainLanguageSummary = "A drafted form.", definition = "A drafted form.", sections = new[] { new { kind = "OVERVIEW", body = "Drafted." } } };
        var label = new { kind = "PREFERRED", usage = "RECOMMENDED", confidence = "UNVERIFIED" };
        await DoAsync("putSource", new { changeset, slug = "drafted-source", patch = new { title = "Drafted source" } });
        await DoAsync("putManifestation", new { changeset, slug = "drafted-form", patch = new { position = 9, origin = "LATER_ADDITION", confidence = "UNVERIFIED", asOf = "2026-11-22", citations = cited, definitionCitations = cited } });
        await DoAsync("setText", new { changeset, slug = "drafted-form", language = "en", expectedRevision = 1, patch = text });
        await DoAsync("putTerm", new { changeset, slug = "drafted-form", label = "drafted word", language = "en", expectedRevision = 2, patch = label });
        await DoAsync("putLegalFramework", new { changeset, slug = "drafted-framework", patch = new { position = 9, origin = "LATER_ADDITION", confidence = "UNVERIFIED", asOf = "2026-11-22", citations = cited, definitionCitations = cited } });
        await DoAsync("setText", new { changeset, slug = "drafted-framework", language = "en", expectedRevision = 1, patch = text });
        await DoAsync("putTerm", new { changeset, slug = "drafted-framework", label = "drafted framework", language = "en", expectedRevision = 2, patch = label });
        await DoAsync("putInstrument", new
        {
            changeset, framework = "drafted-framework", slug = "drafted-treaty", expectedRevision = 3,
            patch = new { kind = "TREATY", officialTitle = En("Drafted treaty"), shortTitle = En("Drafted treaty"), reference = "1", adoptedBy = En("Nobody"), confidence = "UNVERIFIED", citations = cited },
        });
        await DoAsync("putProvision", new { changeset, instrument = "drafted-treaty", article = "1", expectedRevision = 4, patch = new { heading = En("Drafted"), summary = En("Drafted."), obligation = "PROTECTION", confidence = "UNVERIFIED", citations = cited } });
        await DoAsync("setCoverage", new { changeset, instrument = "drafted-treaty", article = "1", manifestation = "online-grooming", expectedRevision = 5, patch = new { level = "IMPLICIT", rationale = En("Drafted."), confidence = "UNVERIFIED", assessedOn = "2026-11-22", citations = cited } });
        await DoAsync("setAssessment", new { changeset, instrument = "drafted-treaty", manifestation = "online-grooming", expectedRevision = 6, patch = new { level = "IMPLICIT", rationale = En("Drafted."), confidence = "UNVERIFIED", assessedOn = "2026-11-22", citations = cited } });
        await DoAsync("putTechnologyTerm", new { changeset, slug = "drafted-term", patch = new { position = 9, origin = "LATER_ADDITION", confidence = "UNVERIFIED", category = "NETWORK", manifestations = new[] { new { manifestation = "online-grooming", role = "MISUSED" } } } });
        await DoAsync("setText", new { changeset, slug = "drafted-term", language = "en", expectedRevision = 1, patch = text });
        await DoAsync("putTerm", new { changeset, slug = "drafted-term", label = "drafted term", language = "en", expectedRevision = 2, patch = label });
        await DoAsync("putHelpResource", new { changeset, slug = "drafted-helpline", patch = new { name = En("Drafted helpline"), description = En("Drafted."), url = "https://example.org/", kind = "HELPLINE", citations = cited } });
        await DoAsync("putCountry", new { changeset, country = "KEN", patch = new { name = En("Kenya") } });
        await DoAsync("putParty", new { changeset, country = "KEN", instrument = "lanzarote-convention", expectedRevision = 1, patch = new { status = "NOT_PARTY", asOf = "2026-11-22", confidence = "UNVERIFIED", citations = cited } });
        await DoAsync("putTerm", new { changeset, slug = "online-grooming", label = "drafted label", language = "en", expectedRevision = 1, patch = new { kind = "ALTERNATIVE", usage = "ACCEPTED", confidence = "UNVERIFIED" } });
        await DoAsync("setText", new { changeset, slug = "online-grooming", language = "es", expectedRevision = 2, patch = new { title = "Un borrador" } });
        await DoAsync("relate", new { changeset, slug = "drafted-form", kind = "RELATED", target = "online-grooming", expectedRevision = 3 });
        if (retires)
            await DoAsync("retire", new { changeset, slug = "iicsa-internet-glossary", expectedRevision = 1 });

        Task<JsonNode> DoAsync(string mutation, object input) => service.DoAsync("ada", mutation, input);
    }
}
