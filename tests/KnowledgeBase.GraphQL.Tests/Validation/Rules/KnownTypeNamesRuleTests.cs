using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class KnownTypeNamesRuleTests
{
    private const string Rule = "KnownTypeNamesRule";

    [Fact]
    public void Types_of_the_schema_are_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            query ($a: [FindDogInput!]!) { pet { ... on Dog { name } ...f } }
            fragment f on CatOrDog { __typename }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void Unknown_types_are_refused_in_every_place()
    {
        var errors = RuleCheck.Errors(Rule, """
            query ($a: [Unknown!]!) { pet { ... on NotInSchema { name } } }
            fragment notOnExistingType on AlsoNotInSchema { name }
            """);

        Assert.Equal(
            [
                """1:13 There is no type "Unknown".""",
                """1:40 There is no type "NotInSchema". Did you mean "__Schema"?""",
                """2:31 There is no type "AlsoNotInSchema".""",
            ],
            errors);
    }

    [Fact]
    public void A_near_name_is_suggested()
    {
        var errors = RuleCheck.Errors(Rule, """
            { pet { ... on Dgo { name } } }
            """);

        Assert.Equal(
            [
                """1:16 There is no type "Dgo". Did you mean "Dog"?""",
            ],
            errors);
    }
}
