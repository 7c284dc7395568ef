using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class NoUndefinedVariablesRuleTests
{
    private const string Rule = "NoUndefinedVariablesRule";

    [Fact]
    public void Variables_defined_by_the_operation_are_accepted_in_its_fragments()
    {
        var errors = RuleCheck.Errors(Rule, """
            query q($atOtherHomes: Boolean) { dog { ...f } }
            fragment f on Dog { isHouseTrained(atOtherHomes: $atOtherHomes) }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void An_undefined_variable_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            query variableIsNotDefined { dog { isHouseTrained(atOtherHomes: $atOtherHomes) } }
            """);

        Assert.Equal(
            [
                """1:65 1:1 Variable "$atOtherHomes" is not defined by operation "variableIsNotDefined".""",
            ],
            errors);
    }

    [Fact]
    public void An_undefined_variable_in_a_fragment_of_a_fragment_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { ...outer } }
            fragment outer on Dog { ...inner }
            fragment inner on Dog { isHouseTrained(atOtherHomes: $atOtherHomes) }
            """);

        Assert.Equal(
            [
                """3:54 1:1 Variable "$atOtherHomes" is not defined.""",
            ],
            errors);
    }

    [Fact]
    public void Every_operation_must_define_what_a_shared_fragment_uses()
    {
        var errors = RuleCheck.Errors(Rule, """
            query one($atOtherHomes: Boolean) { dog { ...f } }
            query two { dog { ...f } }
            fragment f on Dog { isHouseTrained(atOtherHomes: $atOtherHomes) }
            """);

        Assert.Equal(
            [
                """3:50 2:1 Variable "$atOtherHomes" is not defined by operation "two".""",
            ],
            errors);
    }

    [Fact]
    public void Variables_in_directives_lists_and_objects_count()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog @skip(if: $a) { name } findDog(searchBy: { name: $b }) { name } booleanList(booleanListArg: [$c]) }
            """);

        Assert.Equal(
            [
                """1:17 1:1 Variable "$a" is not defined.""",
                """1:56 1:1 Variable "$b" is not defined.""",
                """1:100 1:1 Variable "$c" is not defined.""",
            ],
            errors);
    }

    [Fact]
    public void Fragments_that_no_operation_uses_may_use_any()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { name } }
            fragment f on Dog { isHouseTrained(atOtherHomes: $x) }
            """);

        Assert.Empty(errors);
    }
}
