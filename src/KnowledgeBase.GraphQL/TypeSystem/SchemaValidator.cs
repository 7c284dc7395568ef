using System.Collections.Immutable;
using KnowledgeBase.GraphQL.TypeSystem.Rules;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>Validates a schema by the rules of spec 3, "Type Validation" of each kind of type.</summary>
public static class SchemaValidator
{
    /// <summary>All errors of the schema, with their places in the SDL; empty if it is valid.</summary>
    /// <param name="schema">The schema.</param>
    public static ImmutableArray<GraphQLError> Validate(Schema schema)
    {
        var errors = new SchemaErrors();
        RootTypeRules.Check(schema, errors);
        DirectiveRules.Check(schema, errors);
        foreach (var type in schema.Types)
        {
            // Built-in types have no syntax and are valid by construction.
            if (type.Syntax.IsEmpty)
                continue;
            errors.CheckName(type.Name, type.Syntax[0]);
            switch (type)
            {
                case ComplexType complex:
                    FieldRules.Check(complex, errors);
                    InterfaceRules.Check(schema, complex, errors);
                    break;
                case UnionType union:
                    UnionRules.Check(schema, union, errors);
                    break;
                case EnumType enumType:
                    EnumRules.Check(enumType, errors);
                    break;
                case InputObjectType input:
                    InputObjectRules.Check(input, errors);
                    break;
            }
        }

        InputObjectCycles.Check(schema, errors);
        DefaultValueCycles.Check(schema, errors);
        return errors.All;
    }
}
