using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class SingleFieldSubscriptionsRuleTests
{
    private const string Rule = "SingleFieldSubscriptionsRule";

    [Fact]
    public void One_root_field_is_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            subscription sub { newMessage { body sender } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void One_root_field_through_a_fragment_is_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            subscription sub { ...newMessageFields }
            fragment newMessageFields on Subscription { newMessage { body sender } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void One_root_field_selected_twice_is_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            subscription sub { newMessage { body } newMessage { sender } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void Two_root_fields_are_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            subscription sub {
              newMessage { body sender }
              disallowedSecondRootField
            }
            """);

        Assert.Equal(
            [
                """3:3 Subscription "sub" selects more than one field at its root. Select one.""",
            ],
            errors);
    }

    [Fact]
    public void Two_root_fields_through_a_fragment_are_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            subscription sub { ...multipleSubscriptions }
            fragment multipleSubscriptions on Subscription {
              newMessage { body sender }
              disallowedSecondRootField
            }
            """);

        Assert.Equal(
            [
                """4:3 Subscription "sub" selects more than one field at its root. Select one.""",
            ],
            errors);
    }

    [Fact]
    public void Two_aliases_of_one_field_are_two_root_fields()
    {
        var errors = RuleCheck.Errors(Rule, """
            subscription { a: newMessage { body } b: newMessage { body } }
            """);

        Assert.Equal(
            [
                """1:39 The subscription selects more than one field at its root. Select one.""",
            ],
            errors);
    }

    [Fact]
    public void Skip_and_include_at_the_root_are_refused_even_on_one_field()
    {
        var errors = RuleCheck.Errors(Rule, """
            subscription requiredRuntimeValidation($bool: Boolean!) {
              newMessage @include(if: $bool) { body sender }
              disallowedSecondRootField @skip(if: $bool)
            }
            """);

        Assert.Equal(
            [
                """2:14 3:29 Subscription "requiredRuntimeValidation" uses @skip or @include at its root, which would leave open which field it subscribes to.""",
            ],
            errors);
    }

    [Fact]
    public void Skip_below_the_root_is_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            subscription { newMessage { body @skip(if: true) } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void Skip_on_a_fragment_at_the_root_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            subscription { ... @skip(if: true) { newMessage { body } } }
            """);

        Assert.Equal(
            [
                """1:20 The subscription uses @skip or @include at its root, which would leave open which field it subscribes to.""",
            ],
            errors);
    }

    [Fact]
    public void An_introspection_field_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            subscription sub { __typename }
            """);

        Assert.Equal(
            [
                """1:20 Subscription "sub" selects an introspection field at its root.""",
            ],
            errors);
    }

    [Fact]
    public void A_root_that_selects_nothing_for_it_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            subscription sub { ...f }
            fragment f on Query { dog { name } }
            """);

        Assert.Equal(
            [
                """1:18 Subscription "sub" selects no field at its root that can apply. Select one.""",
            ],
            errors);
    }

    [Fact]
    public void A_fragment_that_spreads_itself_ends()
    {
        var errors = RuleCheck.Errors(Rule, """
            subscription sub { ...f }
            fragment f on Subscription { newMessage { body } ...f }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void Queries_may_select_many()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { name } cat { name } }
            """);

        Assert.Empty(errors);
    }
}
