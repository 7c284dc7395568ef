using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>
/// One operation made ready to run: names looked up, response names in UTF-8, constant arguments converted. Immutable in what it means and safe to
/// share between requests; what it prepares on first use (the fields of an object type at a place) it keeps. Cache it per document and operation name.
/// </summary>
public sealed class OperationPlan
{
    internal OperationPlan(
        ExecutableSchema schema, OperationDefinitionNode syntax, ImmutableArray<VariablePlan> variables, PlanContext context, CostModel cost)
    {
        ExecutableSchema = schema;
        Syntax = syntax;
        Variables = variables;
        Context = context;
        CostModel = cost;
        RootType = schema.Schema.RootType(syntax.Operation)!;
        Root = context.SourceOf(syntax.SelectionSet);
    }

    /// <summary>Query, mutation or subscription.</summary>
    public OperationType Operation => Syntax.Operation;

    /// <summary>The operation's name; null for an anonymous one.</summary>
    public string? Name => Syntax.Name?.Value;

    /// <summary>The operation as written.</summary>
    public OperationDefinitionNode Syntax { get; }

    /// <summary>The schema it runs against, with its resolvers.</summary>
    public ExecutableSchema ExecutableSchema { get; }

    /// <summary>The limits it was planned under.</summary>
    public OperationLimits Limits => Context.Limits;

    internal ImmutableArray<VariablePlan> Variables { get; }

    internal ObjectType RootType { get; }

    internal SelectionSource Root { get; }

    internal PlanContext Context { get; }

    internal CostModel CostModel { get; }

    /// <summary>
    /// How large the last answer was: the next one's buffer starts at that size, within reason, so that one huge answer does not make all
    /// that follow take as much. A race on it costs a copy, nothing else.
    /// </summary>
    internal int SizeHint { get; set => field = Math.Clamp(value, 256, 1 << 20); } = 1024;

    /// <summary>
    /// What the operation costs with these variables: the sum of its fields' weights, each times the lengths of the lists around it. A field's weight is
    /// its <c>@cost(weight:)</c>, else 1 for a field that gives an object and 0 for one that gives a leaf. A list's length is the largest of the
    /// arguments that its <c>@listSize(slicingArguments:)</c> names, else its <c>assumedSize</c>, else <see cref="OperationLimits.DefaultListSize"/>.
    /// Fields are counted as written, fragments expanded. Introspection costs 1 for each field that gives an object.
    /// </summary>
    /// <param name="variables">The request's variables.</param>
    /// <returns>The cost; <see cref="long.MaxValue"/> where it would be more.</returns>
    public long CostOf(CoercedVariables variables) => CostModel.Evaluate(variables);

    /// <summary>The coerced arguments of a directive on the operation, such as <c>@inContext</c>.</summary>
    /// <param name="name">The directive's name, without <c>@</c>.</param>
    /// <param name="variables">The request's variables.</param>
    /// <returns>The arguments given or defaulted, by name, as <see cref="ArgumentValue"/> says; null when the operation does not have the directive.</returns>
    /// <exception cref="GraphQLException">An argument does not fit; cannot happen in a validated document unless a nullable variable is null.</exception>
    public IReadOnlyDictionary<string, object?>? DirectiveArguments(string name, CoercedVariables variables)
    {
        foreach (var directive in Syntax.Directives)
        {
            if (directive.Name.Value == name && ExecutableSchema.Schema.Directives.TryGet(name, out var definition))
                return ArgumentCoercion.Coerce(definition.Arguments, directive.Arguments, directive, Context.VariableScope(variables));
        }

        return null;
    }
}
