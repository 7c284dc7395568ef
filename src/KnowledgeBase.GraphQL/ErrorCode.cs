namespace KnowledgeBase.GraphQL;

/// <summary>The closed list of codes that the engine writes to <c>extensions.code</c>. A host may add its own.</summary>
public static class ErrorCode
{
    /// <summary>The request is not well-formed GraphQL over HTTP (body, parameters).</summary>
    public const string BadRequest = "BAD_REQUEST";

    /// <summary>The document does not parse.</summary>
    public const string SyntaxError = "SYNTAX_ERROR";

    /// <summary>The document parses and breaks a validation rule.</summary>
    public const string ValidationFailed = "VALIDATION_FAILED";

    /// <summary>The operation to run is not there or not told.</summary>
    public const string OperationNotFound = "OPERATION_NOT_FOUND";

    /// <summary>A variable's value does not fit its type.</summary>
    public const string BadVariable = "BAD_VARIABLE";

    /// <summary>An argument's value does not fit.</summary>
    public const string BadArgument = "BAD_ARGUMENT";

    /// <summary>A limit was reached; <c>extensions.limit</c> names it.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>A non-null position had no value.</summary>
    public const string NullValue = "NULL_VALUE";

    /// <summary>A resolver's value does not fit the field's type.</summary>
    public const string BadResult = "BAD_RESULT";

    /// <summary>Something unexpected; details are in the server's log under <c>extensions.correlationId</c>.</summary>
    public const string Internal = "INTERNAL";

    /// <summary>The time limit was reached.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>A persisted document is not known.</summary>
    public const string PersistedDocumentNotFound = "PERSISTED_DOCUMENT_NOT_FOUND";
}
