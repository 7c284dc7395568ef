using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class UniqueFragmentNamesRuleTests
{
    private const string Rule = "UniqueFragmentNamesRule";

    [Fact]
    public void Different_names_are_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { ...a ...b } }
            fragment a on Dog { name }
            fragment b on Dog { owner { name } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void One_name_for_two_fragments_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { ...fragmentOne } }
            fragment fragmentOne on Dog { name }
            fragment fragmentOne on Dog { owner { name } }
            """);

        Assert.Equal(
            [
                """2:10 3:10 There is more than one fragment named "fragmentOne". Give each a name of its own.""",
            ],
            errors);
    }
}
