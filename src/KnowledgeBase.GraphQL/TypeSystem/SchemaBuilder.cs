using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Validation.Sdl;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>Makes schemas from SDL documents (spec 3 "Type System"): definitions and extensions together, built-in definitions added.</summary>
public static class SchemaBuilder
{
    /// <summary>Builds a schema. Executable definitions in the documents are passed over.</summary>
    /// <param name="documents">The SDL; definitions and extensions may stand in any order and document.</param>
    /// <param name="options">Custom scalars and what need not be checked; the defaults when null.</param>
    public static SchemaResult Build(IEnumerable<DocumentNode> documents, SchemaBuilderOptions? options = null) =>
        Build(null, Merge(documents), options ?? new SchemaBuilderOptions());

    /// <summary>Builds the schema that another one becomes with more definitions and extensions (spec 3.1 "Type System Extensions").</summary>
    /// <param name="schema">The schema to start from; it stays as it is.</param>
    /// <param name="documents">What to add.</param>
    /// <param name="options">Custom scalars and what need not be checked; the defaults when null.</param>
    public static SchemaResult Extend(Schema schema, IEnumerable<DocumentNode> documents, SchemaBuilderOptions? options = null) =>
        Build(schema, Merge(documents), options ?? new SchemaBuilderOptions());

    private static SchemaResult Build(Schema? existing, DocumentNode document, SchemaBuilderOptions options)
    {
        if (!options.AssumeValidSdl && SdlValidator.Validate(document, existing) is { IsEmpty: false } sdlErrors)
            return new SchemaResult(null, sdlErrors);
        var definitions = existing is null ? document.Definitions : [.. DefinitionsOf(existing), .. document.Definitions];
        var assembler = new SchemaAssembler(options, existing);
        var schema = assembler.Assemble(definitions);
        if (!assembler.Errors.IsEmpty)
            return new SchemaResult(null, assembler.Errors);
        return new SchemaResult(schema, options.AssumeValidSchema ? [] : SchemaValidator.Validate(schema));
    }

    private static DocumentNode Merge(IEnumerable<DocumentNode> documents)
    {
        var all = documents.ToArray();
        return all.Length == 1 ? all[0] : new DocumentNode(default, [.. all.SelectMany(static document => document.Definitions)]);
    }

    private static IEnumerable<DefinitionNode> DefinitionsOf(Schema schema)
    {
        foreach (var node in schema.Syntax)
            yield return node;
        foreach (var type in schema.Types)
        {
            foreach (var node in type.Syntax)
                yield return node;
        }

        foreach (var directive in schema.Directives)
        {
            if (directive.Syntax is { } node)
                yield return node;
        }
    }
}
