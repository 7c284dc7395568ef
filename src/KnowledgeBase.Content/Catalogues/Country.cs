using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>A country, linked to what binds it.</summary>
public sealed class Country
{
    internal Country(CountryEntry entry)
    {
        Entry = entry;
        Id = GlobalId.Encode("Country", entry.Code);
    }

    /// <summary>The document.</summary>
    public CountryEntry Entry { get; }

    /// <summary>The permanent identifier.</summary>
    public string Id { get; }

    /// <summary>The ISO 3166-1 alpha-3 code.</summary>
    public string Code => Entry.Code;

    /// <summary>Its records, as written.</summary>
    public ImmutableArray<Party> Memberships { get; internal set; } = [];
}

/// <summary>A country's record with an instrument.</summary>
/// <param name="Country">The country.</param>
/// <param name="Instrument">The instrument.</param>
/// <param name="Record">The facts.</param>
/// <param name="Citations">The sources.</param>
public sealed record Party(Country Country, Instrument Instrument, TreatyRecord Record, ImmutableArray<CitedSource> Citations);

/// <summary>A source, linked to the sheets that cite it.</summary>
public sealed class Source
{
    internal Source(SourceEntry entry, string key)
    {
        Entry = entry;
        Id = GlobalId.Encode("Source", key);
    }

    /// <summary>The document.</summary>
    public SourceEntry Entry { get; }

    /// <summary>The permanent identifier.</summary>
    public string Id { get; }

    /// <summary>The permanent name.</summary>
    public string Slug => Entry.Slug;

    /// <summary>The sheets that cite it anywhere, by slug.</summary>
    public ImmutableArray<Factsheet> CitedBy { get; internal set; } = [];
}

/// <summary>A citation with its source.</summary>
/// <param name="Source">The source.</param>
/// <param name="Locator">The place in it.</param>
public sealed record CitedSource(Source Source, string? Locator);
