using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class LoneAnonymousOperationRuleTests
{
    private const string Rule = "LoneAnonymousOperationRule";

    [Fact]
    public void An_anonymous_operation_alone_is_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { name } }
            fragment f on Dog { name }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void An_anonymous_operation_beside_another_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { name } }
            query getName { dog { owner { name } } }
            """);

        Assert.Equal(
            [
                """1:1 An operation without a name must be the only one in its document. Give each operation a name.""",
            ],
            errors);
    }

    [Fact]
    public void Two_anonymous_operations_are_both_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { name } }
            { dog { name } }
            """);

        Assert.Equal(
            [
                """1:1 An operation without a name must be the only one in its document. Give each operation a name.""",
                """2:1 An operation without a name must be the only one in its document. Give each operation a name.""",
            ],
            errors);
    }
}
