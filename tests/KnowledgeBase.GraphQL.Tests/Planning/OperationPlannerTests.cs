using KnowledgeBase.GraphQL.Tests.Execution;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Planning;

/// <summary>GetOperation (spec 6.1) and what a plan tells of its operation.</summary>
public class OperationPlannerTests
{
    private const string Sdl = "directive @inContext(language: String!, strict: Boolean = false) on QUERY type Query { a: Int }";

    [Theory]
    [InlineData("{ a }", null, null)]
    [InlineData("query A { a }", null, "A")]
    [InlineData("query A { a } query B { a }", "B", "B")]
    public void The_operation_is_the_only_one_or_the_one_that_is_named(string document, string? name, string? expected) =>
        Assert.Equal(expected, new TestEngine(Sdl).TryPlan(document, name).Plan!.Name);

    [Theory]
    [InlineData("query A { a } query B { a }", null)]
    [InlineData("query A { a } query B { a }", "C")]
    [InlineData("query A { a }", "a")]
    [InlineData("query A { a }", "")]
    [InlineData("{ a }", "A")]
    public void Without_one_operation_to_run_there_is_an_error(string document, string? name) =>
        Assert.Equal(ErrorCode.OperationNotFound, Assert.Single(new TestEngine(Sdl).TryPlan(document, name).Errors).Code);

    [Fact]
    public void Directives_of_the_operation_are_told_with_coerced_arguments()
    {
        var plan = new TestEngine(Sdl).Plan("query ($l: String! = \"de\") @inContext(language: $l) { a }");
        var variables = GraphQL.Execution.VariableCoercion.Coerce(plan, null).Variables!;
        Assert.Equal([new("language", "de"), new("strict", false)], plan.DirectiveArguments("inContext", variables)!);
        Assert.Null(plan.DirectiveArguments("other", variables));
    }
}
