using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class OverlappingFieldsCanBeMergedRuleTests
{
    private const string Rule = "OverlappingFieldsCanBeMergedRule";

    [Theory]
    [InlineData("fragment mergeIdenticalFields on Dog { name name }")]
    [InlineData("fragment mergeIdenticalAliasesAndFields on Dog { otherName: name otherName: name }")]
    [InlineData("fragment mergeIdenticalFieldsWithIdenticalArgs on Dog { doesKnowCommand(dogCommand: SIT) doesKnowCommand(dogCommand: SIT) }")]
    [InlineData("fragment f on Dog { doesKnowCommand(dogCommand: $dogCommand) doesKnowCommand(dogCommand: $dogCommand) }")]
    [InlineData("fragment safeDifferingFields on Pet { ... on Dog { volume: barkVolume } ... on Cat { volume: meowVolume } }")]
    [InlineData("fragment f on Pet { ... on Dog { doesKnowCommand(dogCommand: SIT) } ... on Cat { doesKnowCommand(catCommand: JUMP) } }")]
    [InlineData("fragment f on Arguments { multipleRequirements(x: 1, y: 2) multipleRequirements(y: 2, x: 1) }")]
    [InlineData("""{ findDog(searchBy: { name: "a", owner: "b" }) { name } findDog(searchBy: { owner: "b", name: "a" }) { nickname } }""")]
    [InlineData("{ dog { owner { name } } dog { ... on Dog { owner { name pets { name } } } } ...f } fragment f on Query { dog { owner { name } } }")]
    [InlineData("{ dog @include(if: true) { name } dog @skip(if: false) { name } }")]
    [InlineData("{ x: nothing x: nothing }")]
    public void Fields_that_can_be_merged_are_accepted(string document) => Assert.Empty(RuleCheck.Errors(Rule, document));

    [Fact]
    public void Different_fields_under_one_name_are_refused()
    {
        var errors = RuleCheck.Errors(Rule, "fragment conflictingBecauseAlias on Dog { name: nickname name }");

        Assert.Equal(
            ["""1:43 1:58 Fields "name" cannot be merged: "nickname" and "name" are different fields. Give them different aliases if you need both."""],
            errors);
    }

    [Theory]
    [InlineData("fragment conflictingArgsOnValues on Dog { doesKnowCommand(dogCommand: SIT) doesKnowCommand(dogCommand: HEEL) }")]
    [InlineData("fragment conflictingArgsValueAndVar on Dog { doesKnowCommand(dogCommand: SIT) doesKnowCommand(dogCommand: $dogCommand) }")]
    [InlineData("fragment f on Dog { doesKnowCommand(dogCommand: $varOne) doesKnowCommand(dogCommand: $varTwo) }")]
    [InlineData("fragment differingArgs on Dog { doesKnowCommand(dogCommand: SIT) doesKnowCommand }")]
    [InlineData("{ booleanList(booleanListArg: [true]) booleanList(booleanListArg: true) }")]
    [InlineData("""{ anything(value: "1") anything(value: 1) }""")]
    [InlineData("""{ anything(value: ["a:1 b"]) anything(value: ["a" b]) }""")]
    [InlineData("{ anything(value: [[1] 2]) anything(value: [[1 2]]) }")]
    [InlineData("{ anything(value: { a: 1, b: 2 }) anything(value: { a: { b: 2 } }) }")]
    public void Different_arguments_are_refused(string document)
    {
        var error = Assert.Single(RuleCheck.Errors(Rule, document));

        Assert.Contains("cannot be merged: they have different arguments.", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_types_are_refused_even_where_only_one_can_apply()
    {
        var errors = RuleCheck.Errors(
            Rule,
            """
            fragment conflictingDifferingResponses on Pet {
              ... on Dog { someValue: nickname }
              ... on Cat { someValue: meowVolume }
            }
            """);

        Assert.Equal(
            ["""2:16 3:16 Fields "someValue" cannot be merged: their types are "String" and "Int". Give them different aliases if you need both."""],
            errors);
    }

    [Fact]
    public void A_non_null_and_a_nullable_type_differ_and_so_does_the_type_of_typename()
    {
        var errors = RuleCheck.Errors(
            Rule,
            """
            fragment a on Pet { ... on Dog { x: name } ... on Cat { x: nickname } }
            fragment b on Pet { ... on Dog { x: __typename } ... on Cat { x: meowVolume } }
            """);

        Assert.Equal(
            [
                """1:34 1:57 Fields "x" cannot be merged: their types are "String!" and "String". Give them different aliases if you need both.""",
                """2:34 2:63 Fields "x" cannot be merged: their types are "String!" and "Int". Give them different aliases if you need both.""",
            ],
            errors);
    }

    [Fact]
    public void A_conflict_below_is_told_at_the_fields_above_with_its_path_and_all_places()
    {
        var errors = RuleCheck.Errors(
            Rule,
            """
            {
              dog { owner { x: name } }
              dog { owner { x: pets { name } y: name } ...f }
            }
            fragment f on Dog { owner { y: __typename } }
            """);

        Assert.Equal(
            [
                "2:3 2:9 2:17 3:3 3:9 3:17 Fields \"dog\" cannot be merged: below them, at \"owner.x\", \"name\" and \"pets\" are different fields. "
                    + "Give them different aliases if you need both.",
                "3:9 3:34 5:21 5:29 Fields \"owner\" cannot be merged: below them, at \"y\", \"name\" and \"__typename\" are different fields. "
                    + "Give them different aliases if you need both.",
            ],
            errors);
    }

    [Fact]
    public void Every_pair_is_told_also_of_fields_that_repeat()
    {
        var errors = RuleCheck.Errors(Rule, "{ dog { a: name a: nickname a: name } }");

        Assert.Equal(["1:9 1:17", "1:17 1:29"], errors.Select(error => error[..error.IndexOf(" Fields", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Two_fragments_are_compared_once_wherever_they_meet()
    {
        var errors = RuleCheck.Errors(
            Rule,
            """
            { dog { ...a ...b } d: dog { ...a ...b } }
            fragment a on Dog { x: name }
            fragment b on Dog { x: nickname }
            """);

        Assert.Equal(
            ["""2:21 3:21 Fields "x" cannot be merged: "name" and "nickname" are different fields. Give them different aliases if you need both."""],
            errors);
    }

    [Fact]
    public void Fragments_that_spread_each_other_end()
    {
        var errors = RuleCheck.Errors(
            Rule,
            """
            { human { ...a ...b } }
            fragment a on Human { pets { ...c } ...b }
            fragment b on Human { pets { ...c } ...a }
            fragment c on Pet { ... on Dog { owner { ...a ...b } } }
            """);

        Assert.Empty(errors);
    }
}
