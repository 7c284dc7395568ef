using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class MaxIntrospectionDepthRuleTests
{
    private const string Rule = "MaxIntrospectionDepthRule";

    [Fact]
    public void The_usual_introspection_is_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            { __schema { types { fields { args { type { ofType { ofType { name } } } } } inputFields { name } interfaces { name } possibleTypes { name } } } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void Lists_inside_lists_are_accepted_twice_and_no_more()
    {
        var errors = RuleCheck.Errors(Rule, """
            {
              __schema { types { fields { type { fields { name } } } } }
              a: __schema { types { fields { type { fields { type { interfaces { name } } } } } } }
              __type(name: "Dog") { possibleTypes { inputFields { type { inputFields { name } } } } }
            }
            """);

        Assert.Equal(
            [
                """3:3 Lists of fields, interfaces or types nest more than 2 deep in this introspection (maxIntrospectionLists). Ask for fewer levels.""",
                """4:3 Lists of fields, interfaces or types nest more than 2 deep in this introspection (maxIntrospectionLists). Ask for fewer levels.""",
            ],
            errors);
    }

    [Fact]
    public void Fragments_are_followed()
    {
        var errors = RuleCheck.Errors(Rule, """
            { __schema { types { ...a } } }
            fragment a on __Type { fields { type { ...b } } }
            fragment b on __Type { fields { type { ... { fields { name } } } } }
            """);

        Assert.Equal(
            [
                """1:3 Lists of fields, interfaces or types nest more than 2 deep in this introspection (maxIntrospectionLists). Ask for fewer levels.""",
            ],
            errors);
    }

    [Fact]
    public void A_cycle_of_fragments_without_lists_ends()
    {
        var errors = RuleCheck.Errors(Rule, """
            { __schema { types { ...a } } }
            fragment a on __Type { ofType { ...a } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void A_cycle_of_fragments_through_a_list_is_too_deep()
    {
        var errors = RuleCheck.Errors(Rule, """
            { __schema { types { ...a } } }
            fragment a on __Type { fields { type { ...a } } }
            """);

        Assert.Equal(
            [
                """1:3 Lists of fields, interfaces or types nest more than 2 deep in this introspection (maxIntrospectionLists). Ask for fewer levels.""",
            ],
            errors);
    }

    [Fact]
    public void Fields_of_the_same_names_elsewhere_do_not_count()
    {
        var errors = RuleCheck.Errors(Rule, """
            { fields { fields { fields { fields { name } } } } }
            """);

        Assert.Empty(errors);
    }
}
