using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace KnowledgeBase.GraphQL.Validation;

/// <summary>What validation gave: a document that can be planned, or what is wrong with it; never both.</summary>
public sealed class ValidationResult
{
    internal ValidationResult(ValidatedDocument document)
    {
        Document = document;
        Errors = [];
    }

    internal ValidationResult(ImmutableArray<GraphQLError> errors) => Errors = errors;

    /// <summary>The valid document; null if there are errors.</summary>
    public ValidatedDocument? Document { get; }

    /// <summary>
    /// The errors, in the same order for the same document: <see cref="ErrorCode.ValidationFailed"/>, or <see cref="ErrorCode.LimitExceeded"/> where
    /// a limit of <see cref="ValidationOptions"/> was reached; each with its <see cref="GraphQLError.Rule"/> but for the limit of errors.
    /// </summary>
    public ImmutableArray<GraphQLError> Errors { get; }

    /// <summary>Whether the document is valid.</summary>
    [MemberNotNullWhen(true, nameof(Document))]
    public bool IsSuccess => Document is not null;
}
