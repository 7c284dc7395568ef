using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Texts;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>The three linked series.</summary>
public enum Series
{
    /// <summary>Forms of online child sexual exploitation.</summary>
    Manifestation,

    /// <summary>Legal frameworks.</summary>
    LegalFramework,

    /// <summary>Internet and technology terms.</summary>
    Technology,
}

/// <summary>A sheet of the catalogue, linked to all that it names. Immutable once the catalogue is built.</summary>
public abstract class Factsheet
{
    private protected Factsheet(FactsheetEntry entry, Series series, string idKind, string key, ImmutableArray<RevisionInfo> revisions)
    {
        Entry = entry;
        Series = series;
        Id = GlobalId.Encode(idKind, key);
        Revisions = revisions;
        AvailableLanguages = [.. entry.Texts.Keys];
        var source = entry.Texts[LocalizedText.SourceLanguage];
        var fingerprint = TextFingerprint.Of(source);
        Texts = entry.Texts.ToImmutableDictionary(
            pair => pair.Key,
            pair => new LanguageText(this, pair.Key, pair.Value, pair.Value.Translation is { } translation && translation.OfText != fingerprint),
            StringComparer.Ordinal);
        SourceText = Texts[LocalizedText.SourceLanguage];
    }

    /// <summary>The document.</summary>
    public FactsheetEntry Entry { get; }

    /// <summary>The series.</summary>
    public Series Series { get; }

    /// <summary>The permanent identifier.</summary>
    public string Id { get; }

    /// <summary>The name; after a renaming the former one leads here (<see cref="FormerName"/>), and <see cref="Id"/> stays.</summary>
    public string Slug => Entry.Slug;

    /// <summary>The published revisions, newest first, those under former names included; the first is this state.</summary>
    public ImmutableArray<RevisionInfo> Revisions { get; }

    /// <summary>The languages that the text exists in.</summary>
    public ImmutableArray<string> AvailableLanguages { get; }

    /// <summary>The text in the source language.</summary>
    public LanguageText SourceText { get; }

    /// <summary>The texts by language.</summary>
    internal ImmutableDictionary<string, LanguageText> Texts { get; }

    /// <summary>The labels: preferred ones first, then as written.</summary>
    public ImmutableArray<Term> Terms { get; internal set; } = [];

    /// <summary>The relations, derived ones included, by kind and then by target.</summary>
    public ImmutableArray<Relation> Relations { get; internal set; } = [];

    /// <summary>The main sources.</summary>
    public ImmutableArray<CitedSource> Citations { get; internal set; } = [];

    /// <summary>The sources of the definition.</summary>
    public ImmutableArray<CitedSource> DefinitionCitations { get; internal set; } = [];

    /// <summary>The text in the first of these languages that it exists in, else in the source language.</summary>
    public LanguageText TextIn(ImmutableArray<string> languages)
    {
        foreach (var language in languages)
        {
            if (Texts.TryGetValue(language, out var text))
                return text;
        }

        return SourceText;
    }
}

/// <summary>A sheet's text in one language.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Language">The language that it is in.</param>
/// <param name="Text">The text.</param>
/// <param name="IsStale">For a translation: whether the original has changed since.</param>
public sealed record LanguageText(Factsheet Sheet, string Language, SheetText Text, bool IsStale);

/// <summary>A manifestation.</summary>
public sealed class Manifestation : Factsheet
{
    internal Manifestation(ManifestationEntry entry, string key, ImmutableArray<RevisionInfo> revisions)
        : base(entry, Series.Manifestation, "Manifestation", key, revisions) => Scope = entry.Scope;

    /// <summary>A form, or a concept.</summary>
    public ManifestationScope Scope { get; }

    /// <summary>The provisions that count for it, instrument by instrument.</summary>
    public ImmutableArray<Coverage> Coverage { get; internal set; } = [];

    /// <summary>The technologies that meet it.</summary>
    public ImmutableArray<TechnologyMeeting> Technologies { get; internal set; } = [];
}

/// <summary>A technology term.</summary>
public sealed class TechnologyTerm : Factsheet
{
    internal TechnologyTerm(TechnologyTermEntry entry, string key, ImmutableArray<RevisionInfo> revisions)
        : base(entry, Series.Technology, "TechnologyTerm", key, revisions) => Category = entry.Category;

    /// <summary>What kind of technology it is.</summary>
    public TechnologyCategory Category { get; }

    /// <summary>The manifestations that it meets.</summary>
    public ImmutableArray<TechnologyMeeting> Manifestations { get; internal set; } = [];
}

/// <summary>A legal framework.</summary>
public sealed class LegalFramework : Factsheet
{
    internal LegalFramework(LegalFrameworkEntry entry, string key, ImmutableArray<RevisionInfo> revisions)
        : base(entry, Series.LegalFramework, "LegalFramework", key, revisions)
    {
    }

    /// <summary>Its instruments, as written.</summary>
    public ImmutableArray<Instrument> Instruments { get; internal set; } = [];

    /// <summary>What its provisions count for.</summary>
    public ImmutableArray<Coverage> Coverage { get; internal set; } = [];
}

/// <summary>How a technology and a manifestation meet.</summary>
/// <param name="Technology">The technology.</param>
/// <param name="Manifestation">The manifestation.</param>
/// <param name="Role">The role of the technology.</param>
/// <param name="Note">What it is about.</param>
public sealed record TechnologyMeeting(TechnologyTerm Technology, Manifestation Manifestation, TechnologyRole Role, LocalizedText? Note);

/// <summary>A relation from one sheet to another.</summary>
/// <param name="Kind">What the target is.</param>
/// <param name="Target">The other sheet.</param>
/// <param name="Note">What it is about.</param>
public sealed record Relation(RelationKind Kind, Factsheet Target, LocalizedText? Note);

/// <summary>What the other sheet is to this one.</summary>
public enum RelationKind
{
    /// <summary>The wider concept.</summary>
    Broader,

    /// <summary>A narrower concept.</summary>
    Narrower,

    /// <summary>An associated concept.</summary>
    Related,

    /// <summary>The manifestation in which this technology is misused.</summary>
    MisusedIn,

    /// <summary>A technology that is misused in this manifestation.</summary>
    Misuses,

    /// <summary>The manifestation against which this technology protects.</summary>
    Counters,

    /// <summary>A technology that protects against this manifestation.</summary>
    CounteredBy,

    /// <summary>A manifestation that this framework covers.</summary>
    Addresses,

    /// <summary>A framework that covers this manifestation.</summary>
    AddressedBy,
}
