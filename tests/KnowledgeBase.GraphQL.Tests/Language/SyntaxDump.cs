using System.Collections;
using System.Reflection;
using System.Text;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Tests.Language;

/// <summary>Writes a whole syntax tree as text, so that trees can be compared: <c>Field(name=a, selectionSet=...)</c>, empty parts left out.</summary>
internal static class SyntaxDump
{
    public static string Of(SyntaxNode node, bool withSpans = false)
    {
        var output = new StringBuilder();
        Write(output, node, withSpans);
        return output.ToString();
    }

    private static void Write(StringBuilder output, SyntaxNode node, bool withSpans)
    {
        output.Append(node.GetType().Name.Replace("Node", "", StringComparison.Ordinal));
        if (withSpans)
            output.Append('[').Append(node.Span.Start).Append("..").Append(node.Span.End).Append('@').Append(node.Span.Line).Append(':').Append(node.Span.Column).Append(']');
        if (node is NameNode name)
        {
            output.Append(' ').Append(name.Value);
            return;
        }

        output.Append('(');
        var separator = "";
        foreach (var property in node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(static property => property.Name, StringComparer.Ordinal))
        {
            if (property.Name is "Span" or "ResponseName")
                continue;
            var value = property.GetValue(node);
            if (value is null or false || (value is IEnumerable items and not string && !items.GetEnumerator().MoveNext()))
                continue;
            output.Append(separator).Append(property.Name).Append('=');
            separator = ", ";
            WriteValue(output, value, withSpans);
        }

        output.Append(')');
    }

    private static void WriteValue(StringBuilder output, object value, bool withSpans)
    {
        if (value is SyntaxNode child)
        {
            Write(output, child, withSpans);
        }
        else if (value is IEnumerable items and not string)
        {
            output.Append('[');
            var separator = "";
            foreach (var item in items)
            {
                output.Append(separator);
                separator = ", ";
                WriteValue(output, item, withSpans);
            }

            output.Append(']');
        }
        else
        {
            output.Append(value);
        }
    }
}
