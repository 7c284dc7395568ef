using KnowledgeBase.Content.Editing;

namespace KnowledgeBase.Api.Access;

/// <summary>What the <c>Authorization</c> header of a request came to.</summary>
public abstract record Authentication
{
    private Authentication()
    {
    }

    /// <summary>There is none: the request names nobody.</summary>
    public sealed record Anonymous : Authentication
    {
        internal static Anonymous Instance { get; } = new();
    }

    /// <summary>It is right.</summary>
    /// <param name="Caller">Who asks.</param>
    /// <param name="KeyId">The id of their API key; null for a token.</param>
    public sealed record Known(Caller Caller, string? KeyId) : Authentication;

    /// <summary>It is not right.</summary>
    /// <param name="Message">Why, for the one who sent it.</param>
    public sealed record Refused(string Message) : Authentication;

    /// <summary>It could not be checked just now: the database is away, or the identity provider whose keys are not known yet.</summary>
    /// <param name="Message">What is away.</param>
    public sealed record Unavailable(string Message) : Authentication;
}
