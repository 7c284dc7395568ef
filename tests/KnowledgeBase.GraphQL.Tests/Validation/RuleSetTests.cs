using KnowledgeBase.GraphQL.Validation;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation;

public sealed class RuleSetTests
{
    [Fact]
    public void The_rules_are_those_of_the_specification_in_the_references_order_and_the_limit_on_introspection() => Assert.Equal(
        [
            "ExecutableDefinitionsRule", "KnownOperationTypesRule", "UniqueOperationNamesRule", "LoneAnonymousOperationRule",
            "SingleFieldSubscriptionsRule", "KnownTypeNamesRule", "FragmentsOnCompositeTypesRule", "VariablesAreInputTypesRule", "ScalarLeafsRule",
            "FieldsOnCorrectTypeRule", "UniqueFragmentNamesRule", "KnownFragmentNamesRule", "NoUnusedFragmentsRule", "PossibleFragmentSpreadsRule",
            "NoFragmentCyclesRule", "UniqueVariableNamesRule", "NoUndefinedVariablesRule", "NoUnusedVariablesRule", "KnownDirectivesRule",
            "UniqueDirectivesPerLocationRule", "KnownArgumentNamesRule", "UniqueArgumentNamesRule", "ValuesOfCorrectTypeRule",
            "ProvidedRequiredArgumentsRule", "VariablesInAllowedPositionRule", "OverlappingFieldsCanBeMergedRule", "UniqueInputFieldNamesRule",
            "MaxIntrospectionDepthRule",
        ],
        RuleSet.Specified.CreateRules().Select(rule => rule.Name));

    [Fact]
    public void Every_rule_of_the_assembly_can_be_had_by_name_and_has_a_test_file()
    {
        var rules = typeof(ValidationRule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ValidationRule))).Select(type => type.Name).ToArray();
        var tests = typeof(RuleSetTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet();

        Assert.Equal(30, rules.Length);
        Assert.Equal(30, RuleSet.Named(rules)!.CreateRules().Length);
        Assert.All(rules, rule => Assert.Contains(rule + "Tests", tests));
    }

    [Fact]
    public void An_unknown_name_gives_no_rules() => Assert.Null(RuleSet.Named(["ScalarLeafsRule", "Nothing"]));

    [Fact]
    public void Every_moment_of_the_walk_has_a_rule_that_speaks_then()
    {
        var all = RuleSet.Named([.. RuleSet.Specified.CreateRules().Select(rule => rule.Name), "NoDeprecatedCustomRule"])!;

        Assert.All(Enum.GetValues<Hook>(), hook => Assert.False(all.At(hook).IsEmpty));
    }
}
