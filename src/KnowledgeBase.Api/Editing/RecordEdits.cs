using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Api.Editing;

/// <summary>Creates or changes a source.</summary>
public sealed record PutSourceInput(string Slug, SourcePatch Patch) : EntryEdit
{
    internal override string? TargetOf(DraftedEntries entries, EditScope scope) => Slug;

    internal override EntryKind KindOf(Entry? current) => EntryKind.Source;

    internal override Entry? Apply(Entry? current, string slug, EditScope scope) =>
        IsOrNone<SourceEntry>(current, scope, "slug", "source", out var source) ? Patch.Apply(source, slug, scope.At("", "patch")) : null;
}

/// <summary>Creates or changes a help resource.</summary>
public sealed record PutHelpResourceInput(string Slug, HelpResourcePatch Patch) : EntryEdit
{
    internal override string? TargetOf(DraftedEntries entries, EditScope scope) => Slug;

    internal override EntryKind KindOf(Entry? current) => EntryKind.HelpResource;

    internal override Entry? Apply(Entry? current, string slug, EditScope scope) =>
        IsOrNone<HelpResourceEntry>(current, scope, "slug", "help resource", out var resource) ? Patch.Apply(resource, slug, scope.At("", "patch")) : null;
}

/// <summary>Creates or changes a country.</summary>
public sealed record PutCountryInput(string Country, CountryPatch Patch) : EntryEdit
{
    internal override string? TargetOf(DraftedEntries entries, EditScope scope) => Countries.SlugOf(Country);

    internal override EntryKind KindOf(Entry? current) => EntryKind.Country;

    internal override Entry? Apply(Entry? current, string slug, EditScope scope)
    {
        var entry = Patch.Apply(current as CountryEntry, slug, Country, scope.At("", "patch"));
        scope.At("code", "country");
        return entry;
    }
}

/// <summary>A change of a country's record with an instrument.</summary>
public abstract record PartyEdit : EntryEdit
{
    /// <summary>The country's code.</summary>
    public required string Country { get; init; }

    /// <summary>The instrument's slug.</summary>
    public required string Instrument { get; init; }

    internal override string? TargetOf(DraftedEntries entries, EditScope scope)
    {
        if (entries.Find(Countries.SlugOf(Country)) is CountryEntry)
            return Countries.SlugOf(Country);
        scope.Field("country").NotFound($"There is no country '{Country}'. Put it first.");
        return null;
    }

    internal override EntryKind KindOf(Entry? current) => EntryKind.Country;

    internal override Entry? Apply(Entry? current, string slug, EditScope scope)
    {
        if (current is CountryEntry country)
            return Apply(country, scope);
        scope.Field("country").NotFound($"There is no country '{Country}'. Put it first.");
        return null;
    }

    /// <summary>The country as it shall be.</summary>
    private protected abstract CountryEntry? Apply(CountryEntry country, EditScope scope);

    /// <summary>The position of the record; -1 when there is none.</summary>
    private protected int IndexIn(CountryEntry country)
    {
        for (var i = 0; i < country.TreatyRecords.Length; i++)
        {
            if (country.TreatyRecords[i].Instrument == Instrument)
                return i;
        }

        return -1;
    }
}

/// <summary>Creates or changes a country's record with an instrument.</summary>
public sealed record PutPartyInput(PartyPatch Patch) : PartyEdit
{
    private protected override CountryEntry? Apply(CountryEntry country, EditScope scope)
    {
        var index = IndexIn(country);
        var place = $"treatyRecords[{(index < 0 ? country.TreatyRecords.Length : index)}]";
        var record = Patch.Apply(index < 0 ? null : country.TreatyRecords[index], Instrument, scope.At(place, "patch"));
        scope.At($"{place}.instrument", "instrument");
        return country with { TreatyRecords = index < 0 ? country.TreatyRecords.Add(record) : country.TreatyRecords.SetItem(index, record) };
    }
}

/// <summary>Takes out a country's record with an instrument.</summary>
public sealed record RemovePartyInput : PartyEdit
{
    private protected override CountryEntry? Apply(CountryEntry country, EditScope scope)
    {
        var index = IndexIn(country);
        if (index >= 0)
            return country with { TreatyRecords = country.TreatyRecords.RemoveAt(index) };
        scope.Field("instrument").NotFound($"'{Country}' has no record with '{Instrument}'.");
        return null;
    }
}

/// <summary>How countries are named.</summary>
internal static class Countries
{
    /// <summary>The slug of a country's entry.</summary>
    internal static string SlugOf(string code) => $"country-{code.ToLowerInvariant()}";
}
