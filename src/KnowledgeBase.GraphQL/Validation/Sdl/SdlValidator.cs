using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Sdl;

/// <summary>A rule that SDL documents have to follow before a schema can be made of them.</summary>
/// <param name="Name">The rule's name, as in <see cref="GraphQLError.Rule"/>.</param>
/// <param name="Check">Reports every place where the rule is broken.</param>
internal sealed record SdlRule(string Name, Action<SdlContext> Check);

/// <summary>Validates SDL documents: what can be said of the definitions before they are a schema (spec 3, and 5.4, 5.6.3, 5.7 for directives).</summary>
internal static class SdlValidator
{
    /// <summary>All rules, in the order in which their errors are listed.</summary>
    public static ImmutableArray<SdlRule> Rules { get; } =
    [
        new(nameof(LoneSchemaDefinitionRule), LoneSchemaDefinitionRule.Check),
        new(nameof(UniqueOperationTypesRule), UniqueOperationTypesRule.Check),
        new(nameof(UniqueTypeNamesRule), UniqueTypeNamesRule.Check),
        new(nameof(UniqueEnumValueNamesRule), UniqueEnumValueNamesRule.Check),
        new(nameof(UniqueFieldDefinitionNamesRule), UniqueFieldDefinitionNamesRule.Check),
        new(nameof(UniqueArgumentDefinitionNamesRule), UniqueArgumentDefinitionNamesRule.Check),
        new(nameof(UniqueDirectiveNamesRule), UniqueDirectiveNamesRule.Check),
        new(nameof(KnownTypeNamesRule), KnownTypeNamesRule.Check),
        new(nameof(KnownDirectivesRule), KnownDirectivesRule.Check),
        new(nameof(UniqueDirectivesPerLocationRule), UniqueDirectivesPerLocationRule.Check),
        new(nameof(PossibleTypeExtensionsRule), PossibleTypeExtensionsRule.Check),
        new(nameof(KnownArgumentNamesOnDirectivesRule), KnownArgumentNamesOnDirectivesRule.Check),
        new("UniqueArgumentNamesRule", UniqueArgumentNamesOnDirectivesRule.Check),
        new(nameof(UniqueInputFieldNamesRule), UniqueInputFieldNamesRule.Check),
        new(nameof(ProvidedRequiredArgumentsOnDirectivesRule), ProvidedRequiredArgumentsOnDirectivesRule.Check),
    ];

    /// <summary>All errors of a document, by rule.</summary>
    /// <param name="document">The definitions; executable ones are passed over.</param>
    /// <param name="existing">The schema that they extend, if any.</param>
    public static ImmutableArray<GraphQLError> Validate(DocumentNode document, Schema? existing = null) => Validate(document, existing, Rules);

    /// <summary>The errors of some rules only.</summary>
    public static ImmutableArray<GraphQLError> Validate(DocumentNode document, Schema? existing, IEnumerable<SdlRule> rules)
    {
        var context = new SdlContext(document, existing);
        foreach (var rule in rules)
        {
            context.Rule = rule.Name;
            rule.Check(context);
        }

        return context.Errors;
    }
}
