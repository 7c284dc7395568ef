using KnowledgeBase.Content.Editing;

namespace KnowledgeBase.Storage.Access;

/// <summary>What came of wishing for a key.</summary>
public abstract record ApiKeyCreation
{
    private ApiKeyCreation()
    {
    }

    /// <summary>It was made.</summary>
    /// <param name="Key">The key: show it once.</param>
    /// <param name="Row">What is kept of it.</param>
    public sealed record Done(string Key, ApiKeyRow Row) : ApiKeyCreation
    {
        /// <summary>Without the key, which must not come into a log by chance.</summary>
        public override string ToString() => $"Done {{ {Row.Id} }}";
    }

    /// <summary>It was not made.</summary>
    /// <param name="Problem">What is wrong.</param>
    public sealed record Refused(ApiKeyProblem Problem) : ApiKeyCreation;
}

/// <summary>What came of checking a key.</summary>
public abstract record ApiKeyCheck
{
    private ApiKeyCheck()
    {
    }

    /// <summary>It is right.</summary>
    /// <param name="Id">The key's id.</param>
    /// <param name="Caller">Whose it is.</param>
    public sealed record Valid(string Id, Caller Caller) : ApiKeyCheck;

    /// <summary>There is no such key, or its secret is another.</summary>
    public sealed record Unknown : ApiKeyCheck;

    /// <summary>It is right and was revoked.</summary>
    /// <param name="At">When, UTC.</param>
    public sealed record Revoked(DateTime At) : ApiKeyCheck;

    /// <summary>It is right and no longer valid.</summary>
    /// <param name="At">Since when, UTC.</param>
    public sealed record Expired(DateTime At) : ApiKeyCheck;
}
