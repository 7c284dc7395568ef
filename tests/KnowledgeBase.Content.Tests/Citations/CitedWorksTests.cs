using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Citations;
using KnowledgeBase.Content.CoverageMatrices;
using KnowledgeBase.Content.Exports;
using KnowledgeBase.Content.Tests.Catalogues;

namespace KnowledgeBase.Content.Tests.Citations;

/// <summary>What references name, on the project's content.</summary>
public sealed class CitedWorksTests
{
    private static readonly PersistentAddresses Addresses = new("https://kb.example");

    private static readonly Lazy<Catalogue> Repository = new(CatalogueSample.OfRepository);

    [Fact]
    public void A_sheet_is_cited_in_the_readers_language_with_the_release_pinned() => Assert.Equal(
        "KnowledgeBase contributors. (1970, January 1). Captación de niñas, niños y adolescentes con fines sexuales en línea (Release 1.0.0) [Fact sheet]. KnowledgeBase. https://kb.example/id/manifestations/online-grooming?release=1.0.0",
        Reference.In(CitationStyle.Apa, Works("es").Of(Repository.Value.Factsheet("online-grooming")!)));

    [Fact]
    public void A_provision_is_cited_by_instrument_article_and_heading() => Assert.Equal(
        "KnowledgeBase contributors. “Lanzarote Convention, Article 20(1)(f): " + Repository.Value.Provision("lanzarote-convention", "20(1)(f)")!.Record.Heading.In(["en"]).Text
        + ".” KnowledgeBase, release 1.0.0. January 1, 1970. https://kb.example/id/instruments/lanzarote-convention?release=1.0.0#article-20(1)(f).",
        Reference.In(CitationStyle.Chicago, Works("en").Of(Repository.Value.Provision("lanzarote-convention", "20(1)(f)")!)));

    [Fact]
    public void A_cell_is_cited_with_the_question_that_it_answers()
    {
        var matrix = CoverageMatrix.Of(Repository.Value, new CoverageFilter(["online-grooming"], Country: "FRA", AsOf: new DateOnly(2020, 1, 1)), CoverageColumns.Instruments);
        var column = matrix.Columns.IndexOf(Repository.Value.Instrument("lanzarote-convention")!);
        Assert.Equal(
            "KnowledgeBase contributors. (1970). Coverage of “Online grooming” by “Lanzarote Convention”: EXPLICIT (FRA, 2020-01-01) (Release 1.0.0) [Data set]. KnowledgeBase. "
            + "https://kb.example/releases/1.0.0/coverage.csv?manifestations=online-grooming&instruments=lanzarote-convention&country=FRA&asOf=2020-01-01&columns=INSTRUMENTS&language=en",
            Reference.In(CitationStyle.Apa, Works("en").Of(matrix.Cells[0][column])));
    }

    [Fact]
    public void Every_source_can_be_cited_in_every_style_and_no_body_is_taken_for_a_person()
    {
        var people = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var source in Repository.Value.Sources)
        {
            var work = CitedWorks.Of(source);
            foreach (var style in Enum.GetValues<CitationStyle>())
                Assert.NotEmpty(Reference.In(style, work));
            people.UnionWith(work.Authors.Where(author => !author.IsBody).Select(author => author.Inverted));
        }

        Assert.Superset(new HashSet<string> { "Greijer, Susanna", "Doek, Jaap", "Mezmur, B. D." }, people);
        // A name that is not a person's stands here by mistake: write it without ", ".
        Assert.DoesNotContain(people, name => name.Contains("Council", StringComparison.Ordinal) || name.Contains("avocat", StringComparison.Ordinal));
    }

    private static CitedWorks Works(string language) => new(CatalogueSample.Release, Addresses, ImmutableArray.Create(language));
}
