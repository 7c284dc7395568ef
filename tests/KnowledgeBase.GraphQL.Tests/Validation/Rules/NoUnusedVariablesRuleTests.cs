using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class NoUnusedVariablesRuleTests
{
    private const string Rule = "NoUnusedVariablesRule";

    [Fact]
    public void A_variable_used_in_a_fragment_is_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            query q($atOtherHomes: Boolean) { dog { ...f } }
            fragment f on Dog { isHouseTrained(atOtherHomes: $atOtherHomes) }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void An_unused_variable_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            query variableUnused($atOtherHomes: Boolean) { dog { isHouseTrained } }
            """);

        Assert.Equal(
            [
                """1:22 Variable "$atOtherHomes" is defined and not used in operation "variableUnused".""",
            ],
            errors);
    }

    [Fact]
    public void A_variable_used_only_in_a_fragment_that_is_not_spread_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            query variableNotUsedWithinFragment($atOtherHomes: Boolean) { dog { ...isHouseTrainedWithoutVariableFragment } }
            fragment isHouseTrainedWithoutVariableFragment on Dog { isHouseTrained }
            """);

        Assert.Equal(
            [
                """1:37 Variable "$atOtherHomes" is defined and not used in operation "variableNotUsedWithinFragment".""",
            ],
            errors);
    }

    [Fact]
    public void Each_operation_is_held_to_what_it_reaches()
    {
        var errors = RuleCheck.Errors(Rule, """
            query ($a: Boolean) { dog { ...f } }
            query two($a: Boolean, $extra: Int) { dog { ...f } }
            fragment f on Dog { isHouseTrained(atOtherHomes: $a) }
            """);

        Assert.Equal(
            [
                """2:24 Variable "$extra" is defined and not used in operation "two".""",
            ],
            errors);
    }
}
