using System.Text;
using KnowledgeBase.Content.Markdown;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>Writes HTML (WHATWG, "Writing HTML documents"): every text and every attribute is encoded, so that nothing in content is ever taken for markup.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _html = new(16 * 1024);

    /// <summary>Opens an element. An attribute whose value is null is left out.</summary>
    internal HtmlWriter Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _html.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value is null)
                continue;
            _html.Append(' ').Append(name).Append("=\"");
            Encode(value);
            _html.Append('"');
        }

        _html.Append('>');
        return this;
    }

    /// <summary>Closes an element.</summary>
    internal HtmlWriter Close(string element)
    {
        _html.Append("</").Append(element).Append('>');
        return this;
    }

    /// <summary>Closes an element that is a block of its own, and ends the line.</summary>
    internal HtmlWriter End(string element)
    {
        _html.Append("</").Append(element).Append(">\n");
        return this;
    }

    /// <summary>A text.</summary>
    internal HtmlWriter Text(string text)
    {
        Encode(text);
        return this;
    }

    /// <summary>An element with a text.</summary>
    internal HtmlWriter Element(string element, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(element, attributes).Text(text).Close(element);

    /// <summary>An element with a text, on a line of its own.</summary>
    internal HtmlWriter Line(string element, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) =>
        Open(element, attributes).Text(text).End(element);

    /// <summary>A link, with the language of its text where that is not the page's.</summary>
    internal HtmlWriter Link(string address, string text, string? language = null) => Element("a", text, ("href", address), ("lang", language));

    /// <summary>Content's Markdown, as safe HTML.</summary>
    internal HtmlWriter Markdown(string markdown)
    {
        _html.Append(MarkdownText.Html(markdown));
        return this;
    }

    /// <summary>Text that this program holds and that is HTML already.</summary>
    internal HtmlWriter Own(string html)
    {
        _html.Append(html);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _html.ToString();

    private void Encode(string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => _html.Append("&amp;"),
                '<' => _html.Append("&lt;"),
                '>' => _html.Append("&gt;"),
                '"' => _html.Append("&quot;"),
                '\'' => _html.Append("&#39;"),
                _ => _html.Append(c),
            };
        }
    }
}
