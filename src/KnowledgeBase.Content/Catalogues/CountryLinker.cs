using System.Collections.Immutable;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>Links countries with instruments through treaty records, and with the help resources that serve them.</summary>
internal static class CountryLinker
{
    internal static void Link(CatalogueNodes nodes)
    {
        var parties = new Dictionary<Instrument, ImmutableArray<Party>.Builder>();
        foreach (var country in nodes.Countries)
        {
            country.Memberships =
            [
                .. country.Entry.TreatyRecords.Select(record => new Party(
                    country, nodes.Instrument(record.Instrument, country.Entry.Slug), record, nodes.Cite(record.Citations, by: null, country.Entry.Slug))),
            ];
            foreach (var party in country.Memberships)
            {
                if (!parties.TryGetValue(party.Instrument, out var list))
                    parties[party.Instrument] = list = ImmutableArray.CreateBuilder<Party>();
                list.Add(party);
            }
        }

        foreach (var (instrument, list) in parties)
            instrument.Parties = list.ToImmutable();
        foreach (var resource in nodes.HelpResources)
        {
            resource.Countries = [.. nodes.Countries.Where(country => resource.Entry.Countries.Contains(country.Code))];
            resource.Citations = nodes.Cite(resource.Entry.Citations, by: null, resource.Slug);
        }
    }
}
