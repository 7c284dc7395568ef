using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Rules;

/// <summary>Every text in several languages that an entry holds, with its path.</summary>
internal static class LocalizedTexts
{
    internal static IEnumerable<(string Path, LocalizedText Text)> Of(Entry entry)
    {
        var texts = entry switch
        {
            TechnologyTermEntry term => OfSheet(term).Concat(term.Manifestations.Select((use, i) => ($"manifestations[{i}].note", use.Note))),
            LegalFrameworkEntry framework => OfSheet(framework).Concat(framework.Instruments.SelectMany((instrument, i) => OfInstrument(instrument, $"instruments[{i}]"))),
            FactsheetEntry sheet => OfSheet(sheet),
            SourceEntry source => [("note", source.Note)],
            HelpResourceEntry help => [("name", help.Name), ("description", help.Description), ("retired.reason", help.Retired?.Reason)],
            FormerNameEntry former => [("reason", former.Reason)],
            CountryEntry country => country.TreatyRecords.Select((record, i) => ($"treatyRecords[{i}].note", record.Note)).Prepend(("names", country.Names)),
            _ => [],
        };
        foreach (var (path, text) in texts)
        {
            if (text is not null)
                yield return (path, text);
        }
    }

    private static IEnumerable<(string Path, LocalizedText? Text)> OfSheet(FactsheetEntry sheet) =>
        sheet.Relations.Select((relation, i) => ($"relations[{i}].note", relation.Note));

    private static IEnumerable<(string Path, LocalizedText? Text)> OfInstrument(InstrumentRecord instrument, string path)
    {
        yield return ($"{path}.officialTitle", instrument.OfficialTitle);
        yield return ($"{path}.shortTitle", instrument.ShortTitle);
        yield return ($"{path}.adoptedBy", instrument.AdoptedBy);
        yield return ($"{path}.depositary", instrument.Depositary);
        yield return ($"{path}.monitoringBody", instrument.MonitoringBody);
        yield return ($"{path}.confidenceNote", instrument.ConfidenceNote);
        yield return ($"{path}.parties.note", instrument.Parties?.Note);
        for (var i = 0; i < instrument.Developments.Length; i++)
        {
            yield return ($"{path}.developments[{i}].title", instrument.Developments[i].Title);
            yield return ($"{path}.developments[{i}].summary", instrument.Developments[i].Summary);
        }

        for (var i = 0; i < instrument.Provisions.Length; i++)
        {
            var (provision, at) = (instrument.Provisions[i], $"{path}.provisions[{i}]");
            yield return ($"{at}.heading", provision.Heading);
            yield return ($"{at}.summary", provision.Summary);
            yield return ($"{at}.mentalElement", provision.MentalElement);
            yield return ($"{at}.reservations", provision.Reservations);
            yield return ($"{at}.minimumPenalty", provision.MinimumPenalty);
            for (var j = 0; j < provision.Coverage.Length; j++)
                yield return ($"{at}.coverage[{j}].rationale", provision.Coverage[j].Rationale);
        }

        for (var i = 0; i < instrument.Assessments.Length; i++)
            yield return ($"{path}.assessments[{i}].rationale", instrument.Assessments[i].Rationale);
    }
}
