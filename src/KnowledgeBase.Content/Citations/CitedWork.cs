using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Citations;

/// <summary>What a reference names: the facts, before any style.</summary>
public sealed record CitedWork
{
    /// <summary>A short name for reference managers, unique among what we cite.</summary>
    public required string Key { get; init; }

    /// <summary>What it is.</summary>
    public required WorkKind Kind { get; init; }

    /// <summary>The title, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>The authors in their order; empty when none is named.</summary>
    public ImmutableArray<AuthorName> Authors { get; init; } = [];

    /// <summary>The publisher.</summary>
    public string? Publisher { get; init; }

    /// <summary>The place of publication.</summary>
    public string? Place { get; init; }

    /// <summary>When it was issued, as far as it is known.</summary>
    public PartialDate? IssuedOn { get; init; }

    /// <summary>The release, for what has releases.</summary>
    public string? Release { get; init; }

    /// <summary>What it is in a word or two, where the title does not say it, such as "Fact sheet".</summary>
    public string? Description { get; init; }

    /// <summary>Where it is.</summary>
    public string? Url { get; init; }

    /// <summary>When it was opened; said only where a style asks for it.</summary>
    public DateOnly? AccessedOn { get; init; }

    /// <summary>The language, a BCP 47 tag.</summary>
    public string? Language { get; init; }

    /// <summary>The licence and the like, for formats that have a place for it.</summary>
    public string? Note { get; init; }
}

/// <summary>The kinds of work that styles treat apart.</summary>
public enum WorkKind
{
    /// <summary>A page on the Web.</summary>
    WebPage,

    /// <summary>A report, guideline or handbook that stands for itself.</summary>
    Report,

    /// <summary>A treaty.</summary>
    Treaty,

    /// <summary>A law or directive.</summary>
    Legislation,

    /// <summary>A piece of news.</summary>
    News,

    /// <summary>Data.</summary>
    DataSet,

    /// <summary>An entry of a work of reference: what this catalogue consists of.</summary>
    Entry,
}
