using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>A variable of an operation: its type looked up, its default coerced.</summary>
/// <param name="Syntax">The definition.</param>
/// <param name="Type">The type; null when its name is unknown or it is no input type, which validation excludes.</param>
/// <param name="Default">The default; absent when there is none.</param>
internal sealed record VariablePlan(VariableDefinitionNode Syntax, GraphQLType? Type, ArgumentValue Default)
{
    internal string Name => Syntax.Variable.Name.Value;
}
