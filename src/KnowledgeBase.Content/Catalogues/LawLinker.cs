using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>Links frameworks, instruments, provisions and coverage.</summary>
internal static class LawLinker
{
    internal static void Link(LegalFramework framework, CatalogueNodes nodes)
    {
        var instruments = ImmutableArray.CreateBuilder<Instrument>();
        foreach (var record in ((LegalFrameworkEntry)framework.Entry).Instruments)
        {
            var instrument = new Instrument(record, framework, nodes.Keys.OfInstrument(record.Slug, framework.Slug))
            {
                Citations = nodes.Cite(record.Citations, framework, framework.Slug),
                PartiesCompleteness = record.Parties is { } parties
                    ? new PartiesCompleteness(parties, nodes.Cite(parties.Citations, framework, framework.Slug))
                    : null,
                Developments = [.. record.Developments.Select(development => new Development(development, nodes.Cite(development.Citations, framework, framework.Slug)))],
            };
            instrument.Provisions = [.. record.Provisions.Select(provision => Provision(provision, instrument, nodes))];
            foreach (var assessment in record.Assessments)
            {
                nodes.Cite(assessment.Citations, framework, framework.Slug);
                instrument.Assessments = instrument.Assessments.SetItem(nodes.Manifestation(assessment.Manifestation, framework.Slug), assessment);
            }

            nodes.Instruments.Add(record.Slug, instrument);
            instruments.Add(instrument);
        }

        framework.Instruments = instruments.ToImmutable();
    }

    /// <summary>Coverage seen from the manifestations and from the frameworks.</summary>
    internal static void LinkCoverage(CatalogueNodes nodes)
    {
        var byManifestation = nodes.Manifestations.ToDictionary(sheet => sheet, _ => ImmutableArray.CreateBuilder<Coverage>());
        foreach (var framework in nodes.Frameworks)
        {
            framework.Coverage = [.. framework.Instruments.SelectMany(instrument => instrument.Provisions).SelectMany(provision => provision.Coverage)];
            foreach (var coverage in framework.Coverage)
                byManifestation[coverage.Manifestation].Add(coverage);
        }

        foreach (var (manifestation, coverage) in byManifestation)
            manifestation.Coverage = coverage.ToImmutable();
    }

    private static Provision Provision(ProvisionRecord record, Instrument instrument, CatalogueNodes nodes)
    {
        var sheet = instrument.Framework;
        var provision = new Provision(record, instrument)
        {
            Citations = nodes.Cite(record.Citations, sheet, sheet.Slug),
            Touches = record.TouchesAll
                ? [.. nodes.Manifestations.Where(manifestation => manifestation.Scope == ManifestationScope.Form)]
                : InSeries(record.Touches.Select(slug => nodes.Manifestation(slug, sheet.Slug))),
        };
        provision.Coverage =
        [
            .. record.Coverage
                .Select(coverage => new Coverage(
                    provision, nodes.Manifestation(coverage.Manifestation, sheet.Slug), coverage, nodes.Cite(coverage.Citations, sheet, sheet.Slug)))
                .OrderBy(coverage => coverage.Manifestation.Entry.Position)
                .ThenBy(coverage => coverage.Manifestation.Slug, StringComparer.Ordinal),
        ];
        return provision;
    }

    private static ImmutableArray<Manifestation> InSeries(IEnumerable<Manifestation> sheets) =>
        [.. sheets.OrderBy(sheet => sheet.Entry.Position).ThenBy(sheet => sheet.Slug, StringComparer.Ordinal)];
}
