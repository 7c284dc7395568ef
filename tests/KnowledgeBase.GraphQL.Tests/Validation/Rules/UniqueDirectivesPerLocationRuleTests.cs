using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class UniqueDirectivesPerLocationRuleTests
{
    private const string Rule = "UniqueDirectivesPerLocationRule";

    [Fact]
    public void One_directive_at_two_places_is_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            query ($foo: Boolean = true, $bar: Boolean = false) { dog @skip(if: $foo) { name } dog @skip(if: $bar) { name } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void One_directive_twice_at_a_place_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            query ($foo: Boolean = true, $bar: Boolean = false) { dog @skip(if: $foo) @skip(if: $bar) { name } }
            """);

        Assert.Equal(
            [
                """1:59 1:75 Directive "@skip" may stand only once at one place.""",
            ],
            errors);
    }

    [Fact]
    public void A_repeatable_directive_may_repeat()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { name @tag(name: "a") @tag(name: "b") } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void An_unknown_directive_is_another_rules_affair()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { name @unknown @unknown } }
            """);

        Assert.Empty(errors);
    }
}
