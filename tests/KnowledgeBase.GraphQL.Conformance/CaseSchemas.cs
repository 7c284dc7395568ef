using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Schemas of cases.</summary>
internal static class CaseSchemas
{
    /// <summary>Builds without looking at the rules, as the reference's driver does where another kind of case is about something else.</summary>
    public static SchemaResult Build(string sdl, bool assumeValid)
    {
        var parsed = Parser.Parse(sdl, ParserLimits.Trusted);
        var options = new SchemaBuilderOptions { AssumeValidSdl = true, AssumeValidSchema = assumeValid };
        return string.IsNullOrWhiteSpace(sdl)
            ? SchemaBuilder.Build([], options)
            : parsed.IsSuccess ? SchemaBuilder.Build([parsed.Document], options) : new SchemaResult(null, [parsed.Error]);
    }

    /// <summary>An input type of a case about coercion, with the definitions that it needs.</summary>
    public static GraphQLType TypeIn(string? typeSdl, string type)
    {
        var result = Build($"{typeSdl}\ntype Query {{ _i: Int _f: Float _s: String _b: Boolean _d: ID }}", assumeValid: true);
        return result.Schema!.TypeFromSyntax(Parser.ParseType(type).Node!) ?? throw new InvalidOperationException($"No type {type}.");
    }
}

/// <summary>A schema whose every field is resolved in one way, told its response name.</summary>
internal sealed class CaseSchema(Schema schema, Func<string, FieldDefinition, FieldBinding> bind, Func<object, string?> typeNameOf) : ExecutableSchema
{
    public override Schema Schema { get; } = schema;

    public override FieldBinding BindingOf(ObjectType type, FieldDefinition field) => bind(field.Name, field);

    public override ObjectType? TypeOf(object value) => typeNameOf(value) is { } name ? Schema.Types.Find(name) as ObjectType : null;

    internal override FieldBinding BindingOf(ObjectType type, FieldDefinition field, string responseName) => bind(responseName, field);
}
