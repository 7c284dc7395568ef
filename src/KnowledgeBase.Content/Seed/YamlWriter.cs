using System.Text;

namespace KnowledgeBase.Content.Seed;

/// <summary>
/// Writes values as YAML: one form for each, made to be read and to make small diffs. Short things stand on one line, long texts are
/// folded, quotation marks stand only where YAML needs them.
/// </summary>
internal sealed class YamlWriter
{
    /// <summary>Lines are kept to this many UTF-16 code units where words allow it.</summary>
    private const int Width = 120;

    private readonly StringBuilder _yaml = new();

    /// <summary>Writes <c>key: value</c> lines at an indentation; the first may go on where the hyphen of a list item stands.</summary>
    internal void Mapping(SeedMap map, int indent, bool afterHyphen = false)
    {
        foreach (var (key, value) in map.Pairs)
        {
            _yaml.Append(' ', afterHyphen ? 1 : indent).Append(key).Append(':');
            afterHyphen = false;
            Value(value, indent, indent + key.Length + 1);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _yaml.ToString();

    /// <summary>Writes a value after its key or hyphen, which ends at a column of the line, and ends the line.</summary>
    private void Value(SeedValue value, int indent, int column)
    {
        if (OnOneLine(value) is { } line && column + 1 + line.Length <= Width)
        {
            _yaml.Append(' ').Append(line).Append('\n');
            return;
        }

        switch (value)
        {
            case SeedText text when YamlScalars.CanBeFolded(text.Text):
                Folded(text.Text, indent + 2);
                break;
            case SeedText text when YamlScalars.CanBeLiteral(text.Text):
                Literal(text.Text, indent + 2);
                break;
            case SeedText text:
                _yaml.Append(' ').Append(YamlScalars.Quoted(text.Text)).Append('\n');
                break;
            case SeedLiteral literal:
                _yaml.Append(' ').Append(literal.Text).Append('\n');
                break;
            case SeedMap map:
                _yaml.Append('\n');
                Mapping(map, indent + 2);
                break;
            case SeedList list:
                _yaml.Append('\n');
                List(list, indent + 2);
                break;
        }
    }

    private void List(SeedList list, int indent)
    {
        foreach (var item in list.Items)
        {
            _yaml.Append(' ', indent).Append('-');
            if (item is SeedMap map && (OnOneLine(map) is not { } line || indent + 2 + line.Length > Width))
                Mapping(map, indent + 2, afterHyphen: true);
            else
                Value(item, indent, indent + 1);
        }
    }

    /// <summary>A value as it would stand on one line; null for one that never does.</summary>
    private static string? OnOneLine(SeedValue value) => value switch
    {
        SeedText { Text: var text } when YamlScalars.CanBeLiteral(text) && text.Contains('\n', StringComparison.Ordinal) => null,
        SeedText text => YamlScalars.Of(text.Text, inFlow: false),
        SeedLiteral literal => literal.Text,
        SeedMap { FitsOneLine: true } map => InFlow(map),
        SeedList { Items: [SeedMap { FitsOneLine: true }] } list => InFlow(list),
        SeedList list when list.Items.TrueForAll(static item => item is SeedText or SeedLiteral) => InFlow(list),
        _ => null,
    };

    private static string InFlow(SeedValue value) => value switch
    {
        SeedText text => YamlScalars.Of(text.Text, inFlow: true),
        SeedLiteral literal => literal.Text,
        SeedList list => $"[{string.Join(", ", list.Items.Select(InFlow))}]",
        SeedMap map => $"{{{string.Join(", ", map.Pairs.Select(pair => $"{pair.Key}: {InFlow(pair.Value)}"))}}}",
        _ => "",
    };

    private void Folded(string text, int indent)
    {
        _yaml.Append(" >-\n").Append(' ', indent);
        var column = indent;
        foreach (var word in text.Split(' '))
        {
            if (column == indent)
            {
                _yaml.Append(word);
                column += word.Length;
            }
            else if (column + 1 + word.Length <= Width)
            {
                _yaml.Append(' ').Append(word);
                column += 1 + word.Length;
            }
            else
            {
                _yaml.Append('\n').Append(' ', indent).Append(word);
                column = indent + word.Length;
            }
        }

        _yaml.Append('\n');
    }

    private void Literal(string text, int indent)
    {
        _yaml.Append(" |-\n");
        foreach (var line in text.Split('\n'))
            _yaml.Append(' ', line.Length > 0 ? indent : 0).Append(line).Append('\n');
    }
}
