using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class KnownDirectivesRuleTests
{
    private const string Rule = "KnownDirectivesRule";

    [Fact]
    public void Defined_directives_in_their_places_are_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            query @onQuery { dog @skip(if: true) { ... @include(if: true) { name @tag(name: "a") } } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void An_unknown_directive_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog @unknown { name } }
            """);

        Assert.Equal(
            [
                """1:7 There is no directive "@unknown".""",
            ],
            errors);
    }

    [Fact]
    public void A_directive_in_another_place_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            query @skip(if: $foo) { dog @onQuery { name } }
            """);

        Assert.Equal(
            [
                """1:7 Directive "@skip" may not stand on QUERY.""",
                """1:29 Directive "@onQuery" may not stand on FIELD.""",
            ],
            errors);
    }

    [Fact]
    public void All_executable_places_are_known()
    {
        var errors = RuleCheck.Errors(Rule, """
            query q($v: Int @onQuery) { dog { ...f @onQuery ... @onQuery { name } } }
            mutation m @onQuery { addPet(pet: {}) { name } }
            subscription s @onQuery { newMessage { body } }
            fragment f on Dog @onQuery { name }
            """);

        Assert.Equal(
            [
                """1:17 Directive "@onQuery" may not stand on VARIABLE_DEFINITION.""",
                """1:40 Directive "@onQuery" may not stand on FRAGMENT_SPREAD.""",
                """1:53 Directive "@onQuery" may not stand on INLINE_FRAGMENT.""",
                """2:12 Directive "@onQuery" may not stand on MUTATION.""",
                """3:16 Directive "@onQuery" may not stand on SUBSCRIPTION.""",
                """4:19 Directive "@onQuery" may not stand on FRAGMENT_DEFINITION.""",
            ],
            errors);
    }
}
