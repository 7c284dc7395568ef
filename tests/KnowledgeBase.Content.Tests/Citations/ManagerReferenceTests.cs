using System.Text.Json;
using KnowledgeBase.Content.Citations;
using static KnowledgeBase.Content.Tests.Citations.CitedSample;

namespace KnowledgeBase.Content.Tests.Citations;

/// <summary>
/// The formats that reference managers read. RIS: the specification of 2001. CSL-JSON: the rules of the csl-data schema of CSL 1.0.2, that is the names of
/// the variables, the types, names as family and given or literal, dates as one list of one to three numbers.
/// </summary>
public sealed class ManagerReferenceTests
{
    [Fact]
    public void A_sheet_in_RIS() => Assert.Equal(
        "TY  - ELEC\r\nTI  - Online grooming\r\nAU  - KnowledgeBase contributors\r\nPY  - 2026\r\nDA  - 2026/11/22/\r\nPB  - KnowledgeBase\r\nET  - Release 2026.1.0\r\n"
        + "M3  - Fact sheet\r\nLA  - en\r\nUR  - https://kb.example/id/manifestations/online-grooming?release=2026.1.0\r\n"
        + "N1  - CC BY 4.0, https://creativecommons.org/licenses/by/4.0/\r\nID  - knowledgebase-online-grooming-2026.1.0\r\nER  - \r\n",
        Reference.In(CitationStyle.Ris, Sheet));

    [Fact]
    public void A_report_in_RIS_has_a_line_for_each_person_and_keeps_the_slashes_of_a_date_without_a_day() => Assert.Equal(
        "TY  - RPRT\r\nTI  - Terminology Guidelines\r\nAU  - Greijer, Susanna\r\nAU  - Doek, Jaap\r\nPY  - 2016\r\nDA  - 2016/06//\r\nPB  - ECPAT International\r\nCY  - Luxembourg\r\n"
        + "LA  - en\r\nUR  - https://example.org/guidelines.pdf\r\nID  - terminology-guidelines-2016\r\nER  - \r\n",
        Reference.In(CitationStyle.Ris, Guidelines));

    [Fact]
    public void News_in_RIS_names_the_paper_that_it_stands_in() => Assert.Equal(
        "TY  - NEWS\r\nTI  - T\r\nPY  - 2017\r\nDA  - 2017///\r\nT2  - CBC News\r\nID  - k\r\nER  - \r\n",
        Reference.In(CitationStyle.Ris, new CitedWork { Key = "k", Kind = WorkKind.News, Title = "T", Publisher = "CBC News", IssuedOn = Date("2017") }));

    [Fact]
    public void No_value_can_start_a_line_of_RIS() => Assert.Equal(
        "TY  - ELEC\r\nTI  - One ER - two\r\nAU  - A b\r\nID  - k\r\nER  - \r\n",
        Reference.In(CitationStyle.Ris, new CitedWork { Key = "k", Kind = WorkKind.WebPage, Title = "One\r\nER  - two", Authors = Names("A* b") }));

    [Fact]
    public void A_report_in_CSL_JSON() => Assert.Equal(
        """[{"id":"terminology-guidelines-2016","type":"report","title":"Terminology Guidelines","author":[{"family":"Greijer","given":"Susanna"},{"family":"Doek","given":"Jaap"}],"issued":{"date-parts":[[2016,6]]},"publisher":"ECPAT International","publisher-place":"Luxembourg","language":"en","URL":"https://example.org/guidelines.pdf"}]""",
        Reference.In(CitationStyle.CslJson, Guidelines));

    [Fact]
    public void A_page_in_CSL_JSON_has_its_body_as_it_stands_and_the_day_of_access() => Assert.Equal(
        """[{"id":"inhope-faqs","type":"webpage","title":"The INTERPOL \"Worst of\" list","author":[{"literal":"INTERPOL"}],"accessed":{"date-parts":[[2026,11,2]]},"publisher":"INTERPOL","URL":"https://example.org/list"}]""",
        Reference.In(CitationStyle.CslJson, UndatedPage));

    [Theory]
    [InlineData(WorkKind.WebPage, "webpage")]
    [InlineData(WorkKind.Report, "report")]
    [InlineData(WorkKind.Treaty, "treaty")]
    [InlineData(WorkKind.Legislation, "legislation")]
    [InlineData(WorkKind.News, "article-newspaper")]
    [InlineData(WorkKind.DataSet, "dataset")]
    [InlineData(WorkKind.Entry, "entry")]
    public void Every_kind_is_a_type_of_CSL_and_every_variable_one_of_its(WorkKind kind, string type)
    {
        using var document = JsonDocument.Parse(Reference.In(CitationStyle.CslJson, Sheet with { Kind = kind, AccessedOn = new DateOnly(2026, 1, 2), Place = "Here" }));
        var item = Assert.Single(document.RootElement.EnumerateArray().ToArray());
        Assert.Equal(type, item.GetProperty("type").GetString());
        string[] allowed = ["id", "type", "title", "author", "issued", "accessed", kind == WorkKind.News ? "container-title" : "publisher", "publisher-place", "version", "genre", "language", "note", "URL"];
        Assert.Equal(allowed, item.EnumerateObject().Select(property => property.Name));
    }
}
