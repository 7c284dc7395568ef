using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Markdown;
using KnowledgeBase.Content.Problems;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace KnowledgeBase.Content.Rules;

/// <summary>
/// Text is Markdown in summaries, definitions and sections, and plain everywhere else. Nowhere is there HTML; sections have no headings and no
/// images of their own; links lead to web pages, mail addresses or pages of the catalogue.
/// </summary>
internal static class MarkupRule
{
    /// <summary>Reads HTML as HTML, so that it can be found, and notes where everything stands.</summary>
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    internal static void Check(RuleContext context)
    {
        foreach (var entry in context.Entries)
        {
            foreach (var (path, text) in DocumentStrings.Of(entry))
            {
                if (entry is FactsheetEntry && IsMarkdown(path))
                    CheckMarkdown(context, entry, path, text);
                else if (HasTag(text))
                    context.Report(entry, path, ProblemCodes.HtmlInText, "There is HTML in this text. Write plain words.");
            }
        }
    }

    /// <summary>Whether a string of a sheet is Markdown, by its path.</summary>
    internal static bool IsMarkdown(string path) =>
        path.StartsWith("texts.", StringComparison.Ordinal)
        && (path.EndsWith(".body", StringComparison.Ordinal) || path.EndsWith("ummary", StringComparison.Ordinal) || path.EndsWith(".definition", StringComparison.Ordinal));

    private static bool HasTag(string text)
    {
        for (var i = text.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < text.Length; i = text.IndexOf('<', i + 1))
        {
            if (char.IsAsciiLetter(text[i + 1]) || text[i + 1] is '/' or '!' or '?')
                return true;
        }

        return false;
    }

    private static void CheckMarkdown(RuleContext context, Entry entry, string path, string text)
    {
        if (MarkdownText.Parse(text, Pipeline) is not { } document)
        {
            context.Report(entry, path, ProblemCodes.TooDeep, "Lists, quotations or emphasis are nested too deeply to be read.");
            return;
        }

        // Only a section's body begins on a line of its own, so that a place in it is a place in the file.
        var isBody = path.EndsWith(".body", StringComparison.Ordinal);
        foreach (var element in document.Descendants())
        {
            var (code, message) = element switch
            {
                HtmlBlock or HtmlInline => (ProblemCodes.HtmlInText, "There is HTML in this text. Use Markdown."),
                HeadingBlock => (ProblemCodes.HeadingInText, "There is a heading inside the text. Sections have none of their own; use a paragraph or a list."),
                LinkInline { IsImage: true } => (ProblemCodes.ImageInText, "There is an image in this text. Texts have none."),
                LinkInline link when !SafeLink.IsSafe(link.Url) => (ProblemCodes.UnsafeLink, $"The link to '{link.Url}' is neither a web page (https), nor a mail address (mailto), nor a page of the catalogue."),
                AutolinkInline { IsEmail: false } link when !SafeLink.IsSafe(link.Url) => (ProblemCodes.UnsafeLink, $"The link to '{link.Url}' is neither a web page (https), nor a mail address (mailto), nor a page of the catalogue."),
                _ => ("", ""),
            };
            if (code.Length > 0)
                context.Report(entry, path, code, message, ProblemSeverity.Error, isBody ? element.Line : 0, isBody ? element.Column : 0);
        }
    }
}
