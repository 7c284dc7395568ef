using KnowledgeBase.Content.Catalogues;

namespace KnowledgeBase.Content.Tests.Catalogues;

/// <summary>Article numbers as people cite them.</summary>
public sealed class ArticleNumberTests
{
    [Theory]
    [InlineData("23", "23")]
    [InlineData(" Article 23 ", "23")]
    [InlineData("Art. 20 (1) (f)", "20(1)(f)")]
    [InlineData("ARTS 4\u20135", "4-5")]
    [InlineData("Preamble", "preamble")]
    [InlineData("art", "art")]
    [InlineData("", "")]
    public void A_citation_is_read_without_its_trimmings(string written, string expected) =>
        Assert.Equal(expected, ArticleNumber.Normalise(written));

    [Theory]
    [InlineData("23", "23")]
    [InlineData("4-5", "4-5 4 5")]
    [InlineData("40, 42", "40,42 40 42")]
    [InlineData("19(1)(a)-(c)", "19(1)(a)-(c) 19(1)(a) 19(1)(b) 19(1)(c)")]
    [InlineData("9(1)-(2)", "9(1)-(2) 9(1) 9(2)")]
    [InlineData("2(c)(i)-(ii)", "2(c)(i)-(ii) 2(c)(i) 2(c)(ii)")]
    [InlineData("29(3)(1)(e)-(h)", "29(3)(1)(e)-(h) 29(3)(1)(e) 29(3)(1)(f) 29(3)(1)(g) 29(3)(1)(h)")]
    [InlineData("5-4", "5-4")]
    [InlineData("1-1000000000", "1-1000000000")]
    [InlineData("-", "-")]
    [InlineData("(a)-", "(a)-")]
    [InlineData("3(1) chapeau", "3(1)chapeau")]
    public void A_range_is_found_by_each_of_its_parts(string article, string expected) =>
        Assert.Equal(expected, string.Join(' ', ArticleNumber.Keys(article)));
}
