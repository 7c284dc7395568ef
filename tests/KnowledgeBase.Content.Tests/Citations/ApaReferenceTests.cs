using KnowledgeBase.Content.Citations;
using static KnowledgeBase.Content.Tests.Citations.CitedSample;

namespace KnowledgeBase.Content.Tests.Citations;

/// <summary>Expected entries are written by the rules of the Publication Manual, 7th edition, chapters 9 and 10.</summary>
public sealed class ApaReferenceTests
{
    [Fact]
    public void A_sheet_names_version_description_and_a_publisher_that_is_not_the_author() => Assert.Equal(
        "KnowledgeBase contributors. (2026, November 22). Online grooming (Release 2026.1.0) [Fact sheet]. KnowledgeBase. https://kb.example/id/manifestations/online-grooming?release=2026.1.0",
        Apa(Sheet));

    [Fact]
    public void People_have_initials_and_a_comma_before_the_ampersand() => Assert.Equal(
        "Greijer, S., & Doek, J. (2016). Terminology Guidelines. ECPAT International. https://example.org/guidelines.pdf",
        Apa(Guidelines));

    [Fact]
    public void An_undated_page_says_when_it_was_retrieved_and_names_its_body_once() => Assert.Equal(
        "INTERPOL. (n.d.). The INTERPOL \"Worst of\" list. Retrieved November 2, 2026, from https://example.org/list",
        Apa(UndatedPage));

    [Fact]
    public void A_treaty_is_its_name_date_and_address() => Assert.Equal(
        "Convention on Cybercrime, November 23, 2001, https://example.org/185",
        Apa(new CitedWork
        {
            Key = "k", Kind = WorkKind.Treaty, Title = "Convention on Cybercrime", Authors = Names("Council of Europe"), IssuedOn = Date("2001-11-23"), Url = "https://example.org/185",
        }));

    [Fact]
    public void Data_is_called_so_and_dated_by_its_year() => Assert.Equal(
        "World Politics Data Lab. (2022). Ratification status [Data set]. https://example.org/data",
        Apa(new CitedWork
        {
            Key = "k", Kind = WorkKind.DataSet, Title = "Ratification status", Authors = Names("World Politics Data Lab"), IssuedOn = Date("2022-08-25"), Url = "https://example.org/data",
        }));

    [Fact]
    public void A_page_is_dated_to_the_month_where_no_day_is_known() => Assert.Equal(
        "Council of Europe. (2018, June). Cabo Verde joins. https://example.org/cv",
        Apa(new CitedWork { Key = "k", Kind = WorkKind.WebPage, Title = "Cabo Verde joins", Authors = Names("Council of Europe"), IssuedOn = Date("2018-06"), Url = "https://example.org/cv" }));

    [Fact]
    public void Two_bodies_have_no_comma_between_them() => Assert.StartsWith(
        "European Parliament & Council of the European Union. (2011, December 13). Terminology Guidelines.",
        Apa(Guidelines with { Kind = WorkKind.Legislation, Authors = Names("European Parliament", "Council of the European Union"), IssuedOn = Date("2011-12-13") }), StringComparison.Ordinal);

    [Fact]
    public void Without_an_author_the_title_comes_first() => Assert.Equal(
        "Terminology Guidelines. (2016). ECPAT International. https://example.org/guidelines.pdf",
        Apa(Guidelines with { Authors = [], IssuedOn = Date("2016") }));

    [Fact]
    public void A_title_that_asks_gets_no_full_stop_and_a_body_that_ends_with_one_no_second() => Assert.Equal(
        "Example Inc. (2016). What is CSAM? Example. https://example.org/guidelines.pdf",
        Apa(Guidelines with { Authors = Names("Example Inc."), Title = "What is CSAM?", IssuedOn = Date("2016"), Publisher = "Example" }));

    [Theory]
    [InlineData("Mezmur, B. D.", "Mezmur, B. D.")]
    [InlineData("Mezmur, B.D.", "Mezmur, B. D.")]
    [InlineData("Sartre, Jean-Paul Charles", "Sartre, J.-P. C.")]
    [InlineData("van der Berg, Åsa", "van der Berg, Å.")]
    [InlineData("Council of Europe", "Council of Europe")]
    [InlineData("Le Bot, avocat, Paris", "Le Bot, avocat, Paris")]
    public void Names_are_written(string name, string expected) => Assert.Equal(expected, AuthorName.Parse(name).WithInitials);

    [Fact]
    public void Twenty_authors_are_all_named_and_of_more_the_first_nineteen_and_the_last()
    {
        var nineteen = string.Join(", ", Enumerable.Range(1, 19).Select(i => $"Author{i}, A."));
        Assert.StartsWith($"{nineteen}, & Author20, A. (2016", Apa(Guidelines with { Authors = People(20) }), StringComparison.Ordinal);
        Assert.StartsWith($"{nineteen}, . . . Author21, A. (2016", Apa(Guidelines with { Authors = People(21) }), StringComparison.Ordinal);
        Assert.StartsWith($"{nineteen}, . . . Author500, A. (2016", Apa(Guidelines with { Authors = People(500) }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_title_is_enough() => Assert.Equal(
        "Line one two. (n.d.).", Apa(new CitedWork { Key = "k", Kind = WorkKind.WebPage, Title = "Line one\r\n\ttwo " }));

    private static string Apa(CitedWork work) => Reference.In(CitationStyle.Apa, work);
}
