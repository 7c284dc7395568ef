using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>An instrument, linked to its provisions and parties.</summary>
public sealed class Instrument
{
    internal Instrument(InstrumentRecord record, LegalFramework framework, string key)
    {
        Record = record;
        Framework = framework;
        Key = key;
        Id = GlobalId.Encode("Instrument", key);
    }

    /// <summary>The first name that it ever had, of which identifiers are made.</summary>
    internal string Key { get; }

    /// <summary>The facts about it.</summary>
    public InstrumentRecord Record { get; }

    /// <summary>The sheet that treats it.</summary>
    public LegalFramework Framework { get; }

    /// <summary>The permanent identifier.</summary>
    public string Id { get; }

    /// <summary>The permanent name.</summary>
    public string Slug => Record.Slug;

    /// <summary>Its provisions, in the instrument's order.</summary>
    public ImmutableArray<Provision> Provisions { get; internal set; } = [];

    /// <summary>The countries' records with it, by the country's code.</summary>
    public ImmutableArray<Party> Parties { get; internal set; } = [];

    /// <summary>Later events, as written.</summary>
    public ImmutableArray<Development> Developments { get; internal set; } = [];

    /// <summary>The judgement on each manifestation that somebody has looked at.</summary>
    public ImmutableDictionary<Manifestation, AssessmentRecord> Assessments { get; internal set; } =
        ImmutableDictionary<Manifestation, AssessmentRecord>.Empty;

    /// <summary>The sources of the facts about it.</summary>
    public ImmutableArray<CitedSource> Citations { get; internal set; } = [];

    /// <summary>How complete the list of parties is; null when nobody has said.</summary>
    public PartiesCompleteness? PartiesCompleteness { get; internal set; }
}

/// <summary>How complete an instrument's list of parties is.</summary>
/// <param name="Record">What is known.</param>
/// <param name="Citations">The sources.</param>
public sealed record PartiesCompleteness(PartiesRecord Record, ImmutableArray<CitedSource> Citations);

/// <summary>A later event.</summary>
/// <param name="Record">What happened.</param>
/// <param name="Citations">The sources.</param>
public sealed record Development(DevelopmentRecord Record, ImmutableArray<CitedSource> Citations);

/// <summary>A provision, linked to the manifestations that it counts for.</summary>
public sealed class Provision
{
    internal Provision(ProvisionRecord record, Instrument instrument)
    {
        Record = record;
        Instrument = instrument;
        Id = GlobalId.Encode("Provision", $"{instrument.Key}/{record.Article}");
    }

    /// <summary>What it says.</summary>
    public ProvisionRecord Record { get; }

    /// <summary>The instrument that it stands in.</summary>
    public Instrument Instrument { get; }

    /// <summary>The permanent identifier.</summary>
    public string Id { get; }

    /// <summary>The manifestations that it counts for, in the series' order.</summary>
    public ImmutableArray<Coverage> Coverage { get; internal set; } = [];

    /// <summary>The manifestations on which it bears without counting for the level, in the series' order.</summary>
    public ImmutableArray<Manifestation> Touches { get; internal set; } = [];

    /// <summary>The sources.</summary>
    public ImmutableArray<CitedSource> Citations { get; internal set; } = [];
}

/// <summary>That a provision counts for a manifestation.</summary>
/// <param name="Provision">The provision.</param>
/// <param name="Manifestation">The manifestation.</param>
/// <param name="Record">How directly, and why.</param>
/// <param name="Citations">The sources.</param>
public sealed record Coverage(Provision Provision, Manifestation Manifestation, CoverageRecord Record, ImmutableArray<CitedSource> Citations);
