using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.CoverageMatrices;

/// <summary>Which part of the coverage; all conditions that are given must hold.</summary>
/// <param name="Manifestations">Only these; null for all forms.</param>
/// <param name="Frameworks">Only these; null for all.</param>
/// <param name="Instruments">Only these; null for all.</param>
/// <param name="Conducts">Only statements through one of these; null for all.</param>
/// <param name="MinimumLevel">Only statements of at least this level. The level of a cell stays what it is.</param>
/// <param name="Country">Only instruments that bind this country.</param>
/// <param name="AsOf">Only law in force on this day; with a country, in force for it.</param>
public sealed record CoverageFilter(
    IReadOnlyList<string>? Manifestations = null,
    IReadOnlyList<string>? Frameworks = null,
    IReadOnlyList<string>? Instruments = null,
    IReadOnlyList<Conduct>? Conducts = null,
    CoverageLevel? MinimumLevel = null,
    string? Country = null,
    DateOnly? AsOf = null)
{
    /// <summary>The filter that lets everything pass.</summary>
    public static CoverageFilter None { get; } = new();

    /// <summary>
    /// Whether an instrument counts: it is asked for, in force on the day, and binding on the country. A date that is not known never counts as
    /// passed, but a country that is recorded as a party on some day is one on every later day.
    /// </summary>
    public bool Counts(Instrument instrument) => IsAsked(instrument) && IsLaw(instrument) == Binding.Yes;

    /// <summary>Whether an instrument is asked for, and the release cannot say whether it binds the country on the day.</summary>
    public bool IsUndetermined(Instrument instrument) => IsAsked(instrument) && IsLaw(instrument) == Binding.Unknown;

    /// <summary>Whether a statement counts: its instrument does, and its conducts and level are asked for.</summary>
    public bool Counts(Coverage coverage) => Counts(coverage.Provision.Instrument) && Passes(coverage);

    internal bool Passes(Coverage coverage)
    {
        if (MinimumLevel is { } least && coverage.Record.Level < least)
            return false;
        return Conducts is null || Through(coverage, Conducts);
    }

    internal static bool Through(Coverage coverage, IReadOnlyList<Conduct> conducts)
    {
        foreach (var conduct in coverage.Record.Conducts)
        {
            if (conducts.Contains(conduct))
                return true;
        }

        return false;
    }

    private bool IsAsked(Instrument instrument) =>
        Frameworks?.Contains(instrument.Framework.Slug, StringComparer.Ordinal) != false
        && Instruments?.Contains(instrument.Slug, StringComparer.Ordinal) != false;

    private Binding IsLaw(Instrument instrument) => Country is not null ? Bindings.Of(instrument, Country, AsOf)
        : AsOf is { } day && !(instrument.Record.InForceOn <= day) ? Binding.No
        : Binding.Yes;
}
