using System.Net;
using System.Text;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace KnowledgeBase.Content.Markdown;

/// <summary>
/// Content's Markdown (CommonMark) as plain text and as HTML that is safe to put into any page, whatever the Markdown holds: HTML in it stands as
/// text, images give their description, and links lead only where <see cref="SafeLink"/> lets them.
/// </summary>
public static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <summary>The text as HTML: paragraphs, lists, emphasis, quotations, code and links. Headings are kept, one below the page's own.</summary>
    public static string Html(string markdown)
    {
        if (Parse(markdown) is not { } document)
            return $"<p>{WebUtility.HtmlEncode(markdown)}</p>\n";
        foreach (var link in document.Descendants<LinkInline>().ToArray())
        {
            if (link.IsImage || !SafeLink.IsSafe(link.GetDynamicUrl?.Invoke() ?? link.Url))
                Unlink(link);
        }

        foreach (var link in document.Descendants<AutolinkInline>().ToArray())
        {
            if (!link.IsEmail && !SafeLink.IsSafe(link.Url))
                link.ReplaceBy(new LiteralInline(link.Url));
        }

        using var writer = new StringWriter(new StringBuilder(markdown.Length * 2)) { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>
    /// The text without markup: words of a paragraph on one line, a blank line between paragraphs, list items on lines that begin with a hyphen or
    /// their number, links by their text.
    /// </summary>
    public static string Plain(string markdown) => Parse(markdown) is { } document ? new PlainWriter().Write(document) : markdown;

    /// <summary>The parsed text; null where elements nest deeper than Markdig's limit of 128, which nobody does by hand.</summary>
    internal static MarkdownDocument? Parse(string markdown, MarkdownPipeline? pipeline = null)
    {
        try
        {
            return Markdig.Markdown.Parse(markdown, pipeline ?? Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Puts what a link or image shows in its place.</summary>
    private static void Unlink(LinkInline link)
    {
        var text = new ContainerInline();
        link.MoveChildrenAfter(text);
        link.ReplaceBy(text, copyChildren: false);
    }
}
