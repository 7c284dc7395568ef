using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>A place to report or get help, linked to the countries that it serves.</summary>
public sealed class HelpResource
{
    internal HelpResource(HelpResourceEntry entry, string key)
    {
        Entry = entry;
        Id = GlobalId.Encode("HelpResource", key);
    }

    /// <summary>The document.</summary>
    public HelpResourceEntry Entry { get; }

    /// <summary>The permanent identifier.</summary>
    public string Id { get; }

    /// <summary>The permanent name.</summary>
    public string Slug => Entry.Slug;

    /// <summary>The countries that it serves, as far as the release has a record of them; empty means everywhere.</summary>
    public ImmutableArray<Country> Countries { get; internal set; } = [];

    /// <summary>The sources.</summary>
    public ImmutableArray<CitedSource> Citations { get; internal set; } = [];
}
