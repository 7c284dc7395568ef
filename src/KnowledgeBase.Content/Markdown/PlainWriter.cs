using System.Globalization;
using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace KnowledgeBase.Content.Markdown;

/// <summary>Writes parsed Markdown as plain text. It recurses no deeper than <see cref="MarkdownText.Parse"/> lets elements nest.</summary>
internal sealed class PlainWriter
{
    private readonly StringBuilder _text = new();

    internal string Write(MarkdownDocument document)
    {
        Blocks(document, "");
        return _text.ToString();
    }

    /// <summary>Blocks with an empty line between them, each line after the first at an indentation.</summary>
    private void Blocks(ContainerBlock container, string indent)
    {
        var isFirst = true;
        foreach (var block in container)
        {
            if (block is LinkReferenceDefinitionGroup)
                continue;
            if (!isFirst)
                _text.Append('\n').Append(container is ListItemBlock { Parent: ListBlock { IsLoose: false } } ? "" : "\n").Append(indent);
            isFirst = false;
            Block(block, indent);
        }
    }

    private void Block(Block block, string indent)
    {
        switch (block)
        {
            case ListBlock list:
                Items(list, indent);
                break;
            case ContainerBlock container:
                Blocks(container, indent);
                break;
            case LeafBlock { Inline: { } inline }:
                Inlines(inline);
                break;
            case LeafBlock leaf:
                _text.Append(leaf.Lines.ToString());
                break;
        }
    }

    private void Items(ListBlock list, string indent)
    {
        var number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 1;
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
                _text.Append('\n').Append(indent);
            var mark = list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number + i}. ") : "- ";
            _text.Append(mark);
            Blocks((ContainerBlock)list[i], indent + new string(' ', mark.Length));
        }
    }

    private void Inlines(ContainerInline container)
    {
        foreach (var inline in container)
        {
            _ = inline switch
            {
                LiteralInline literal => _text.Append(literal.Content.AsSpan()),
                CodeInline code => _text.Append(code.Content),
                AutolinkInline link => _text.Append(link.Url),
                HtmlEntityInline entity => _text.Append(entity.Transcoded.AsSpan()),
                HtmlInline html => _text.Append(html.Tag),
                LineBreakInline { IsHard: true } => _text.Append('\n'),
                LineBreakInline => _text.Append(' '),
                _ => _text,
            };
            if (inline is ContainerInline nested)
                Inlines(nested);
        }
    }
}
