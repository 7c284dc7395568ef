using KnowledgeBase.GraphQL.Validation;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class NoDeprecatedCustomRuleTests
{
    [Fact]
    public void Deprecated_fields_arguments_input_fields_and_enum_values_are_refused()
    {
        var schema = RuleCheck.Build("""
            type Query {
              old: Int @deprecated(reason: "Gone.")
              find(by: String @deprecated(reason: "Use in."), in: In, colour: Colour): Int
            }
            input In { a: Int, b: Int @deprecated(reason: "Use a.") }
            enum Colour { RED, GREY @deprecated(reason: "Dull.") }
            """);
        var document = RuleCheck.Parse("""{ old find(by: "x", in: { a: 1, b: 2 }, colour: GREY) other: find(colour: RED) }""");
        var errors = Validator.Check(schema, document, ValidationOptions.Default, RuleSet.Named(["NoDeprecatedCustomRule"])!);

        Assert.Equal(
            [
                """The field "Query.old" is deprecated: Gone.""",
                """The argument "by" is deprecated: Use in.""",
                """The input field "In.b" is deprecated: Use a.""",
                """The enum value "Colour.GREY" is deprecated: Dull.""",
            ],
            errors.Select(error => error.Message));
    }
}
