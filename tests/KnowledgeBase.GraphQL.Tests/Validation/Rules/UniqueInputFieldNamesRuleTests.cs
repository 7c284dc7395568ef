using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class UniqueInputFieldNamesRuleTests
{
    private const string Rule = "UniqueInputFieldNamesRule";

    [Fact]
    public void Different_fields_are_accepted_at_each_level()
    {
        var errors = RuleCheck.Errors(Rule, """
            mutation { addPet(pet: { cat: { name: "a" }, dog: { name: "b" } }) { name } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void One_field_twice_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            { findDog(searchBy: { name: "a", owner: "b", name: "c" }) { name } }
            """);

        Assert.Equal(
            [
                """1:23 1:46 Input field "name" is given more than once.""",
            ],
            errors);
    }

    [Fact]
    public void Each_repetition_is_an_error()
    {
        var errors = RuleCheck.Errors(Rule, """
            { findDog(searchBy: { name: "a", name: "b", name: "c" }) { name } }
            """);

        Assert.Equal(
            [
                """1:23 1:34 Input field "name" is given more than once.""",
                """1:23 1:45 Input field "name" is given more than once.""",
            ],
            errors);
    }

    [Fact]
    public void Objects_inside_objects_are_looked_at_on_their_own()
    {
        var errors = RuleCheck.Errors(Rule, """
            mutation { addPet(pet: { cat: { name: "a", name: "b" }, cat: null }) { name } }
            """);

        Assert.Equal(
            [
                """1:26 1:57 Input field "cat" is given more than once.""",
                """1:33 1:44 Input field "name" is given more than once.""",
            ],
            errors);
    }
}
