using System.Runtime.CompilerServices;
using KnowledgeBase.Content.Markdown;

namespace KnowledgeBase.Api.Factsheets;

/// <summary>
/// The catalogues' texts as plain text and as HTML, made when first asked for. They are kept by the text itself for as long as a catalogue holds that, and go with
/// it: what strangers send is never kept, and nothing has to be thrown away.
/// </summary>
public sealed class RenderedTexts
{
    private readonly ConditionalWeakTable<string, Forms> _forms = [];

    private sealed class Forms
    {
        public string? Plain { get; set; }

        public string? Html { get; set; }
    }

    /// <summary>A text of a catalogue in a form.</summary>
    /// <param name="markdown">The very text that the catalogue holds; a copy of it would be made anew each time.</param>
    /// <param name="format">The form.</param>
    public string Of(string markdown, TextFormat format)
    {
        if (format == TextFormat.Markdown)
            return markdown;
        var forms = _forms.GetValue(markdown, static _ => new Forms());

        // Two requests at once may make the same text; either is right.
        return format == TextFormat.Html ? forms.Html ??= MarkdownText.Html(markdown) : forms.Plain ??= MarkdownText.Plain(markdown);
    }
}
