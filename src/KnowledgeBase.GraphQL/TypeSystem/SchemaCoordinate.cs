using System.Diagnostics.CodeAnalysis;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>
/// A name for one element of a schema, such as <c>Query.factsheet(slug:)</c> or <c>@deprecated(reason:)</c> (spec 3.14 "Schema Coordinates").
/// </summary>
/// <param name="Name">The type's or directive's name.</param>
/// <param name="MemberName">The field's, input field's or enum value's name; null for a type or directive.</param>
/// <param name="ArgumentName">The argument's name; null if the coordinate is not that of an argument.</param>
/// <param name="IsDirective">Whether the coordinate begins with <c>@</c>.</param>
public sealed record SchemaCoordinate(string Name, string? MemberName, string? ArgumentName, bool IsDirective)
{
    /// <summary>Reads a coordinate; it holds no white space.</summary>
    /// <param name="text">The text.</param>
    /// <param name="coordinate">The coordinate; null if the text is none.</param>
    /// <param name="error">What is wrong with the text and where; null if nothing is.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out SchemaCoordinate? coordinate, [NotNullWhen(false)] out GraphQLError? error)
    {
        var position = 0;
        string? memberName = null;
        string? argumentName = null;
        coordinate = null;
        var isDirective = Skip(text, '@', ref position);
        if (!ReadName(text, ref position, out var name, out error))
            return false;
        if (!isDirective && Skip(text, '.', ref position) && !ReadName(text, ref position, out memberName, out error))
            return false;
        if ((isDirective || memberName is not null) && Skip(text, '(', ref position))
        {
            if (!ReadName(text, ref position, out argumentName, out error))
                return false;
            if (!Skip(text, ':', ref position) || !Skip(text, ')', ref position))
            {
                error = ErrorAt(text, position, "\":)\"");
                return false;
            }
        }

        if (position < text.Length)
        {
            error = ErrorAt(text, position, "the end");
            return false;
        }

        coordinate = new SchemaCoordinate(name, memberName, argumentName, isDirective);
        return true;
    }

    /// <summary>
    /// The element that the coordinate names: a <see cref="NamedType"/>, <see cref="FieldDefinition"/>, <see cref="InputValueDefinition"/>,
    /// <see cref="EnumValueDefinition"/> or <see cref="DirectiveDefinition"/>; null if the schema has none such.
    /// </summary>
    public object? Resolve(Schema schema)
    {
        if (IsDirective)
        {
            var directive = schema.Directives.Find(Name);
            return ArgumentName is null ? directive : directive?.Arguments.Find(ArgumentName);
        }

        var type = schema.Types.Find(Name);
        if (MemberName is null)
            return type;
        if (ArgumentName is not null)
            return type is ComplexType ? schema.FindField(type, MemberName)?.Arguments.Find(ArgumentName) : null;
        return type switch
        {
            ComplexType => schema.FindField(type, MemberName),
            InputObjectType input => input.Fields.Find(MemberName),
            EnumType enumType => enumType.Values.Find(MemberName),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public override string ToString() =>
        (IsDirective ? "@" : "") + Name + (MemberName is null ? "" : "." + MemberName) + (ArgumentName is null ? "" : $"({ArgumentName}:)");

    private static bool Skip(string text, char expected, ref int position)
    {
        if (position >= text.Length || text[position] != expected)
            return false;
        position++;
        return true;
    }

    private static bool ReadName(
        string text, ref int position, [NotNullWhen(true)] out string? name, [NotNullWhen(false)] out GraphQLError? error)
    {
        var start = position;
        if (start < text.Length && SourceText.IsNameStart(text[start]))
        {
            do
                position++;
            while (position < text.Length && SourceText.IsNameContinue(text[position]));
        }

        name = position > start ? text[start..position] : null;
        error = name is null ? ErrorAt(text, position, "a name") : null;
        return name is not null;
    }

    private static GraphQLError ErrorAt(string text, int position, string expected) =>
        new($"Syntax error: expected {expected}, found {SourceText.DescribeCharacter(text, position)}.", ErrorCode.SyntaxError)
        {
            Locations = [SourceText.LocationAt(text, position)],
        };
}
