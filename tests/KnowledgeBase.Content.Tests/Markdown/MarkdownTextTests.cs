using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Content.Markdown;

namespace KnowledgeBase.Content.Tests.Markdown;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("One *two* **three** `four`.", "<p>One <em>two</em> <strong>three</strong> <code>four</code>.</p>\n")]
    [InlineData("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n")]
    [InlineData("[a](https://a.example/?b=c&d=e)", "<p><a href=\"https://a.example/?b=c&amp;d=e\">a</a></p>\n")]
    [InlineData("[a](mailto:a@b.example)", "<p><a href=\"mailto:a@b.example\">a</a></p>\n")]
    [InlineData("[a](/sheets/harm)", "<p><a href=\"/sheets/harm\">a</a></p>\n")]
    [InlineData("<https://a.example>", "<p><a href=\"https://a.example\">https://a.example</a></p>\n")]
    [InlineData("", "")]
    public void Markdown_becomes_HTML(string markdown, string html) => Assert.Equal(html, MarkdownText.Html(markdown));

    [Theory]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n")]
    [InlineData("a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n")]
    [InlineData("[*a* b](javascript:alert(1))", "<p><em>a</em> b</p>\n")]
    [InlineData("[a](JaVaScRiPt:x)", "<p>a</p>\n")]
    [InlineData("[a](java&#10;script:x)", "<p>a</p>\n")]
    [InlineData("[a](&#1;javascript:x)", "<p>a</p>\n")]
    [InlineData("[a](data:text/html,x)", "<p>a</p>\n")]
    [InlineData("[a](vbscript:x)", "<p>a</p>\n")]
    [InlineData("[a](//evil.example)", "<p>a</p>\n")]
    [InlineData(@"[a](/\\evil.example)", "<p>a</p>\n")]
    [InlineData("[a]()", "<p>a</p>\n")]
    [InlineData("[a][b]\n\n[b]: javascript:x", "<p>a</p>\n")]
    [InlineData("![picture](https://a.example/x.png)", "<p>picture</p>\n")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>\n")]
    [InlineData("[a](https://a.example \"\\\" onclick=x\")", "<p><a href=\"https://a.example\" title=\"&quot; onclick=x\">a</a></p>\n")]
    public void Nothing_harmful_comes_through(string markdown, string html) => Assert.Equal(html, MarkdownText.Html(markdown));

    [Theory]
    [InlineData("One *two*\nthree **four** `five` [six](https://a.example).", "One two three four five six.")]
    [InlineData("One.\n\nTwo.", "One.\n\nTwo.")]
    [InlineData("- **a**: x\n- b\n  c\n\nd", "- a: x\n- b c\n\nd")]
    [InlineData("3. a\n4. b", "3. a\n4. b")]
    [InlineData("- a\n  - b", "- a\n  - b")]
    [InlineData("> a", "a")]
    [InlineData("a &amp; b \\* c  \nd", "a & b * c\nd")]
    [InlineData("![picture](x.png)", "picture")]
    [InlineData("<b>x</b>", "<b>x</b>")]
    [InlineData("", "")]
    public void Markdown_becomes_plain_text(string markdown, string plain) => Assert.Equal(plain, MarkdownText.Plain(markdown));

    [Fact]
    public void No_text_makes_it_throw_or_lets_a_tag_through() => Prop.ForAll<NonNull<string>>(text =>
    {
        _ = MarkdownText.Plain(text.Get);
        Assert.DoesNotContain("<script", MarkdownText.Html(text.Get + "<script>x</script>" + text.Get), StringComparison.OrdinalIgnoreCase);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Theory]
    [InlineData("> ", 10)]
    [InlineData("> ", 50_000)]
    [InlineData("[", 10)]
    [InlineData("[", 10_000)]
    [InlineData("[ ", 10_000)]
    [InlineData("![", 10_000)]
    [InlineData("*a ", 10_000)]
    [InlineData("- ", 10_000)]
    public void Nesting_without_end_overflows_nothing(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times)) + "x";
        Assert.Contains("x", MarkdownText.Plain(text), StringComparison.Ordinal);
        Assert.Contains("x", MarkdownText.Html(text), StringComparison.Ordinal);
    }
}
