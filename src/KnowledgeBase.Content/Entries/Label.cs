using System.Collections.Immutable;

namespace KnowledgeBase.Content.Entries;

/// <summary>A name for a concept, and advice on using it.</summary>
public sealed record Label
{
    /// <summary>The name as written.</summary>
    public required string Text { get; init; }

    /// <summary>Its language (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>What kind of name it is (after SKOS: preferred, alternative, hidden).</summary>
    public required LabelKind Kind { get; init; }

    /// <summary>Whether to use it.</summary>
    public required LabelUsage Usage { get; init; }

    /// <summary>Why, in the label's own language.</summary>
    public string? Note { get; init; }

    /// <summary>What to say instead: a label of <see cref="InsteadIn"/>, or of this entry.</summary>
    public string? Instead { get; init; }

    /// <summary>The slug of the entry that <see cref="Instead"/> is a label of, when it is not this one.</summary>
    public string? InsteadIn { get; init; }

    /// <summary>The slugs of the instruments in whose text or title it stands.</summary>
    public ImmutableArray<string> StandsIn { get; init; } = [];

    /// <summary>The editions of the inter-agency guidelines that give the advice, oldest first: 2016, 2025; empty when not tied to an edition.</summary>
    public ImmutableArray<int> Guidelines { get; init; } = [];

    /// <summary>How well the advice is sourced.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Its sources.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];
}

/// <summary>What kind of name a label is.</summary>
public enum LabelKind
{
    /// <summary>The name to use; one per language and entry.</summary>
    Preferred,

    /// <summary>Another name.</summary>
    Alternative,

    /// <summary>A short form.</summary>
    Abbreviation,

    /// <summary>Found by search, not shown as a name: a misspelling or the like.</summary>
    Hidden,
}

/// <summary>Whether to use a label, in the spirit of the inter-agency guidelines.</summary>
public enum LabelUsage
{
    /// <summary>Use it.</summary>
    Recommended,

    /// <summary>It may be used.</summary>
    Accepted,

    /// <summary>Take care how it is used.</summary>
    Caution,

    /// <summary>Do not use it.</summary>
    Avoid,

    /// <summary>Do not use it, except in titles of and quotations from the instruments that use it.</summary>
    LegalContextOnly,
}

/// <summary>A relation as written: from this sheet to another.</summary>
/// <param name="Kind">Broader or related; the inverse is derived.</param>
/// <param name="Target">The other sheet's slug.</param>
/// <param name="Note">What the relation is.</param>
public sealed record SheetRelation(SheetRelationKind Kind, string Target, LocalizedText? Note = null);

/// <summary>The relations that are written; all others are derived from them, from technology uses and from coverage.</summary>
public enum SheetRelationKind
{
    /// <summary>The target is the wider concept (SKOS broader).</summary>
    Broader,

    /// <summary>Associated (SKOS related).</summary>
    Related,
}
