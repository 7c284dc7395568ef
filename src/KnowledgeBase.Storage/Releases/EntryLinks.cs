using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Storage.Releases;

/// <summary>A link from an entry's document to another entry.</summary>
/// <param name="Kind">What kind of link it is, as in the table <c>links</c>.</param>
/// <param name="Target">The slug of the entry that is named.</param>
internal readonly record struct EntryLink(string Kind, string Target);

/// <summary>Finds the entries that a document names. The rule set has made sure that they exist.</summary>
internal static class EntryLinks
{
    /// <summary>All links of an entry, in document order; one target may come more than once.</summary>
    internal static IEnumerable<EntryLink> Of(Entry entry, Dictionary<string, string> instrumentSheets)
    {
        return entry switch
        {
            FactsheetEntry sheet => OfSheet(sheet, instrumentSheets),
            CountryEntry country => country.TreatyRecords.SelectMany(record =>
                record.Citations.Select(Cited).Append(new EntryLink("TREATY_RECORD", instrumentSheets[record.Instrument]))),
            HelpResourceEntry resource => resource.Citations.Select(Cited),
            FormerNameEntry { To: { } to } former => [new EntryLink("FORMER_NAME", former.Was == FormerKind.Instrument ? instrumentSheets.GetValueOrDefault(to, to) : to)],
            _ => [],
        };
    }

    private static IEnumerable<EntryLink> OfSheet(FactsheetEntry sheet, Dictionary<string, string> instrumentSheets)
    {
        foreach (var relation in sheet.Relations)
            yield return new EntryLink("RELATION", relation.Target);
        foreach (var citation in sheet.Citations.Concat(sheet.DefinitionCitations).Concat(sheet.Labels.SelectMany(label => label.Citations)))
            yield return Cited(citation);
        foreach (var label in sheet.Labels)
        {
            if (label.InsteadIn is { } other)
                yield return new EntryLink("INSTEAD", other);
            foreach (var instrument in label.StandsIn)
                yield return new EntryLink("STANDS_IN", instrumentSheets[instrument]);
        }

        if (sheet is TechnologyTermEntry term)
        {
            foreach (var use in term.Manifestations)
                yield return new EntryLink("TECHNOLOGY_USE", use.Manifestation);
        }

        if (sheet is LegalFrameworkEntry framework)
        {
            foreach (var link in framework.Instruments.SelectMany(OfInstrument))
                yield return link;
        }
    }

    private static IEnumerable<EntryLink> OfInstrument(InstrumentRecord instrument)
    {
        foreach (var citation in instrument.Citations
            .Concat(instrument.Parties?.Citations ?? [])
            .Concat(instrument.Developments.SelectMany(development => development.Citations))
            .Concat(instrument.Assessments.SelectMany(assessment => assessment.Citations)))
            yield return Cited(citation);
        foreach (var assessment in instrument.Assessments)
            yield return new EntryLink("COVERAGE", assessment.Manifestation);
        foreach (var provision in instrument.Provisions)
        {
            foreach (var citation in provision.Citations.Concat(provision.Coverage.SelectMany(coverage => coverage.Citations)))
                yield return Cited(citation);
            foreach (var manifestation in provision.Coverage.Select(coverage => coverage.Manifestation).Concat(provision.Touches))
                yield return new EntryLink("COVERAGE", manifestation);
        }
    }

    private static EntryLink Cited(Citation citation) => new("CITATION", citation.Source);
}
