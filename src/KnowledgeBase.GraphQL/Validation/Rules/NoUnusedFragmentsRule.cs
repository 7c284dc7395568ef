using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Fragments are spread by an operation, directly or through others (spec 5.5.1.4 "Fragments Must Be Used").</summary>
internal sealed class NoUnusedFragmentsRule : ValidationRule
{
    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        var used = new List<int>();
        context.Graph.StartReach();
        for (var i = 0; i < document.Definitions.Length; i++)
        {
            if (document.Definitions[i] is OperationDefinitionNode)
                context.Graph.ContinueReach(i, used);
        }

        var names = new HashSet<string>(used.Count, StringComparer.Ordinal);
        foreach (var fragment in used)
            names.Add(context.Graph.FragmentAt(fragment).Name.Value);
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment && !names.Contains(fragment.Name.Value))
                context.Report(this, Messages.UnusedFragment(fragment.Name.Value), fragment);
        }
    }
}
