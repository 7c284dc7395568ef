using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>A field as written at one place, under the conditions around it.</summary>
/// <param name="Node">The field.</param>
/// <param name="Condition">The condition; null for always.</param>
internal readonly record struct ConditionalField(FieldNode Node, InclusionCondition? Condition);

/// <summary>One field of a response object, ready to run.</summary>
internal sealed class FieldPlan
{
    /// <summary>The key in the response.</summary>
    internal required string ResponseName { get; init; }

    /// <summary>The same as JSON with a comma before and a colon behind; the first field of an object leaves the comma out.</summary>
    internal required byte[] NameUtf8 { get; init; }

    /// <summary>For <c>__typename</c>: its value as JSON. Null for all other fields.</summary>
    internal byte[]? ConstantUtf8 { get; init; }

    /// <summary>The field in the schema.</summary>
    internal required FieldDefinition Definition { get; init; }

    /// <summary>The object type that it is resolved on.</summary>
    internal required ObjectType ParentType { get; init; }

    /// <summary>How it is resolved.</summary>
    internal required FieldBinding Binding { get; init; }

    /// <summary>The resolver that does not wait; null when there is only one that may.</summary>
    internal required FieldResolver? Resolve { get; init; }

    /// <summary>How its values are completed.</summary>
    internal required OutputShape Shape { get; init; }

    /// <summary>What is selected below; null for a leaf.</summary>
    internal required SelectionSource? Selections { get; init; }

    /// <summary>The fields as written that were merged into this one, the first that counts and those after it.</summary>
    internal required ImmutableArray<ConditionalField> Occurrences { get; init; }

    /// <summary>
    /// The conditions of occurrences before these. Where one holds, the field stands at that place of the response instead, by a plan of its own:
    /// a response is in the order in which fields are met (spec 6.3.2 "Field Collection").
    /// </summary>
    internal required ImmutableArray<InclusionCondition> Earlier { get; init; }

    /// <summary>Whether the field is always here, so that no condition needs to be asked.</summary>
    internal required bool IsUnconditional { get; init; }

    /// <summary>Its arguments.</summary>
    internal required ArgumentPlan Arguments { get; init; }

    /// <summary>Whether the field is in the response, at this place, with these variables.</summary>
    internal bool IsIncluded(CoercedVariables variables)
    {
        foreach (var condition in Earlier)
        {
            if (condition.Holds(variables))
                return false;
        }

        return Occurrences[0].Condition?.Holds(variables) != false;
    }

    /// <summary>Where the field stands in the document, all counted occurrences.</summary>
    internal ImmutableArray<SourceLocation> Locations(CoercedVariables variables)
    {
        var locations = ImmutableArray.CreateBuilder<SourceLocation>(Occurrences.Length);
        foreach (var occurrence in Occurrences)
        {
            if (occurrence.Condition is null || occurrence.Condition.Holds(variables))
                locations.Add(new(occurrence.Node.Span.Line, occurrence.Node.Span.Column));
        }

        return locations.ToImmutable();
    }
}
