using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Fields are defined on the type that they are selected on (spec 5.3.1 "Field Selections").</summary>
internal sealed class FieldsOnCorrectTypeRule : ValidationRule
{
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (context.Field is not null || context.ParentType is not { } parent)
            return;
        var name = field.Name.Value;
        var suggestion = context.Options.HideSuggestions ? "" : Suggest(context.Schema, parent, name);
        context.Report(this, Messages.UnknownField(name, parent, suggestion), field);
    }

    private static string Suggest(Schema schema, NamedType parent, string field)
    {
        if (parent is InterfaceType or UnionType && TypesWithField(schema, parent, field) is { Count: > 0 } types)
            return Suggestions.DidYouMean(types, "an inline fragment on");
        return parent is ComplexType complex
            ? Suggestions.DidYouMean(field, complex.Fields.Select(static known => known.Name))
            : "";
    }

    /// <summary>Types below an abstract one that have the field: those that cover most first, an interface before what implements it.</summary>
    private static List<string> TypesWithField(Schema schema, NamedType parent, string field)
    {
        var counts = new Dictionary<ComplexType, int>();
        foreach (var possible in schema.PossibleTypes(parent))
        {
            if (possible.Fields.Find(field) is null)
                continue;
            counts[possible] = 1;
            foreach (var implemented in possible.Interfaces)
            {
                if (implemented.Fields.Find(field) is not null)
                    counts[implemented] = counts.GetValueOrDefault(implemented) + 1;
            }
        }

        var types = new List<ComplexType>(counts.Keys);
        types.Sort((a, b) =>
        {
            if (counts[a] != counts[b])
                return counts[b].CompareTo(counts[a]);
            if (a is InterfaceType && schema.IsSubType(a, b))
                return -1;
            if (b is InterfaceType && schema.IsSubType(b, a))
                return 1;
            return NaturalOrder.Instance.Compare(a.Name, b.Name);
        });
        return types.ConvertAll(static type => type.Name);
    }
}
