using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class KnownFragmentNamesRuleTests
{
    private const string Rule = "KnownFragmentNamesRule";

    [Fact]
    public void Defined_fragments_are_accepted_wherever_they_stand()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment f on Dog { name }
            { dog { ...f ...g } }
            fragment g on Dog { name }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void An_undefined_fragment_is_refused_at_its_name()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { ...undefinedFragment } }
            fragment f on Dog { ... @skip(if: true) { ...alsoUndefined } }
            """);

        Assert.Equal(
            [
                """1:12 There is no fragment named "undefinedFragment" in this document.""",
                """2:46 There is no fragment named "alsoUndefined" in this document.""",
            ],
            errors);
    }
}
