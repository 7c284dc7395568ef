using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.CoverageMatrices;

/// <summary>Whether an instrument binds a country on a day, as far as the release knows. That nobody wrote down a date is no answer.</summary>
public enum Binding
{
    /// <summary>It does not.</summary>
    No,

    /// <summary>The release cannot say: a date or a record is missing.</summary>
    Unknown,

    /// <summary>It does.</summary>
    Yes,
}

/// <summary>Tells what binds whom, by the law of treaties: in force as such, and in force for the country.</summary>
public static class Bindings
{
    /// <summary>Whether an instrument binds a country.</summary>
    /// <param name="instrument">The instrument.</param>
    /// <param name="country">The ISO 3166-1 alpha-3 code; its case does not matter.</param>
    /// <param name="day">The day; null for the status as recorded.</param>
    public static Binding Of(Instrument instrument, string country, DateOnly? day)
    {
        if (day is not null && !(instrument.Record.InForceOn <= day))
            return Binding.No;
        foreach (var party in instrument.Parties)
        {
            if (party.Country.Code.Equals(country, StringComparison.OrdinalIgnoreCase))
                return Of(party.Record, day);
        }

        // Where every party has a record, none means no.
        return instrument.Record.Parties is { Complete: true } ? Binding.No : Binding.Unknown;
    }

    private static Binding Of(TreatyRecord record, DateOnly? day)
    {
        var isParty = record.Status == PartyStatus.Party;
        if (day is null)
            return isParty ? Binding.Yes : Binding.No;
        // Who had not joined by the day of the record had not joined before; later, it may have.
        if (!isParty)
            return day <= record.AsOf ? Binding.No : Binding.Unknown;
        if (record.InForceOn is { } since)
            return since.Latest <= day ? Binding.Yes : since.Earliest > day ? Binding.No : Binding.Unknown;
        if (record.AsOf <= day)
            return Binding.Yes;
        // It cannot be bound before it signed or deposited.
        return (record.BoundOn ?? record.SignedOn)?.Earliest > day ? Binding.No : Binding.Unknown;
    }
}
