using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class FragmentsOnCompositeTypesRuleTests
{
    private const string Rule = "FragmentsOnCompositeTypesRule";

    [Fact]
    public void Objects_interfaces_and_unions_are_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment fragOnObject on Dog { name }
            fragment fragOnInterface on Pet { name }
            fragment fragOnUnion on CatOrDog { ... on Dog { name } ... { __typename } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void Scalars_are_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment fragOnScalar on Int { something }
            fragment inlineFragOnScalar on Dog { ... on Boolean { somethingElse } }
            """);

        Assert.Equal(
            [
                """1:26 Fragment "fragOnScalar" has the condition "Int", which is no object, interface or union.""",
                """2:45 The fragment has the condition "Boolean", which is no object, interface or union.""",
            ],
            errors);
    }

    [Fact]
    public void Enums_and_input_objects_are_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment a on DogCommand { x }
            fragment b on CatInput { x }
            """);

        Assert.Equal(
            [
                """1:15 Fragment "a" has the condition "DogCommand", which is no object, interface or union.""",
                """2:15 Fragment "b" has the condition "CatInput", which is no object, interface or union.""",
            ],
            errors);
    }
}
