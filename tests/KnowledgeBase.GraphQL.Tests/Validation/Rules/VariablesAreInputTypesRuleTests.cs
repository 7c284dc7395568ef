using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class VariablesAreInputTypesRuleTests
{
    private const string Rule = "VariablesAreInputTypesRule";

    [Fact]
    public void Scalars_enums_and_input_objects_are_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            query takesInput($a: Boolean!, $b: [DogCommand!], $c: FindDogInput, $unknown: Nothing) { dog { name } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void Objects_interfaces_and_unions_are_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            query takesCat($cat: Cat, $pet: [Pet!]!, $catOrDog: CatOrDog!) { dog { name } }
            """);

        Assert.Equal(
            [
                """1:22 Variable "$cat" has type "Cat", which is no input type. Use a scalar, an enum or an input object.""",
                """1:33 Variable "$pet" has type "[Pet!]!", which is no input type. Use a scalar, an enum or an input object.""",
                """1:53 Variable "$catOrDog" has type "CatOrDog!", which is no input type. Use a scalar, an enum or an input object.""",
            ],
            errors);
    }
}
