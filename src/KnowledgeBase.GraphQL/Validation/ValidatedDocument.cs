using System.Collections.Frozen;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation;

/// <summary>A document that keeps every rule of section 5 against one schema. Only the validator makes one; only one of these can be planned.</summary>
public sealed class ValidatedDocument
{
    internal ValidatedDocument(Schema schema, DocumentNode document)
    {
        Schema = schema;
        Document = document;
        var fragments = new Dictionary<string, FragmentDefinitionNode>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
                fragments.TryAdd(fragment.Name.Value, fragment);
        }

        Fragments = fragments.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The schema that the document was held against.</summary>
    public Schema Schema { get; }

    /// <summary>The document.</summary>
    public DocumentNode Document { get; }

    /// <summary>The fragments by name.</summary>
    public FrozenDictionary<string, FragmentDefinitionNode> Fragments { get; }
}
