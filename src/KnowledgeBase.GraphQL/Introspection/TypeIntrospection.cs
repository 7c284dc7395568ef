using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Introspection;

/// <summary>The fields of <c>__Type</c> (spec 4.2.2 "The __Type Type").</summary>
internal static class TypeIntrospection
{
    internal static void Add(Action<string, FieldResolver> add, Schema schema)
    {
        add("__Type.kind", static (type, _, _) => KindOf((GraphQLType)type!));
        add("__Type.name", static (type, _, _) => (type as NamedType)?.Name);
        add("__Type.description", static (type, _, _) => (type as NamedType)?.Description);
        add("__Type.specifiedByURL", static (type, _, _) => (type as ScalarType)?.SpecifiedByUrl);
        add("__Type.fields", static (type, arguments, _) => type is ComplexType complex ? Fields(complex, arguments) : null);
        add("__Type.interfaces", static (type, _, _) => type is ComplexType complex ? complex.Interfaces.ToArray() : null);
        add("__Type.possibleTypes", (type, _, _) => type is InterfaceType or UnionType ? schema.PossibleTypes((NamedType)type).ToArray() : null);
        add("__Type.enumValues", static (type, arguments, _) => type is EnumType enumType ? EnumValues(enumType, arguments) : null);
        add("__Type.inputFields", static (type, arguments, _) => type is InputObjectType input ? IntrospectionFields.Inputs(input.Fields, arguments) : null);
        add("__Type.ofType", static (type, _, _) => type switch
        {
            NonNullType nonNull => nonNull.Nullable,
            ListType list => list.ItemType,
            _ => null,
        });
        add("__Type.isOneOf", static (type, _, _) => type is InputObjectType input ? Truth.Of(input.IsOneOf) : null);
    }

    private static string KindOf(GraphQLType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };

    private static FieldDefinition[] Fields(ComplexType type, object?[] arguments)
    {
        var all = IntrospectionFields.IncludesDeprecated(arguments);
        return [.. type.Fields.Where(field => all || field.DeprecationReason is null)];
    }

    private static EnumValueDefinition[] EnumValues(EnumType type, object?[] arguments)
    {
        var all = IntrospectionFields.IncludesDeprecated(arguments);
        return [.. type.Values.Where(value => all || value.DeprecationReason is null)];
    }
}
