using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class ScalarLeafsRuleTests
{
    private const string Rule = "ScalarLeafsRule";

    [Fact]
    public void A_scalar_without_and_an_object_with_a_selection_are_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { barkVolume owner { name } } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void A_selection_on_a_scalar_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment scalarSelectionsNotAllowedOnInt on Dog { barkVolume { sinceWhen } }
            """);

        Assert.Equal(
            [
                """1:62 Field "barkVolume" has type "Int", which has no fields to select. Take the selection away.""",
            ],
            errors);
    }

    [Fact]
    public void An_object_interface_or_union_without_a_selection_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            query directQueryOnObjectWithoutSubFields { human pet catOrDog }
            """);

        Assert.Equal(
            [
                """1:45 Field "human" has type "Human", so that fields of it must be selected, as in "human { ... }".""",
                """1:51 Field "pet" has type "Pet", so that fields of it must be selected, as in "pet { ... }".""",
                """1:55 Field "catOrDog" has type "CatOrDog", so that fields of it must be selected, as in "catOrDog { ... }".""",
            ],
            errors);
    }

    [Fact]
    public void Unknown_fields_are_another_rules_affair()
    {
        var errors = RuleCheck.Errors(Rule, """
            { nothing dog { nothing { x } } }
            """);

        Assert.Empty(errors);
    }
}
