using KnowledgeBase.GraphQL.Validation;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Validation.Rules;

public sealed class KnownOperationTypesRuleTests
{
    private const string Rule = "KnownOperationTypesRule";

    [Fact]
    public void Kinds_that_the_schema_has_are_accepted()
    {
        var errors = RuleCheck.Errors(Rule, """
            query q { dog { name } }
            mutation m { addPet(pet: {}) { name } }
            subscription s { newMessage { body } }
            """);

        Assert.Empty(errors);
    }

    [Fact]
    public void A_kind_without_a_root_type_is_refused()
    {
        var schema = RuleCheck.Build("type Query { dog: Int }");
        var document = RuleCheck.Parse("mutation m { x }\nsubscription { y }\nquery { dog }");
        var errors = Validator.Check(schema, document, ValidationOptions.Default, RuleSet.Named([Rule])!);

        Assert.Equal(["This schema has no mutation operations.", "This schema has no subscription operations."], errors.Select(error => error.Message));
        Assert.Equal([new SourceLocation(1, 1), new SourceLocation(2, 1)], errors.Select(error => Assert.Single(error.Locations)));
    }
}
