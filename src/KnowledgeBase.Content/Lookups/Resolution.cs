using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Lookups;

/// <summary>What became of an identifier.</summary>
public abstract record Resolution
{
    private Resolution()
    {
    }

    /// <summary>It names something of the release.</summary>
    /// <param name="Node">A factsheet, instrument, provision, source, country or help resource.</param>
    public sealed record Found(object Node) : Resolution;

    /// <summary>It is a former name of something that goes on under another.</summary>
    /// <param name="Slug">The former name.</param>
    /// <param name="To">A factsheet, instrument, source or help resource.</param>
    /// <param name="RenamedIn">The release from which on the name is a former one, as far as it was published here.</param>
    public sealed record Renamed(string Slug, object To, ReleaseInfo RenamedIn) : Resolution;

    /// <summary>It names something that is out of service, or no longer in the catalogue.</summary>
    /// <param name="Slug">The permanent name.</param>
    /// <param name="Reason">Why, and where to turn instead; null when nobody has said.</param>
    public sealed record Retired(string Slug, LocalizedText? Reason) : Resolution
    {
        /// <summary>The record of what is out of service; null for what is no longer in the catalogue.</summary>
        public object? Record { get; init; }

        /// <summary>Since when it is out of service; null when unknown.</summary>
        public PartialDate? On { get; init; }

        /// <summary>The release from which on it is no longer in the catalogue; null for what is on record.</summary>
        public ReleaseInfo? RetiredIn { get; init; }

        /// <summary>What may stand in its place: a factsheet, instrument, source or help resource.</summary>
        public object? Successor { get; init; }

        /// <summary>Its last published state; null for what is on record, and when nothing was published here.</summary>
        public RevisionInfo? LastRevision { get; init; }
    }

    /// <summary>It names nothing in the release.</summary>
    /// <param name="Identifier">What was asked for.</param>
    /// <param name="Suggestions">Labels like it.</param>
    public sealed record NotFound(string Identifier, ImmutableArray<Term> Suggestions) : Resolution;
}
