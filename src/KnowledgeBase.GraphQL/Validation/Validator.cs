using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation;

/// <summary>Holds a document against a schema (spec 5 "Validation").</summary>
public static class Validator
{
    /// <summary>
    /// Checks every rule of section 5, and the limits of <paramref name="options"/>, in one walk over the document. Time grows with the
    /// document's size, at worst with its square, and the stack with the depth that the parser allowed.
    /// </summary>
    /// <param name="schema">A valid schema.</param>
    /// <param name="document">The document.</param>
    /// <param name="options">Limits and what messages tell; <see cref="ValidationOptions.Default"/> when null.</param>
    public static ValidationResult Validate(Schema schema, DocumentNode document, ValidationOptions? options = null)
    {
        options ??= ValidationOptions.Default;
        var errors = Check(schema, document, options, options.AllowIntrospection ? RuleSet.Specified : RuleSet.WithoutIntrospection);
        return errors.IsEmpty ? new ValidationResult(new ValidatedDocument(schema, document)) : new ValidationResult(errors);
    }

    /// <summary>Checks some rules only: what keeps those is not valid yet, so that there are only errors to give.</summary>
    internal static ImmutableArray<GraphQLError> Check(Schema schema, DocumentNode document, ValidationOptions options, RuleSet rules)
    {
        var context = new ValidationContext(schema, document, options);
        new DocumentWalker(context, rules).Walk();
        return context.TakeErrors();
    }
}
