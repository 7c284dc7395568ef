using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class VariablesInAllowedPositionRuleTests
{
    private const string Rule = "VariablesInAllowedPositionRule";

    [Fact]
    public void Variables_of_the_type_or_a_stricter_one_are_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            query a($arg: Boolean!) { arguments { nonNullBooleanArgField(nonNullBooleanArg: $arg) booleanArgField(booleanArg: $arg) } }
            query b($arg: [Boolean!]!) { booleanList(booleanListArg: $arg) arguments { booleanListArgField(booleanListArg: $arg) } }
            query c($arg: Boolean = true) { arguments { nonNullBooleanArgField(nonNullBooleanArg: $arg) } }
            query d($arg: Boolean) { arguments { optionalNonNullBooleanArgField(optionalBooleanArg: $arg) } }
            mutation e($cat: CatInput!) { addPet(pet: { cat: $cat }) { name } }
            mutation f($cat: CatInput! = { name: "Brontie" }) { addPet(pet: { cat: $cat }) { name } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void Another_type_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            query intCannotGoIntoBoolean($intArg: Int) { arguments { booleanArgField(booleanArg: $intArg) } }
            """);

        Assert.Equal(
            [
                """1:30 1:86 Variable "$intArg" has type "Int" and cannot stand where "Boolean" is needed.""",
            ],
            errors);
    }

    [Fact]
    public void A_list_is_refused_for_an_item()
    {
        var errors = RuleCheck.Errors(Rule, """
            query booleanListCannotGoIntoBoolean($booleanListArg: [Boolean]) { arguments { booleanArgField(booleanArg: $booleanListArg) } }
            """);

        Assert.Equal(
            [
                """1:38 1:108 Variable "$booleanListArg" has type "[Boolean]" and cannot stand where "Boolean" is needed.""",
            ],
            errors);
    }

    [Fact]
    public void An_item_is_refused_for_a_list()
    {
        var errors = RuleCheck.Errors(Rule, """
            query ($a: Boolean) { booleanList(booleanListArg: $a) }
            """);

        Assert.Equal(
            [
                """1:8 1:51 Variable "$a" has type "Boolean" and cannot stand where "[Boolean!]" is needed.""",
            ],
            errors);
    }

    [Fact]
    public void A_nullable_variable_is_refused_in_a_non_null_place()
    {
        var errors = RuleCheck.Errors(Rule, """
            query booleanArgQuery($booleanArg: Boolean) { arguments { nonNullBooleanArgField(nonNullBooleanArg: $booleanArg) } }
            """);

        Assert.Equal(
            [
                """1:23 1:101 Variable "$booleanArg" has type "Boolean" and cannot stand where "Boolean!" is needed.""",
            ],
            errors);
    }

    [Fact]
    public void A_list_of_nullable_items_is_refused_for_a_list_of_non_null_ones()
    {
        var errors = RuleCheck.Errors(Rule, """
            query listToNonNullList($booleanList: [Boolean]) { booleanList(booleanListArg: $booleanList) }
            """);

        Assert.Equal(
            [
                """1:25 1:80 Variable "$booleanList" has type "[Boolean]" and cannot stand where "[Boolean!]" is needed.""",
            ],
            errors);
    }

    [Fact]
    public void A_default_of_null_does_not_help()
    {
        var errors = RuleCheck.Errors(Rule, """
            query ($a: Boolean = null) { arguments { nonNullBooleanArgField(nonNullBooleanArg: $a) } }
            """);

        Assert.Equal(
            [
                """1:8 1:84 Variable "$a" has type "Boolean" and cannot stand where "Boolean!" is needed.""",
            ],
            errors);
    }

    [Fact]
    public void Items_of_a_list_literal_are_places_too()
    {
        var errors = RuleCheck.Errors(Rule, """
            query ($a: Boolean, $b: Boolean!) { booleanList(booleanListArg: [$a, $b]) }
            """);

        Assert.Equal(
            [
                """1:8 1:66 Variable "$a" has type "Boolean" and cannot stand where "Boolean!" is needed.""",
            ],
            errors);
    }

    [Fact]
    public void A_nullable_variable_is_refused_in_a_OneOf_field()
    {
        var errors = RuleCheck.Errors(Rule, """
            mutation addNullableCat($cat: CatInput) { addPet(pet: { cat: $cat }) { name } }
            mutation defaulted($cat: CatInput = { name: "Brontie" }) { addPets(pets: [{ cat: $cat }]) { name } }
            """);

        Assert.Equal(
            [
                """1:25 1:62 Variable "$cat" has type "CatInput" and may be null, which a field of "PetInput" may not. Use type "CatInput!".""",
                """2:20 2:82 Variable "$cat" has type "CatInput" and may be null, which a field of "PetInput" may not. Use type "CatInput!".""",
            ],
            errors);
    }

    [Fact]
    public void Places_in_fragments_count_for_each_operation()
    {
        var errors = RuleCheck.Errors(Rule, """
            query one($a: Int) { dog { ...f } }
            query two($a: Boolean) { dog { ...f } }
            fragment f on Dog { isHouseTrained(atOtherHomes: $a) }
            """);

        Assert.Equal(
            [
                """1:11 3:50 Variable "$a" has type "Int" and cannot stand where "Boolean" is needed.""",
            ],
            errors);
    }

    [Fact]
    public void Directive_arguments_are_places()
    {
        var errors = RuleCheck.Errors(Rule, """
            query ($a: Boolean) { dog @skip(if: $a) { name } }
            """);

        Assert.Equal(
            [
                """1:8 1:37 Variable "$a" has type "Boolean" and cannot stand where "Boolean!" is needed.""",
            ],
            errors);
    }
}
