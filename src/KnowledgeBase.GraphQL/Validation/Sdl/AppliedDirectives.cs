using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>A place in an SDL document that can have directives.</summary>
/// <param name="Owner">The definition, field, argument or enum value.</param>
/// <param name="Location">The place's name in the specification (spec 3.13 "Directives").</param>
/// <param name="Directives">The directives that stand there.</param>
internal sealed record AppliedDirectives(SyntaxNode Owner, string Location, ImmutableArray<DirectiveNode> Directives)
{
    /// <summary>All places of a document, in its order.</summary>
    public static ImmutableArray<AppliedDirectives> Of(ImmutableArray<TypeSystemDefinitionNode> definitions)
    {
        var places = ImmutableArray.CreateBuilder<AppliedDirectives>();
        foreach (var definition in definitions)
            Add(places, definition);
        return places.ToImmutable();
    }

    private static void Add(ImmutableArray<AppliedDirectives>.Builder places, TypeSystemDefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaDefinitionNode:
                places.Add(new(definition, "SCHEMA", definition.Directives));
                break;
            case ScalarTypeDefinitionNode:
                places.Add(new(definition, "SCALAR", definition.Directives));
                break;
            case ObjectTypeDefinitionNode type:
                places.Add(new(type, "OBJECT", type.Directives));
                AddFields(places, type.Fields);
                break;
            case InterfaceTypeDefinitionNode type:
                places.Add(new(type, "INTERFACE", type.Directives));
                AddFields(places, type.Fields);
                break;
            case UnionTypeDefinitionNode:
                places.Add(new(definition, "UNION", definition.Directives));
                break;
            case EnumTypeDefinitionNode type:
                places.Add(new(type, "ENUM", type.Directives));
                foreach (var value in type.Values)
                    places.Add(new(value, "ENUM_VALUE", value.Directives));
                break;
            case InputObjectTypeDefinitionNode type:
                places.Add(new(type, "INPUT_OBJECT", type.Directives));
                AddInputValues(places, type.Fields, "INPUT_FIELD_DEFINITION");
                break;
            case DirectiveDefinitionNode directive:
                AddInputValues(places, directive.Arguments, "ARGUMENT_DEFINITION");
                break;
        }
    }

    private static void AddFields(ImmutableArray<AppliedDirectives>.Builder places, ImmutableArray<FieldDefinitionNode> fields)
    {
        foreach (var field in fields)
        {
            places.Add(new(field, "FIELD_DEFINITION", field.Directives));
            AddInputValues(places, field.Arguments, "ARGUMENT_DEFINITION");
        }
    }

    private static void AddInputValues(
        ImmutableArray<AppliedDirectives>.Builder places, ImmutableArray<InputValueDefinitionNode> values, string location)
    {
        foreach (var value in values)
            places.Add(new(value, location, value.Directives));
    }
}
