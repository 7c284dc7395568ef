using System.Text.Json.Nodes;
using KnowledgeBase.Integration.Tests.Api;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Research;

/// <summary>References in answers of the real service, on the project's content. The norms themselves are tested with the content library.</summary>
public sealed class CitationTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    [Fact]
    public async Task A_sheet_of_every_series_a_provision_a_source_and_a_cell_can_be_cited_at_their_release()
    {
        var service = await catalogue.ServiceAsync(postgres);
        var data = await service.DataAsync("""
            query @inContext(languages: ["en"]) {
              release { version publishedAt }
              form: factsheet(slug: "online-grooming") { citeAs }
              law: legalFramework(slug: "lanzarote-convention") { citeAs(style: CHICAGO) }
              term: technologyTerm(slug: "end-to-end-encryption") { citeAs(style: APA) }
              provision(instrument: "lanzarote-convention", article: "23") { citeAs }
              source(slug: "terminology-guidelines-2016") { citeAs(style: CHICAGO) ris: citeAs(style: RIS) }
              coverageMatrix(filter: { manifestations: ["online-grooming"], instruments: ["lanzarote-convention"] }) { cells { citeAs } }
            }
            """);
        var version = (string)data["release"]!["version"]!;
        var day = DateTimeOffset.Parse((string)data["release"]!["publishedAt"]!, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
        var (apa, chicago) = ($"{day:yyyy}, {day:MMMM} {day.Day}", $"{day:MMMM} {day.Day}, {day:yyyy}");
        Assert.Equal(
            $"KnowledgeBase contributors. ({apa}). Online grooming (Release {version}) [Fact sheet]. KnowledgeBase. https://kb.example/id/manifestations/online-grooming?release={version}",
            (string)data["form"]!["citeAs"]!);
        Assert.StartsWith("KnowledgeBase contributors. “", (string)data["law"]!["citeAs"]!, StringComparison.Ordinal);
        Assert.EndsWith($".” KnowledgeBase, release {version}. {chicago}. https://kb.example/id/legal-frameworks/lanzarote-convention?release={version}.", (string)data["law"]!["citeAs"]!, StringComparison.Ordinal);
        Assert.EndsWith($"https://kb.example/id/technology/end-to-end-encryption?release={version}", (string)data["term"]!["citeAs"]!, StringComparison.Ordinal);
        Assert.Equal(
            $"KnowledgeBase contributors. ({apa}). Lanzarote Convention, Article 23: Solicitation of children for sexual purposes (Release {version}) [Provision record]. KnowledgeBase. https://kb.example/id/instruments/lanzarote-convention?release={version}#article-23",
            (string)data["provision"]!["citeAs"]!);
        Assert.StartsWith("Greijer, Susanna, and Jaap Doek. ", (string)data["source"]!["citeAs"]!, StringComparison.Ordinal);
        Assert.Contains("\r\nAU  - Greijer, Susanna\r\nAU  - Doek, Jaap\r\n", (string)data["source"]!["ris"]!, StringComparison.Ordinal);
        Assert.EndsWith(
            $"https://kb.example/releases/{version}/coverage.csv?manifestations=online-grooming&frameworks=lanzarote-convention&instruments=lanzarote-convention&columns=FRAMEWORKS&language=en",
            (string)data["coverageMatrix"]!["cells"]![0]![0]!["citeAs"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_style_of_every_sheet_is_answered_and_CSL_JSON_can_be_read()
    {
        var service = await catalogue.ServiceAsync(postgres);
        var data = await service.DataAsync("{ factsheets(first: 100) { nodes { apa: citeAs(style: APA) chicago: citeAs(style: CHICAGO) bibtex: citeAs(style: BIBTEX) csl: citeAs(style: CSL_JSON) ris: citeAs(style: RIS) } } }");
        foreach (var sheet in data["factsheets"]!["nodes"]!.AsArray())
        {
            Assert.StartsWith("@misc{knowledgebase-", (string)sheet!["bibtex"]!, StringComparison.Ordinal);
            Assert.EndsWith("ER  - \r\n", (string)sheet["ris"]!, StringComparison.Ordinal);
            Assert.Equal("entry", (string)Assert.Single(JsonNode.Parse((string)sheet["csl"]!)!.AsArray())!["type"]!);
        }
    }
}
