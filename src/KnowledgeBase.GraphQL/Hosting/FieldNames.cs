using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>Looks through a document for fields by their names alone.</summary>
internal static class FieldNames
{
    /// <summary>Whether one of these fields is selected anywhere, also in operations and fragments that do not run: rather too often than too seldom.</summary>
    public static bool AnyOf(DocumentNode document, IReadOnlySet<string> names)
    {
        // A stack of its own: how deep a document nests is up to strangers.
        var open = new Stack<SelectionSetNode>();
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode operation)
                open.Push(operation.SelectionSet);
            else if (definition is FragmentDefinitionNode fragment)
                open.Push(fragment.SelectionSet);
        }

        while (open.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                if (selection is FieldNode field && names.Contains(field.Name.Value))
                    return true;
                var inner = (selection as FieldNode)?.SelectionSet ?? (selection as InlineFragmentNode)?.SelectionSet;
                if (inner is not null)
                    open.Push(inner);
            }
        }

        return false;
    }
}
