using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>The definition of a type and its extensions, in the order of the documents.</summary>
internal sealed class TypeParts(TypeDefinitionNode definition)
{
    private readonly List<TypeDefinitionNode> _extensions = [];

    public TypeDefinitionNode Definition { get; set; } = definition;

    public ImmutableArray<TypeDefinitionNode> All => [Definition, .. _extensions];

    /// <summary>Adds an extension; one of another kind of type is left to the validation of the SDL.</summary>
    public void Extend(TypeDefinitionNode extension)
    {
        if (extension.GetType() == Definition.GetType())
            _extensions.Add(extension);
    }
}
