using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class ValuesOfCorrectTypeRuleTests
{
    private const string Rule = "ValuesOfCorrectTypeRule";

    [Fact]
    public void Literals_of_the_type_are_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment goodBooleanArg on Arguments { booleanArgField(booleanArg: true) }
            fragment coercedIntIntoFloatArg on Arguments { floatArgField(floatArg: 123) }
            query goodComplexDefaultValue($search: FindDogInput = { name: "Fido" }) { findDog(searchBy: $search) { name } }
            query list { booleanList(booleanListArg: true) a: booleanList(booleanListArg: [true, false]) b: booleanList(booleanListArg: null) }
            query any { anything(value: { a: [1, "x", RED, $v] }) b: anything(value: 1.5) c: anything(value: null) }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void A_literal_of_another_type_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            fragment stringIntoInt on Arguments { intArgField(intArg: "123") }
            query badComplexValue { findDog(searchBy: { name: 123 }) { name } }
            """);

        Assert.Equal(
            [
                """1:59 Int cannot represent "123": a whole number is needed.""",
                """2:51 String cannot represent 123: a string is needed.""",
            ],
            errors);
    }

    [Fact]
    public void An_integer_of_more_than_32_bits_is_no_Int()
    {
        var errors = RuleCheck.Errors(Rule, """
            { arguments { intArgField(intArg: 2147483648) a: intArgField(intArg: -2147483648) } }
            """);

        Assert.Equal(
            [
                """1:35 Int cannot represent 2147483648: it has more than 32 bits.""",
            ],
            errors);
    }

    [Fact]
    public void Null_is_refused_for_non_null_types()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { doesKnowCommand(dogCommand: null) } booleanList(booleanListArg: [true, null]) }
            """);

        Assert.Equal(
            [
                """1:37 A value of type "DogCommand!" cannot be null.""",
                """1:80 A value of type "Boolean!" cannot be null.""",
            ],
            errors);
    }

    [Fact]
    public void Each_bad_item_of_a_list_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            { booleanList(booleanListArg: [1, true, "x"]) }
            """);

        Assert.Equal(
            [
                """1:32 Boolean cannot represent 1: true or false is needed.""",
                """1:41 Boolean cannot represent "x": true or false is needed.""",
            ],
            errors);
    }

    [Fact]
    public void A_name_that_the_enum_lacks_is_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { doesKnowCommand(dogCommand: SITT) a: doesKnowCommand(dogCommand: "SIT") b: doesKnowCommand(dogCommand: 1) } }
            """);

        Assert.Equal(
            [
                """1:37 Enum "DogCommand" has no value "SITT". Did you mean the enum value "SIT"?""",
                """1:74 A value of enum "DogCommand" is one of its names; found "SIT". Did you mean the enum value "SIT"?""",
                """1:112 A value of enum "DogCommand" is one of its names; found 1.""",
            ],
            errors);
    }

    [Fact]
    public void A_default_is_checked_like_any_literal()
    {
        var errors = RuleCheck.Errors(Rule, """
            query ($a: Int = "x", $b: [Boolean!] = [null], $c: CatInput = { nickname: "x" }, $d: Int! = null) { dog { name } }
            """);

        Assert.Equal(
            [
                """1:18 Int cannot represent "x": a whole number is needed.""",
                """1:41 A value of type "Boolean!" cannot be null.""",
                """1:63 A value of type "CatInput" needs field "name" of type "String!".""",
                """1:93 A value of type "Int!" cannot be null.""",
            ],
            errors);
    }

    [Fact]
    public void Unknown_and_missing_input_fields_are_refused()
    {
        var errors = RuleCheck.Errors(Rule, """
            { findDog(searchBy: { favoriteCookieFlavor: "Bacon", nme: "x" }) { name } }
            mutation { addPet(pet: { cat: { meowVolume: 3 } }) { name } }
            """);

        Assert.Equal(
            [
                """1:23 Type "FindDogInput" has no input field "favoriteCookieFlavor".""",
                """1:54 Type "FindDogInput" has no input field "nme". Did you mean "name"?""",
                """2:31 A value of type "CatInput" needs field "name" of type "String!".""",
            ],
            errors);
    }

    [Fact]
    public void A_scalar_is_no_input_object()
    {
        var errors = RuleCheck.Errors(Rule, """
            { findDog(searchBy: "Fido") { name } }
            """);

        Assert.Equal(
            [
                """1:21 A value of type "FindDogInput" is an input object; found "Fido".""",
            ],
            errors);
    }

    [Fact]
    public void A_OneOf_input_object_takes_exactly_one_field_that_is_not_null()
    {
        var errors = RuleCheck.Errors(Rule, """
            mutation { addPet(pet: { cat: { name: "Brontie" } }) { name } }
            mutation { addPet(pet: { cat: { name: "Brontie" }, dog: null }) { name } }
            mutation { addPet(pet: { cat: null }) { name } }
            mutation { addPet(pet: {}) { name } }
            mutation { addPets(pets: [{ cat: { name: "a" } }, { cat: { name: "a" }, dog: { name: "b" } }]) { name } }
            """);

        Assert.Equal(
            [
                """2:24 A value of type "PetInput" has exactly one field, and that field is not null.""",
                """3:24 A value of type "PetInput" has exactly one field, and that field is not null.""",
                """4:24 A value of type "PetInput" has exactly one field, and that field is not null.""",
                """5:51 A value of type "PetInput" has exactly one field, and that field is not null.""",
            ],
            errors);
    }

    [Fact]
    public void Values_for_unknown_places_are_another_rules_affair()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog { nothing(a: 1) name(b: [1]) @nothing(c: {}) } findDog(searchBy: { nothing: { a: 1 } }) { name } }
            """);

        Assert.Equal(
            [
                """1:74 Type "FindDogInput" has no input field "nothing".""",
            ],
            errors);
    }

    [Fact]
    public void Arguments_of_directives_are_checked()
    {
        var errors = RuleCheck.Errors(Rule, """
            { dog @skip(if: "yes") { name } }
            """);

        Assert.Equal(
            [
                """1:17 Boolean cannot represent "yes": true or false is needed.""",
            ],
            errors);
    }
}
