using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class UniqueOperationNamesRuleTests
{
    private const string Rule = "UniqueOperationNamesRule";

    [Fact]
    public void Different_names_are_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            query getDogName { dog { name } }
            query getOwnerName { dog { owner { name } } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void One_name_may_be_an_operations_and_a_fragments()
    {
        var errors = RuleCheck.Errors(Rule, """
            query getName { dog { ...getName } }
            fragment getName on Dog { name }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void One_name_for_two_operations_is_refused_whatever_their_kinds()
    {
        var errors = RuleCheck.Errors(Rule, """
            query dogOperation { dog { name } }
            mutation dogOperation { mutateDog { id } }
            """);

        Assert.Equal(
            [
                """1:7 2:10 There is more than one operation named "dogOperation". Give each a name of its own.""",
            ],
            errors);
    }

    [Fact]
    public void Each_further_operation_with_the_name_is_an_error()
    {
        var errors = RuleCheck.Errors(Rule, """
            query a { dog { name } }
            query a { dog { name } }
            query a { dog { name } }
            """);

        Assert.Equal(
            [
                """1:7 2:7 There is more than one operation named "a". Give each a name of its own.""",
                """1:7 3:7 There is more than one operation named "a". Give each a name of its own.""",
            ],
            errors);
    }
}
