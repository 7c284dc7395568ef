using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class FieldsOnCorrectTypeRuleTests
{
    private const string Rule = "FieldsOnCorrectTypeRule";

    [Fact]
    public void Fields_of_the_type_are_accepted_and_typename_everywhere()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { name __typename } pet { name __typename } catOrDog { __typename ... on Pet { name } } __schema { types { name } } __type(name: "Dog") { name } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void A_field_that_the_type_lacks_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment fieldNotDefined on Dog { meowVolume }
            """);

        Assert.Equal(
            [
                """1:35 Type "Dog" has no field "meowVolume". Did you mean "barkVolume"?""",
            ],
            errors);
    }

    [Fact]
    public void The_alias_does_not_matter()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment aliasedLyingFieldTargetNotDefined on Dog { barkVolume: kawVolume }
            """);

        Assert.Equal(
            [
                """1:53 Type "Dog" has no field "kawVolume". Did you mean "barkVolume"?""",
            ],
            errors);
    }

    [Fact]
    public void A_field_of_an_implementing_type_is_refused_on_the_interface()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment definedOnImplementersButNotInterface on Pet { nickname }
            """);

        Assert.Equal(
            [
                """1:56 Type "Pet" has no field "nickname". Did you mean an inline fragment on "Cat" or "Dog"?""",
            ],
            errors);
    }

    [Fact]
    public void A_field_is_refused_on_a_union()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment directFieldSelectionOnUnion on CatOrDog { name barkVolume }
            """);

        Assert.Equal(
            [
                """1:52 Type "CatOrDog" has no field "name". Did you mean an inline fragment on "Pet", "Cat", or "Dog"?""",
                """1:57 Type "CatOrDog" has no field "barkVolume". Did you mean an inline fragment on "Dog"?""",
            ],
            errors);
    }

    [Fact]
    public void Introspection_starts_at_the_query_root_only()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { __schema { types { name } } } }
            """);

        Assert.Equal(
            [
                """1:9 Type "Dog" has no field "__schema".""",
            ],
            errors);
    }

    [Fact]
    public void Nothing_is_said_about_fields_of_unknown_types()
    {
        var errors = RuleCheck.Errors(Rule, """
            { nowhere { x } dog { ... on Nothing { x } } }
            """);

        Assert.Equal(
            [
                """1:3 Type "Query" has no field "nowhere".""",
            ],
            errors);
    }

    [Fact]
    public void Inline_fragments_without_a_condition_keep_the_type()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { ... @include(if: true) { nme } } }
            """);

        Assert.Equal(
            [
                """1:34 Type "Dog" has no field "nme". Did you mean "name"?""",
            ],
            errors);
    }
}
