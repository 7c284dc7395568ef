using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class ProvidedRequiredArgumentsRuleTests
{
    private const string Rule = "ProvidedRequiredArgumentsRule";

    [Fact]
    public void Optional_arguments_and_those_with_defaults_may_be_left_out()
    {
        var errors = RuleCheck.Errors(Rule, """
            { arguments { booleanArgField optionalNonNullBooleanArgField nonNullBooleanArgField(nonNullBooleanArg: true) } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void A_required_argument_left_out_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            { arguments { nonNullBooleanArgField multipleRequirements(y: 1) } }
            """);

        Assert.Equal(
            [
                """1:15 Argument "nonNullBooleanArg" of type "Boolean!" of field "Arguments.nonNullBooleanArgField" is required.""",
                """1:38 Argument "x" of type "Int!" of field "Arguments.multipleRequirements" is required.""",
            ],
            errors);
    }

    [Fact]
    public void Each_missing_argument_is_an_error()
    {
        var errors = RuleCheck.Errors(Rule, """
            { arguments { multipleRequirements } }
            """);

        Assert.Equal(
            [
                """1:15 Argument "x" of type "Int!" of field "Arguments.multipleRequirements" is required.""",
                """1:15 Argument "y" of type "Int!" of field "Arguments.multipleRequirements" is required.""",
            ],
            errors);
    }

    [Fact]
    public void An_explicit_null_is_another_rules_affair()
    {
        var errors = RuleCheck.Errors(Rule, """
            { arguments { nonNullBooleanArgField(nonNullBooleanArg: null) } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void Directives_need_theirs_too()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog @include { name @skip(unless: true) @tag } }
            """);

        Assert.Equal(
            [
                """1:7 Argument "if" of type "Boolean!" of directive "@include" is required.""",
                """1:23 Argument "if" of type "Boolean!" of directive "@skip" is required.""",
                """1:43 Argument "name" of type "String!" of directive "@tag" is required.""",
            ],
            errors);
    }
}
