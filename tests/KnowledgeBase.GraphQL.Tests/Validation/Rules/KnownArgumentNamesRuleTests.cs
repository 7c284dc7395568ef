using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class KnownArgumentNamesRuleTests
{
    private const string Rule = "KnownArgumentNamesRule";

    [Fact]
    public void Defined_arguments_are_accepted_in_any_order()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { doesKnowCommand(dogCommand: SIT) } arguments { multipleRequirements(y: 2, x: 1) } }
            fragment f on Dog { isHouseTrained(atOtherHomes: true) @include(if: true) }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void An_unknown_argument_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment invalidArgName on Dog { doesKnowCommand(command: CLEAN_UP_HOUSE) }
            """);

        Assert.Equal(
            [
                """1:50 Field "Dog.doesKnowCommand" has no argument "command". Did you mean "dogCommand"?""",
            ],
            errors);
    }

    [Fact]
    public void An_unknown_argument_of_a_directive_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment invalidArgName on Dog { isHouseTrained(atOtherHomes: true) @include(unless: false) }
            """);

        Assert.Equal(
            [
                """1:78 Directive "@include" has no argument "unless".""",
            ],
            errors);
    }

    [Fact]
    public void Arguments_of_unknown_fields_and_directives_are_another_rules_affair()
    {
        var errors = RuleCheck.Errors(Rule, """
            { nothing(a: 1) dog @nothing(atOtherHomes: 1) { name } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void Arguments_of_meta_fields_are_known()
    {
        var errors = RuleCheck.Errors(Rule, """
            { __type(nme: "Dog") { name } dog { __typename(x: 1) } }
            """);

        Assert.Equal(
            [
                """1:10 Field "__type" has no argument "nme". Did you mean "name"?""",
                """1:48 Field "__typename" has no argument "x".""",
            ],
            errors);
    }
}
