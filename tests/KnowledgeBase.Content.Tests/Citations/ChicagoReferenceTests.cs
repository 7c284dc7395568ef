using KnowledgeBase.Content.Citations;
using static KnowledgeBase.Content.Tests.Citations.CitedSample;

namespace KnowledgeBase.Content.Tests.Citations;

/// <summary>Expected entries are written by the rules of the Chicago Manual of Style, 17th edition, chapter 14.</summary>
public sealed class ChicagoReferenceTests
{
    [Fact]
    public void A_sheet_is_a_titled_part_of_a_site_with_a_release_and_a_date() => Assert.Equal(
        "KnowledgeBase contributors. “Online grooming.” KnowledgeBase, release 2026.1.0. November 22, 2026. https://kb.example/id/manifestations/online-grooming?release=2026.1.0.",
        Chicago(Sheet));

    [Fact]
    public void A_document_has_place_publisher_and_date_and_only_its_first_author_is_inverted() => Assert.Equal(
        "Greijer, Susanna, and Jaap Doek. Terminology Guidelines. Luxembourg: ECPAT International, June 2016. https://example.org/guidelines.pdf.",
        Chicago(Guidelines));

    [Fact]
    public void Quotation_marks_within_a_quoted_title_are_single_and_an_undated_page_says_when_it_was_accessed() => Assert.Equal(
        "INTERPOL. “The INTERPOL ‘Worst of’ list.” Accessed November 2, 2026. https://example.org/list.",
        Chicago(UndatedPage));

    [Theory]
    [InlineData("A statement on \"self-generated\"", "“A statement on ‘self-generated.’”")]
    [InlineData("“Quoted” first", "“‘Quoted’ first.”")]
    [InlineData("What is CSAM?", "“What is CSAM?”")]
    public void Titles_are_quoted(string title, string expected) => Assert.Contains($" {expected} ", Chicago(UndatedPage with { Title = title }), StringComparison.Ordinal);

    [Fact]
    public void A_document_without_date_place_or_author_says_so() => Assert.Equal(
        "Terminology Guidelines. ECPAT International, n.d.",
        Chicago(Guidelines with { Authors = [], Place = null, IssuedOn = null, Url = null }));

    [Fact]
    public void Ten_authors_are_all_named_and_of_more_the_first_seven()
    {
        var names = Enumerable.Range(2, 8).Select(i => $"Ada Author{i}").ToArray();
        Assert.StartsWith($"Author1, Ada, {string.Join(", ", names)}, and Ada Author10. Terminology", Chicago(Guidelines with { Authors = People(10) }), StringComparison.Ordinal);
        Assert.StartsWith($"Author1, Ada, {string.Join(", ", names[..6])}, et al. Terminology", Chicago(Guidelines with { Authors = People(11) }), StringComparison.Ordinal);
    }

    private static string Chicago(CitedWork work) => Reference.In(CitationStyle.Chicago, work);
}
