using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class UniqueArgumentNamesRuleTests
{
    private const string Rule = "UniqueArgumentNamesRule";

    [Fact]
    public void Different_arguments_are_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            { arguments { multipleRequirements(x: 1, y: 2) } dog { name @tag(name: "a") } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void One_argument_twice_is_refused_with_all_its_places()
    {
        var errors = RuleCheck.Errors(Rule, """
            { arguments { multipleRequirements(x: 1, x: 2, y: 1, x: 3) } }
            """);

        Assert.Equal(
            [
                """1:36 1:42 1:54 Argument "x" is given more than once.""",
            ],
            errors);
    }

    [Fact]
    public void One_argument_twice_on_a_directive_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog @skip(if: true, if: false) { name } }
            """);

        Assert.Equal(
            [
                """1:13 1:23 Argument "if" is given more than once.""",
            ],
            errors);
    }
}
