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
    /// <summary>How deep elements may nest: lists in lists, emphasis in links and so on.</summary>
    private const int MaxDepth = 100;

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

    /// <summary>The parsed text; null where elements nest deeper than <see cref="MaxDepth"/>, which nobody does by hand.</summary>
    internal static MarkdownDocument? Parse(string markdown, MarkdownPipeline? pipeline = null)
    {
        try
        {
            var document = Markdig.Markdown.Parse(markdown, pipeline ?? Pipeline);
            return IsShallow(document) ? document : null;
        }
        catch (ArgumentException)
        {
            // Markdig's own limit, on blocks.
            return null;
        }
    }

    /// <summary>Renderers recurse once a level, and an overflow of the stack would end the process.</summary>
    private static bool IsShallow(MarkdownDocument document)
    {
        var open = new Stack<(MarkdownObject Element, int Depth)>();
        open.Push((document, 1));
        while (open.TryPop(out var at))
        {
            if (at.Depth > MaxDepth)
                return false;
            if (at.Element is ContainerBlock blocks)
            {
                foreach (var block in blocks)
                    open.Push((block, at.Depth + 1));
            }
            else if (at.Element is LeafBlock { Inline: { } inline })
            {
                open.Push((inline, at.Depth + 1));
            }
            else if (at.Element is ContainerInline inlines)
            {
                foreach (var child in inlines)
                    open.Push((child, at.Depth + 1));
            }
        }

        return true;
    }

    /// <summary>Puts what a link or image shows in its place.</summary>
    private static void Unlink(LinkInline link)
    {
        var text = new ContainerInline();
        link.MoveChildrenAfter(text);
        link.ReplaceBy(text, copyChildren: false);
    }
}
