using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.FieldMerging;

/// <summary>
/// Numbers for sets of arguments, equal for identical sets (spec 5.3.2: "identical sets of arguments"): the same names with the same literals, in any
/// order of arguments and of input fields. So two fields are compared by two numbers, however long their arguments.
/// </summary>
internal sealed class ArgumentKeys
{
    private const int NoArguments = 0;

    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();

    public int Of(ImmutableArray<ArgumentNode> arguments)
    {
        if (arguments.IsEmpty)
            return NoArguments;
        _text.Clear();
        if (arguments.Length == 1)
        {
            Append(arguments[0].Name.Value, arguments[0].Value);
        }
        else
        {
            foreach (var argument in arguments.Sort(static (a, b) => string.CompareOrdinal(a.Name.Value, b.Name.Value)))
                Append(argument.Name.Value, argument.Value);
        }

        var text = _text.ToString();
        if (!_keys.TryGetValue(text, out var key))
            _keys.Add(text, key = _keys.Count + 1);
        return key;
    }

    private void Append(string name, ValueNode value)
    {
        _text.Append(name).Append(':');
        Append(value);
    }

    /// <summary>Writes a literal so that different ones never read the same. Recurses as deep as it nests, which the parser has limited.</summary>
    private void Append(ValueNode value)
    {
        switch (value)
        {
            case VariableNode variable:
                _text.Append('$').Append(variable.Name.Value);
                break;
            case IntValueNode integer:
                _text.Append(integer.Value);
                break;
            case FloatValueNode number:
                _text.Append(number.Value);
                break;
            case StringValueNode text:
                _text.Append(CultureInfo.InvariantCulture, $"{(text.IsBlock ? "b" : "")}\"{text.Value.Length}:").Append(text.Value);
                break;
            case BooleanValueNode truth:
                _text.Append(truth.Value ? "true" : "false");
                break;
            case NullValueNode:
                _text.Append("null");
                break;
            case EnumValueNode name:
                _text.Append(name.Value);
                break;
            case ListValueNode list:
                _text.Append('[');
                foreach (var item in list.Values)
                    Append(item);
                _text.Append(']');
                break;
            case ObjectValueNode node:
                _text.Append('{');
                foreach (var field in node.Fields.Sort(static (a, b) => string.CompareOrdinal(a.Name.Value, b.Name.Value)))
                    Append(field.Name.Value, field.Value);
                _text.Append('}');
                break;
        }

        _text.Append(' ');
    }
}
