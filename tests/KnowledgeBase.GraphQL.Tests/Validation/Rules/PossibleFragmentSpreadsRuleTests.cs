using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class PossibleFragmentSpreadsRuleTests
{
    private const string Rule = "PossibleFragmentSpreadsRule";

    [Fact]
    public void Types_that_overlap_are_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment dogFragment on Dog { ... on Dog { barkVolume } }
            fragment petNameFragment on Pet { name }
            fragment interfaceWithinObjectFragment on Dog { ...petNameFragment }
            fragment catOrDogNameFragment on CatOrDog { ... on Cat { meowVolume } }
            fragment unionWithObjectFragment on Dog { ...catOrDogNameFragment }
            fragment petFragment on Pet { name ... on Dog { barkVolume } }
            fragment catOrDogFragment on CatOrDog { ... on Cat { meowVolume } }
            fragment unionWithInterface on Pet { ...dogOrHumanFragment }
            fragment dogOrHumanFragment on DogOrHuman { ... on Dog { barkVolume } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void An_object_in_another_object_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment catInDogFragmentInvalid on Dog { ... on Cat { meowVolume } }
            """);

        Assert.Equal(
            [
                """1:43 The fragment applies to "Cat", and no "Dog" can be one.""",
            ],
            errors);
    }

    [Fact]
    public void An_object_that_does_not_implement_the_interface_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment sentientFragment on Sentient { ... on Dog { barkVolume } }
            """);

        Assert.Equal(
            [
                """1:41 The fragment applies to "Dog", and no "Sentient" can be one.""",
            ],
            errors);
    }

    [Fact]
    public void An_object_that_is_no_member_of_the_union_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment humanOrAlienFragment on HumanOrAlien { ... on Cat { meowVolume } }
            """);

        Assert.Equal(
            [
                """1:49 The fragment applies to "Cat", and no "HumanOrAlien" can be one.""",
            ],
            errors);
    }

    [Fact]
    public void Abstract_types_without_a_common_object_are_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment nonIntersectingInterfaces on Pet { ...sentientFragment }
            fragment sentientFragment on Sentient { name }
            """);

        Assert.Equal(
            [
                """1:45 Fragment "sentientFragment" applies to "Sentient", and no "Pet" can be one.""",
            ],
            errors);
    }

    [Fact]
    public void Unknown_types_are_another_rules_affair()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { ... on Nothing { x } ...f } }
            fragment f on Nothing { x }
            """);

        Assert.Empty(errors);
    }
}
