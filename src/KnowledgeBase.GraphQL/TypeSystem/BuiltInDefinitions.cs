using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>
/// What every schema has: the introspection types (spec 4.2 "Schema Introspection Schema"), the built-in directives (spec 3.13.1 to 3.13.5) and
/// the names of the built-in scalars (spec 3.5). Written as SDL and built like a host's own definitions.
/// </summary>
internal static class BuiltInDefinitions
{
    /// <summary>The reason that <c>@deprecated</c> has when none is given (spec 3.13.3).</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    private const string Sdl = """"
        "Leaves the field or fragment out when the argument is true."
        directive @skip(
          "Left out when true."
          if: Boolean!
        ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Includes the field or fragment only when the argument is true."
        directive @include(
          "Included when true."
          if: Boolean!
        ) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Marks a part of the schema that is no longer supported."
        directive @deprecated(
          "Why it is deprecated and what to use instead, in Markdown."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        "Names the specification that a custom scalar follows."
        directive @specifiedBy(
          "The URL of the specification."
          url: String!
        ) on SCALAR

        "Demands that exactly one field of the input object is given and that it is not null."
        directive @oneOf on INPUT_OBJECT

        "The schema: its types, its directives and the entry points of its operations."
        type __Schema {
          "What the schema is about, in Markdown."
          description: String
          "All types of the schema."
          types: [__Type!]!
          "The type that queries start from."
          queryType: __Type!
          "The type that mutations start from; null when there are none."
          mutationType: __Type
          "The type that subscriptions start from; null when there are none."
          subscriptionType: __Type
          "All directives that documents may use."
          directives: [__Directive!]!
        }

        "A type. Its kind says which of the fields below apply; the others are null."
        type __Type {
          "What kind of type it is."
          kind: __TypeKind!
          "The name; null for lists and non-null types."
          name: String
          "What the type is, in Markdown."
          description: String
          "For custom scalars: where their format is specified."
          specifiedByURL: String
          "For objects and interfaces: the fields."
          fields(includeDeprecated: Boolean! = false): [__Field!]
          "For objects and interfaces: the interfaces implemented."
          interfaces: [__Type!]
          "For interfaces and unions: the objects that a value may be."
          possibleTypes: [__Type!]
          "For enums: the values."
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          "For input objects: the fields."
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          "For lists and non-null types: the type inside."
          ofType: __Type
          "For input objects: whether exactly one field is to be given."
          isOneOf: Boolean
        }

        "The kinds of type."
        enum __TypeKind {
          "A scalar: a leaf value."
          SCALAR
          "An object: named fields."
          OBJECT
          "An interface: fields that several objects share."
          INTERFACE
          "A union: one of several objects."
          UNION
          "An enum: one of several names."
          ENUM
          "An input object: named input fields."
          INPUT_OBJECT
          "A list of another type."
          LIST
          "Another type without null."
          NON_NULL
        }

        "A field of an object or interface."
        type __Field {
          "The name."
          name: String!
          "What the field gives, in Markdown."
          description: String
          "The arguments that it takes."
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          "The type of its value."
          type: __Type!
          "Whether it should no longer be used."
          isDeprecated: Boolean!
          "Why it should no longer be used, in Markdown."
          deprecationReason: String
        }

        "An argument of a field or directive, or a field of an input object."
        type __InputValue {
          "The name."
          name: String!
          "What the value means, in Markdown."
          description: String
          "The type that it takes."
          type: __Type!
          "The value taken when none is given, as a GraphQL literal."
          defaultValue: String
          "Whether it should no longer be used."
          isDeprecated: Boolean!
          "Why it should no longer be used, in Markdown."
          deprecationReason: String
        }

        "One value of an enum."
        type __EnumValue {
          "The name."
          name: String!
          "What the value means, in Markdown."
          description: String
          "Whether it should no longer be used."
          isDeprecated: Boolean!
          "Why it should no longer be used, in Markdown."
          deprecationReason: String
        }

        "A directive that documents may use."
        type __Directive {
          "The name, without the at sign."
          name: String!
          "What the directive does, in Markdown."
          description: String
          "Whether it may stand more than once at one place."
          isRepeatable: Boolean!
          "The places where it may stand."
          locations: [__DirectiveLocation!]!
          "The arguments that it takes."
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "A place where a directive may stand."
        enum __DirectiveLocation {
          "On a query."
          QUERY
          "On a mutation."
          MUTATION
          "On a subscription."
          SUBSCRIPTION
          "On a field."
          FIELD
          "On a fragment's definition."
          FRAGMENT_DEFINITION
          "On a fragment spread."
          FRAGMENT_SPREAD
          "On an inline fragment."
          INLINE_FRAGMENT
          "On a variable's definition."
          VARIABLE_DEFINITION
          "On the schema's definition."
          SCHEMA
          "On a scalar's definition."
          SCALAR
          "On an object's definition."
          OBJECT
          "On a field's definition."
          FIELD_DEFINITION
          "On an argument's definition."
          ARGUMENT_DEFINITION
          "On an interface's definition."
          INTERFACE
          "On a union's definition."
          UNION
          "On an enum's definition."
          ENUM
          "On the definition of an enum value."
          ENUM_VALUE
          "On an input object's definition."
          INPUT_OBJECT
          "On the definition of an input object's field."
          INPUT_FIELD_DEFINITION
        }
        """";

    /// <summary>The definitions, parsed once.</summary>
    public static DocumentNode Document { get; } =
        Parser.Parse(Sdl, ParserLimits.Trusted).Document ?? throw new InvalidOperationException("The built-in definitions do not parse.");

    /// <summary>A built-in scalar, new for each schema; null if the name is none of theirs.</summary>
    public static ScalarType? Scalar(string name) => name switch
    {
        "Int" => new() { Name = name, Description = "A whole number from -2147483648 to 2147483647.", Coercion = new IntCoercion() },
        "Float" => new() { Name = name, Description = "A number with a fraction, in IEEE 754 double precision.", Coercion = new FloatCoercion() },
        "String" => new() { Name = name, Description = "Text: a sequence of Unicode characters.", Coercion = new StringCoercion() },
        "Boolean" => new() { Name = name, Description = "True or false.", Coercion = new BooleanCoercion() },
        "ID" => new() { Name = name, Description = "An identifier: a string that is not meant for people to read.", Coercion = new IdCoercion() },
        _ => null,
    };

    /// <summary>The names of the built-in scalars.</summary>
    public static ImmutableArray<string> ScalarNames { get; } = ["Int", "Float", "String", "Boolean", "ID"];

    /// <summary>Whether the name is that of a built-in scalar.</summary>
    public static bool IsScalar(string name) => ScalarNames.Contains(name);

    /// <summary>Whether the name is that of an introspection type.</summary>
    public static bool IsIntrospectionType(string name) =>
        name is "__Schema" or "__Type" or "__TypeKind" or "__Field" or "__InputValue" or "__EnumValue" or "__Directive" or "__DirectiveLocation";

    /// <summary>Whether the name is that of a built-in directive.</summary>
    public static bool IsDirective(string name) => name is "skip" or "include" or "deprecated" or "specifiedBy" or "oneOf";
}
