using KnowledgeBase.Content.Citations;
using static KnowledgeBase.Content.Tests.Citations.CitedSample;

namespace KnowledgeBase.Content.Tests.Citations;

/// <summary>Expected entries are written by the rules of "BibTeXing" and the LaTeX list of accents and symbols.</summary>
public sealed class BibTexReferenceTests
{
    [Fact]
    public void A_sheet_is_an_entry_with_its_body_and_title_kept_together() => Assert.Equal(
        """
        @misc{knowledgebase-online-grooming-2026.1.0,
          author = {{KnowledgeBase contributors}},
          title = {{Online grooming}},
          year = {2026},
          month = nov,
          day = {22},
          howpublished = {KnowledgeBase, release 2026.1.0},
          publisher = {{KnowledgeBase}},
          version = {2026.1.0},
          type = {Fact sheet},
          language = {en},
          url = {https://kb.example/id/manifestations/online-grooming?release=2026.1.0},
          note = {CC BY 4.0, https://creativecommons.org/licenses/by/4.0/}
        }

        """, Bibtex(Sheet));

    [Fact]
    public void A_report_has_an_institution_and_its_people_joined_by_and() => Assert.Equal(
        """
        @techreport{terminology-guidelines-2016,
          author = {Greijer, Susanna and Doek, Jaap},
          title = {{Terminology Guidelines}},
          year = {2016},
          month = jun,
          institution = {{ECPAT International}},
          address = {Luxembourg},
          language = {en},
          url = {https://example.org/guidelines.pdf}
        }

        """, Bibtex(Guidelines));

    [Fact]
    public void What_is_not_known_is_left_out() => Assert.Equal(
        """
        @misc{k,
          title = {{T}}
        }

        """, Bibtex(new CitedWork { Key = "k", Kind = WorkKind.WebPage, Title = "T" }));

    [Theory]
    [InlineData("100 % of #1 & $2 for a_b", @"100 \% of \#1 \& \$2 for a\_b")]
    [InlineData("{", @"{\textbraceleft}")]
    [InlineData("}{\\", @"{\textbraceright}{\textbraceleft}{\textbackslash}")]
    [InlineData("~^", @"{\textasciitilde}{\textasciicircum}")]
    [InlineData("Déjà vu à la niña Škoda", @"D{\'e}j{\`a} vu {\`a} la ni{\~n}a {\v{S}}koda")]
    [InlineData("víctima vĩ", @"v{\'i}ctima v{\~\i}")]
    [InlineData("naïve façade Ångström Łódź ß œuvre", @"na{\""i}ve fa{\c{c}}ade {\AA}ngstr{\""o}m {\L}{\'o}d{\'z} {\ss} {\oe}uvre")]
    [InlineData("The \"Worst of\" list – “quoted” ‘one’", "The ``Worst of'' list -- ``quoted'' `one'")]
    [InlineData("¿Qué? <b>", @"{\textquestiondown}Qu{\'e}? {\textless}b{\textgreater}")]
    [InlineData("дети 儿童", "дети 儿童")]
    [InlineData("e\u0301", @"{\'e}")]
    public void Text_is_escaped(string text, string expected) => Assert.Contains($"title = {{{{{expected}}}}}", Bibtex(Sheet with { Title = text }), StringComparison.Ordinal);

    [Theory]
    [InlineData("a{b}c}}{\\{}")]
    [InlineData("}")]
    [InlineData("\\}{")]
    public void Braces_are_balanced_whatever_comes_in(string text)
    {
        var depth = 0;
        foreach (var character in Bibtex(Sheet with { Title = text, Url = "https://e.example/" + text, Publisher = text, Key = text }))
        {
            depth += character switch { '{' => 1, '}' => -1, _ => 0 };
            Assert.True(depth >= 0);
        }

        Assert.Equal(0, depth);
    }

    [Fact]
    public void A_body_with_and_in_its_name_is_one_author() =>
        Assert.Contains("author = {{Global Health and Human Rights Database} and {UNICEF}}", Bibtex(Sheet with { Authors = Names("Global Health and Human Rights Database", "UNICEF") }), StringComparison.Ordinal);

    private static string Bibtex(CitedWork work) => Reference.In(CitationStyle.Bibtex, work).Replace("\r", "", StringComparison.Ordinal);
}
