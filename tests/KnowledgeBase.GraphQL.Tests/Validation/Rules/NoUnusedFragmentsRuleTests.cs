using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class NoUnusedFragmentsRuleTests
{
    private const string Rule = "NoUnusedFragmentsRule";

    [Fact]
    public void Fragments_used_by_an_operation_or_by_a_used_fragment_are_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { ...a } }
            fragment a on Dog { ...b }
            fragment b on Dog { name }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void An_unused_fragment_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment nameFragment on Dog { name }
            { dog { name } }
            """);

        Assert.Equal(
            [
                """1:1 Fragment "nameFragment" is not used by any operation.""",
            ],
            errors);
    }

    [Fact]
    public void Fragments_used_by_each_other_alone_are_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { name } }
            fragment a on Dog { ...b }
            fragment b on Dog { ...a }
            """);

        Assert.Equal(
            [
                """2:1 Fragment "a" is not used by any operation.""",
                """3:1 Fragment "b" is not used by any operation.""",
            ],
            errors);
    }
}
