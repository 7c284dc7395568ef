using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation;

/// <summary>What rules know at a node: where the walk is and which types stand there; and where they report errors.</summary>
internal sealed class ValidationContext
{
    /// <summary>How many places one error shows at most; a cycle of fragments may have thousands.</summary>
    private const int MostLocations = 40;

    private readonly ImmutableArray<GraphQLError>.Builder _errors = ImmutableArray.CreateBuilder<GraphQLError>(0);

    public ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
    {
        Schema = schema;
        Document = document;
        Options = options;
        Graph = new DefinitionGraph(document);
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public ValidationOptions Options { get; }

    /// <summary>What each definition uses; complete once the walk is over.</summary>
    public DefinitionGraph Graph { get; }

    /// <summary>Hands over the errors found.</summary>
    public ImmutableArray<GraphQLError> TakeErrors() => _errors.DrainToImmutable();

    /// <summary>How many more errors can be told before the limit.</summary>
    public int ErrorsLeft => Options.MaxValidationErrors - _errors.Count;

    /// <summary>Whether a limit was reached, so that nothing more is to be done.</summary>
    public bool Aborted { get; private set; }

    // Where the walk is. The walker sets these; each is null where it does not apply or is unknown, so that one mistake gives one error.

    /// <summary>The object, interface or union whose selection set this is.</summary>
    public NamedType? ParentType { get; set; }

    /// <summary>In a field: its definition, also for what stands inside its arguments and directives.</summary>
    public FieldDefinition? Field { get; set; }

    /// <summary>The type of the field, or of the fragment's condition, or the operation's root.</summary>
    public GraphQLType? Type { get; set; }

    /// <summary>In a directive: its definition.</summary>
    public DirectiveDefinition? Directive { get; set; }

    /// <summary>Whether the walk is inside a directive, known or not.</summary>
    public bool InDirective { get; set; }

    /// <summary>For directives: what they stand on, by the specification's name, such as <c>FIELD</c>.</summary>
    public string DirectiveLocation { get; set; } = "";

    /// <summary>In an argument: its definition.</summary>
    public InputValueDefinition? Argument { get; set; }

    /// <summary>The type that the value is for.</summary>
    public GraphQLType? InputType { get; set; }

    /// <summary>The type that a variable is defined with, input type or not.</summary>
    public GraphQLType? VariableType { get; set; }

    /// <summary>Reports an error at one place.</summary>
    public void Report(ValidationRule rule, string message, SyntaxNode node) => Report(rule, message, [node]);

    /// <summary>Reports an error at two places.</summary>
    public void Report(ValidationRule rule, string message, SyntaxNode first, SyntaxNode second) => Report(rule, message, [first, second]);

    /// <summary>Reports an error at several places.</summary>
    public void Report(ValidationRule rule, string message, ReadOnlySpan<SyntaxNode> nodes) =>
        Add(new GraphQLError(message, ErrorCode.ValidationFailed) { Locations = LocationsOf(nodes), Rule = rule.Name });

    /// <summary>Reports that a limit of the options is reached, and ends the walk.</summary>
    public void ReportLimit(ValidationRule rule, string message, string limit, int allowed, SyntaxNode node)
    {
        Add(LimitError.Make(message, limit, allowed) with { Locations = LocationsOf([node]), Rule = rule.Name });
        Aborted = true;
    }

    /// <summary>Reports that a limit of the options is broken at one place; others may be too.</summary>
    public void ReportBrokenLimit(ValidationRule rule, string message, string limit, int allowed, SyntaxNode node) =>
        Add(LimitError.Make(message, limit, allowed) with { Locations = LocationsOf([node]), Rule = rule.Name });

    private void Add(GraphQLError error)
    {
        if (Aborted)
            return;
        if (_errors.Count < Options.MaxValidationErrors)
        {
            _errors.Add(error);
            return;
        }

        _errors.Add(LimitError.Make(Messages.TooManyErrors(Options.MaxValidationErrors), LimitName.ValidationErrors, Options.MaxValidationErrors));
        Aborted = true;
    }

    private static ImmutableArray<SourceLocation> LocationsOf(ReadOnlySpan<SyntaxNode> nodes)
    {
        var locations = ImmutableArray.CreateBuilder<SourceLocation>(Math.Min(nodes.Length, MostLocations));
        for (var i = 0; i < nodes.Length && i < MostLocations; i++)
            locations.Add(new SourceLocation(nodes[i].Span.Line, nodes[i].Span.Column));
        return locations.MoveToImmutable();
    }
}
