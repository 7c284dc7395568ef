namespace KnowledgeBase.Api.Editing;

/// <summary>A text in one language.</summary>
/// <param name="Language">The language.</param>
/// <param name="Text">The text; null takes the language out.</param>
public sealed record LocalizedTextInput(string Language, string? Text);

/// <summary>Where a statement can be checked.</summary>
/// <param name="Source">The slug of a source.</param>
/// <param name="Locator">The place in it.</param>
public sealed record CitationInput(string Source, string? Locator);

/// <summary>What every change has in common.</summary>
public abstract record MutationInput
{
    /// <summary>Whether only to say what would happen.</summary>
    public bool ValidateOnly { get; init; }

}

/// <summary>What has in common all that can be sent again safely under a name.</summary>
public abstract record KeyedInput : MutationInput
{
    /// <summary>The caller's own name for this request; null for none.</summary>
    public string? IdempotencyKey { get; init; }
}

/// <summary>What every change of an entry in a changeset has in common.</summary>
public abstract record EditInput : KeyedInput
{
    /// <summary>The changeset's identifier.</summary>
    public required string Changeset { get; init; }

    /// <summary>The revision that the caller has seen; null for an entry that does not exist yet.</summary>
    public int? ExpectedRevision { get; init; }
}
