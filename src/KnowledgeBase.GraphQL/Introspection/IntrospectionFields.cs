using System.Collections.Frozen;
using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Introspection;

/// <summary>
/// How the fields of the introspection types are resolved (spec 4.2 "Schema Introspection"), straight over the schema. Values are the
/// schema's own objects: <see cref="Schema"/>, <see cref="GraphQLType"/>, <see cref="FieldDefinition"/> and so on.
/// </summary>
internal sealed class IntrospectionFields
{
    private readonly FrozenDictionary<string, FieldBinding> _bindings;

    /// <param name="schema">The schema told about.</param>
    internal IntrospectionFields(Schema schema)
    {
        var bindings = new Dictionary<string, FieldBinding>(StringComparer.Ordinal);
        void Add(string coordinate, FieldResolver resolve) => bindings.Add(coordinate, new() { Resolve = resolve });
        Add("__typename", static (_, _, _) => null); // written from the plan
        Add("__schema", (_, _, _) => schema);
        Add("__type", (_, arguments, _) => arguments[0] is string name ? schema.Types.Find(name) : null);
        AddSchema(Add);
        TypeIntrospection.Add(Add, schema);
        MemberIntrospection.Add(Add);
        _bindings = bindings.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The binding of a meta-field or of a field of an introspection type.</summary>
    internal FieldBinding BindingOf(ObjectType parent, FieldDefinition field) =>
        _bindings[field.DeclaringType is null ? field.Name : $"{parent.Name}.{field.Name}"];

    // includeDeprecated is the only argument of each field that has one.
    internal static bool IncludesDeprecated(object?[] arguments) => arguments is [true, ..];

    internal static NamedList<InputValueDefinition> Inputs(NamedList<InputValueDefinition> all, object?[] arguments)
    {
        if (IncludesDeprecated(arguments))
            return all;
        return new(all.Where(static input => input.DeprecationReason is null), static input => input.Name);
    }

    private static void AddSchema(Action<string, FieldResolver> add)
    {
        add("__Schema.description", static (schema, _, _) => ((Schema)schema!).Description);
        add("__Schema.types", static (schema, _, _) => ((Schema)schema!).Types.ToImmutableArray());
        add("__Schema.queryType", static (schema, _, _) => ((Schema)schema!).QueryType);
        add("__Schema.mutationType", static (schema, _, _) => ((Schema)schema!).MutationType);
        add("__Schema.subscriptionType", static (schema, _, _) => ((Schema)schema!).SubscriptionType);
        add("__Schema.directives", static (schema, _, _) => ((Schema)schema!).Directives.ToImmutableArray());
    }
}
