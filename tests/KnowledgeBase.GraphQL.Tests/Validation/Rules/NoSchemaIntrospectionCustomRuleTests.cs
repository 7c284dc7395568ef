using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class NoSchemaIntrospectionCustomRuleTests
{
    private const string Rule = "NoSchemaIntrospectionCustomRule";

    [Fact]
    public void Only_typename_is_left()
    {
        var errors = RuleCheck.Errors(Rule, """
            { __typename dog { __typename } __schema { description } __type(name: "Dog") { kind name } }
            """);

        Assert.Equal(
            [
                """1:33 Introspection is switched off here, so that field "__schema" cannot be selected.""",
                """1:58 Introspection is switched off here, so that field "__type" cannot be selected.""",
                """1:80 Introspection is switched off here, so that field "kind" cannot be selected.""",
            ],
            errors);
    }
}
