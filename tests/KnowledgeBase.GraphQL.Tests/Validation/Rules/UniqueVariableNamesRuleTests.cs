using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class UniqueVariableNamesRuleTests
{
    private const string Rule = "UniqueVariableNamesRule";

    [Fact]
    public void One_name_in_two_operations_is_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            query A($atOtherHomes: Boolean) { ...f }
            query B($atOtherHomes: Boolean) { ...f }
            fragment f on Query { dog { isHouseTrained(atOtherHomes: $atOtherHomes) } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void One_name_twice_in_an_operation_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            query houseTrainedQuery($atOtherHomes: Boolean, $x: Int, $atOtherHomes: Boolean) { dog { name } }
            """);

        Assert.Equal(
            [
                """1:26 1:59 There is more than one variable named "$atOtherHomes".""",
            ],
            errors);
    }

    [Fact]
    public void Each_name_gives_one_error_with_all_its_places()
    {
        var errors = RuleCheck.Errors(Rule, """
            query ($a: Int, $b: Int, $a: Int, $b: Int, $a: Int) { dog { name } }
            """);

        Assert.Equal(
            [
                """1:9 1:27 1:45 There is more than one variable named "$a".""",
                """1:18 1:36 There is more than one variable named "$b".""",
            ],
            errors);
    }
}
