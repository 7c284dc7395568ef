using System.Runtime.CompilerServices;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Validation;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>How large a selection set is with its fragments expanded. Counts stop at <see cref="int.MaxValue"/>.</summary>
internal readonly record struct Size(int Width, int Selections, int Aliases, int Depth, int Nesting, int IntrospectionDepth)
{
    /// <summary>The two side by side in one selection set.</summary>
    internal Size Beside(Size other) => new(
        Sum(Width, other.Width),
        Sum(Selections, other.Selections),
        Sum(Aliases, other.Aliases),
        Math.Max(Depth, other.Depth),
        Math.Max(Nesting, other.Nesting),
        Math.Max(IntrospectionDepth, other.IntrospectionDepth));

    private static int Sum(int left, int right) => left > int.MaxValue - right ? int.MaxValue : left + right;
}

/// <summary>
/// Holds an operation against the limits on its form. Each fragment is measured once (twice if it stands inside and outside introspection), so that the
/// work grows with the document's length whatever it expands to.
/// </summary>
internal sealed class OperationMeasure
{
    private readonly ValidatedDocument _document;
    private readonly OperationLimits _limits;
    private readonly Dictionary<(string Name, bool InIntrospection), Size> _fragments = [];

    private OperationMeasure(ValidatedDocument document, OperationLimits limits)
    {
        _document = document;
        _limits = limits;
    }

    /// <summary>The error for the first limit that the operation passes; null when it keeps all.</summary>
    internal static GraphQLError? Check(ValidatedDocument document, OperationDefinitionNode operation, OperationLimits limits)
    {
        if (new OperationMeasure(document, limits).Measure(operation.SelectionSet, 0, inIntrospection: false) is not { } size)
            return OperationTooLarge.Error(LimitName.Nesting, limits.MaxNesting, "selection sets inside each other", operation);
        if (size.Depth > limits.MaxDepth)
            return OperationTooLarge.Error(LimitName.Depth, limits.MaxDepth, "levels of fields", operation);
        if (size.Selections > limits.MaxFields)
            return OperationTooLarge.Error(LimitName.Fields, limits.MaxFields, "fields and fragments, each fragment counted wherever it is spread", operation);
        if (size.Aliases > limits.MaxAliases)
            return OperationTooLarge.Error(LimitName.Aliases, limits.MaxAliases, "aliases", operation);
        if (size.Width > limits.MaxRootFields)
            return OperationTooLarge.Error(LimitName.RootFields, limits.MaxRootFields, "fields of the root type", operation);
        if (size.IntrospectionDepth > limits.MaxIntrospectionDepth)
            return OperationTooLarge.Error(LimitName.IntrospectionDepth, limits.MaxIntrospectionDepth, "levels of fields below __schema or __type", operation);
        return null;
    }

    // Null when the nesting limit is passed.
    private Size? Measure(SelectionSetNode set, int level, bool inIntrospection)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (level >= _limits.MaxNesting)
            return null;
        var total = new Size { Nesting = 1 };
        foreach (var selection in set.Selections)
        {
            var part = selection switch
            {
                FieldNode field => MeasureField(field, level, inIntrospection),
                InlineFragmentNode inline => MeasureFragment(inline.SelectionSet, level, inIntrospection),
                _ => MeasureSpread(((FragmentSpreadNode)selection).Name.Value, level, inIntrospection),
            };
            if (part is null)
                return null;
            total = total.Beside(part.Value);
        }

        return total;
    }

    private Size? MeasureField(FieldNode field, int level, bool inIntrospection)
    {
        var name = field.Name.Value;
        var entersIntrospection = !inIntrospection && name is "__schema" or "__type";
        var below = default(Size);
        if (field.SelectionSet is not null)
        {
            if (Measure(field.SelectionSet, level + 1, inIntrospection || entersIntrospection) is not { } measured)
                return null;
            below = measured with { Nesting = measured.Nesting + 1 };
        }

        return new Size
        {
            Width = 1,
            Selections = below.Selections == int.MaxValue ? int.MaxValue : below.Selections + 1,
            Aliases = field.Alias is null || below.Aliases == int.MaxValue ? below.Aliases : below.Aliases + 1,
            Depth = inIntrospection ? 0 : below.Depth + 1,
            Nesting = below.Nesting,
            IntrospectionDepth = below.IntrospectionDepth + (inIntrospection ? 1 : 0),
        };
    }

    private Size? MeasureSpread(string name, int level, bool inIntrospection)
    {
        var key = (name, inIntrospection);
        if (_fragments.TryGetValue(key, out var known))
            return level + known.Nesting > _limits.MaxNesting ? null : known;
        if (!_document.Fragments.TryGetValue(name, out var fragment))
            return default(Size);

        _fragments[key] = default; // a fragment inside itself, which validation excludes, counts once
        if (MeasureFragment(fragment.SelectionSet, level, inIntrospection) is not { } size)
            return null;
        _fragments[key] = size;
        return size;
    }

    private Size? MeasureFragment(SelectionSetNode set, int level, bool inIntrospection) =>
        Measure(set, level + 1, inIntrospection) is { } size
            ? size with { Nesting = size.Nesting + 1, Selections = size.Selections == int.MaxValue ? int.MaxValue : size.Selections + 1 }
            : null;
}
