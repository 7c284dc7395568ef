namespace KnowledgeBase.Api.Requests;

/// <summary>The codes of this service's own errors, beside those of the engine.</summary>
public static class ApiErrorCode
{
    /// <summary>No release is loaded yet.</summary>
    public const string NotReady = "NOT_READY";

    /// <summary>The release asked for does not exist.</summary>
    public const string ReleaseNotFound = "RELEASE_NOT_FOUND";

    /// <summary>The release asked for exists and cannot be loaded just now.</summary>
    public const string ReleaseUnavailable = "RELEASE_UNAVAILABLE";

    /// <summary>Search cannot ask the database just now.</summary>
    public const string SearchUnavailable = "SEARCH_UNAVAILABLE";

    /// <summary>A cursor is not one of ours, or belongs to another release or list.</summary>
    public const string BadCursor = "BAD_CURSOR";

    /// <summary>Whoever asks may not do it.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>The changeset asked for does not exist.</summary>
    public const string ChangesetNotFound = "CHANGESET_NOT_FOUND";

    /// <summary>The changeset cannot be read as if it were published.</summary>
    public const string NoPreview = "NO_PREVIEW";

    /// <summary>The database, which editing needs, cannot be reached just now.</summary>
    public const string DatabaseUnavailable = "DATABASE_UNAVAILABLE";
}
