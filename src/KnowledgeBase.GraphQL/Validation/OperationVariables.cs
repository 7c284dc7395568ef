using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation;

/// <summary>A variable's definition and its type; the type is null if unknown or no input type.</summary>
internal sealed class DefinedVariable(VariableDefinitionNode node, GraphQLType? type)
{
    public VariableDefinitionNode Node { get; } = node;

    public GraphQLType? Type { get; } = type;

    public bool IsUsed { get; set; }
}

/// <summary>
/// An operation's variables and all their usages in it and in the fragments that it reaches (spec 5.8.3 "All Variable Uses Defined").
/// One instance serves all operations of a document, one after the other.
/// </summary>
internal sealed class OperationVariables
{
    private readonly Dictionary<string, DefinedVariable> _defined = new(StringComparer.Ordinal);
    private readonly List<int> _reached = [];
    private readonly List<int> _definitions = [];

    public OperationDefinitionNode Operation { get; private set; } = null!;

    /// <summary>The definitions that use variables: the operation, then the fragments.</summary>
    public IReadOnlyList<int> Definitions => _definitions;

    /// <summary>The definition of a variable (of two with one name, the last); null if the operation has none.</summary>
    public DefinedVariable? Find(string name) => _defined.GetValueOrDefault(name);

    /// <summary>Turns to an operation.</summary>
    /// <param name="graph">The complete graph.</param>
    /// <param name="index">The operation's index.</param>
    /// <param name="schema">The schema, for the variables' types.</param>
    public void Read(DefinitionGraph graph, int index, Schema schema)
    {
        Operation = (OperationDefinitionNode)graph.Document.Definitions[index];
        _defined.Clear();
        foreach (var node in Operation.VariableDefinitions)
            _defined[node.Variable.Name.Value] = new DefinedVariable(node, schema.TypeFromSyntax(node.Type));
        _definitions.Clear();
        _reached.Clear();
        _reached.Add(index);
        graph.Reach(index, _reached);
        foreach (var definition in _reached)
        {
            var usages = graph.UsagesOf(definition);
            if (usages.IsEmpty)
                continue;
            _definitions.Add(definition);
            foreach (ref readonly var usage in usages)
            {
                if (_defined.TryGetValue(usage.Node.Name.Value, out var variable))
                    variable.IsUsed = true;
            }
        }
    }
}
