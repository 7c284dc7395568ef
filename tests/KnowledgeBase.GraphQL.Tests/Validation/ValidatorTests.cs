using KnowledgeBase.GraphQL.Validation;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation;

public sealed class ValidatorTests
{
    [Fact]
    public void A_valid_document_comes_with_its_schema_and_its_fragments()
    {
        var document = RuleCheck.Parse("query q { dog { ...f } }\nfragment f on Dog { name }");
        var result = Validator.Validate(RuleCheck.Schema, document);

        Assert.True(result.IsSuccess);
        Assert.Empty(result.Errors);
        Assert.Same(document, result.Document.Document);
        Assert.Same(RuleCheck.Schema, result.Document.Schema);
        Assert.Equal(["f"], result.Document.Fragments.Keys);
    }

    [Fact]
    public void An_invalid_document_comes_with_errors_of_code_rule_and_place_and_without_a_document()
    {
        var result = Validator.Validate(RuleCheck.Schema, RuleCheck.Parse("{\n  nowhere\n}"));

        Assert.False(result.IsSuccess);
        Assert.Null(result.Document);
        var error = Assert.Single(result.Errors);
        Assert.Equal("""Type "Query" has no field "nowhere".""", error.Message);
        Assert.Equal(ErrorCode.ValidationFailed, error.Code);
        Assert.Equal("FieldsOnCorrectTypeRule", error.Rule);
        Assert.Equal([new SourceLocation(2, 3)], error.Locations);
        Assert.Null(error.Path);
        Assert.Empty(error.Extensions);
    }

    [Fact]
    public void Errors_stand_in_the_order_of_the_document_then_of_the_rules_then_come_those_on_whole_operations()
    {
        const string document = """
            query q($a: Nowhere, $unused: Int, $b: Int) @unknown {
              dog { nme isHouseTrained(atOtherHomes: $b, x: 1, x: $c) ...f }
              human
              dog { ...g }
            }
            fragment f on Dog { barkVolume { x } ...f }
            """;
        string[] expected =
        [
            """KnownTypeNamesRule 1:13 There is no type "Nowhere".""",
            """KnownDirectivesRule 1:45 There is no directive "@unknown".""",
            """FieldsOnCorrectTypeRule 2:9 Type "Dog" has no field "nme". Did you mean "name"?""",
            """UniqueArgumentNamesRule 2:46 2:52 Argument "x" is given more than once.""",
            """KnownArgumentNamesRule 2:46 Field "Dog.isHouseTrained" has no argument "x".""",
            """KnownArgumentNamesRule 2:52 Field "Dog.isHouseTrained" has no argument "x".""",
            """ScalarLeafsRule 3:3 Field "human" has type "Human", so that fields of it must be selected, as in "human { ... }".""",
            """KnownFragmentNamesRule 4:12 There is no fragment named "g" in this document.""",
            """ScalarLeafsRule 6:32 Field "barkVolume" has type "Int", which has no fields to select. Take the selection away.""",
            """NoUndefinedVariablesRule 2:55 1:1 Variable "$c" is not defined by operation "q".""",
            """NoUnusedVariablesRule 1:9 Variable "$a" is defined and not used in operation "q".""",
            """NoUnusedVariablesRule 1:22 Variable "$unused" is defined and not used in operation "q".""",
            """VariablesInAllowedPositionRule 1:36 2:42 Variable "$b" has type "Int" and cannot stand where "Boolean" is needed.""",
            """NoFragmentCyclesRule 6:38 Fragment "f" spreads itself.""",
        ];

        for (var i = 0; i < 3; i++)
            Assert.Equal(expected, RuleCheck.AllErrors(document));
    }

    [Fact]
    public void Suggestions_can_be_switched_off_in_every_message()
    {
        const string document = """
            query ($a: Dgo) {
              dog { nme isHouseTrained(atOtherHome: true) doesKnowCommand(dogCommand: SITT) @include(iff: true, if: true) }
              findDog(searchBy: { nme: "x" }) { name }
              pet { nickname }
            }
            """;
        var open = RuleCheck.AllErrors(document);
        var hidden = RuleCheck.AllErrors(document, new ValidationOptions { HideSuggestions = true });

        Assert.Equal(7, open.Count(error => error.Contains("Did you mean", StringComparison.Ordinal)));
        Assert.Equal(open.Select(error => error.Split(" Did you mean")[0]), hidden);
    }

    [Fact]
    public void Introspection_can_be_switched_off_but_for_typename()
    {
        var options = new ValidationOptions { AllowIntrospection = false };

        Assert.Empty(RuleCheck.AllErrors("{ __typename dog { __typename } }", options));
        Assert.Equal(
            ["""NoSchemaIntrospectionCustomRule 1:3 Introspection is switched off here, so that field "__schema" cannot be selected."""],
            RuleCheck.AllErrors("{ __schema { description } }", options));
    }

    [Fact]
    public void A_long_name_is_cut_in_the_message()
    {
        var error = Assert.Single(RuleCheck.AllErrors($"{{ {new string('x', 255)} }}"));

        Assert.Equal($"""FieldsOnCorrectTypeRule 1:3 Type "Query" has no field "{new string('x', 60)}...".""", error);
    }
}
