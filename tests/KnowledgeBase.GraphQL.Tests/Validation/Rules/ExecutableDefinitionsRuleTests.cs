using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class ExecutableDefinitionsRuleTests
{
    private const string Rule = "ExecutableDefinitionsRule";

    [Fact]
    public void Operations_and_fragments_are_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            query getDogName { dog { ...f } }
            fragment f on Dog { name }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void Each_definition_and_extension_of_the_type_system_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            query getDogName { dog { name color } }
            extend type Dog { color: String }
            schema { query: Query }
            directive @late on FIELD
            """);

        Assert.Equal(
            [
                """2:1 The definition of type "Dog" cannot be executed. A request holds operations and fragments only.""",
                """3:1 The definition of a schema cannot be executed. A request holds operations and fragments only.""",
                """4:1 The definition of directive "@late" cannot be executed. A request holds operations and fragments only.""",
            ],
            errors);
    }
}
