using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>Every slug and code that a document names is that of an entry (or instrument) of the right kind.</summary>
internal static class LinkRule
{
    internal static void Check(RuleContext context)
    {
        var codes = context.Entries.OfType<CountryEntry>().Select(country => country.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in context.Entries)
        {
            foreach (var (path, citations) in CitationLists.Of(entry))
            {
                for (var i = 0; i < citations.Length; i++)
                    CheckEntry<SourceEntry>(context, entry, $"{path}[{i}].source", citations[i].Source, "source");
            }

            if (entry is FactsheetEntry sheet)
                CheckSheet(context, sheet);
            if (entry is CountryEntry country)
            {
                for (var i = 0; i < country.TreatyRecords.Length; i++)
                    CheckInstrument(context, entry, $"treatyRecords[{i}].instrument", country.TreatyRecords[i].Instrument);
            }

            if (entry is HelpResourceEntry help)
            {
                for (var i = 0; i < help.Countries.Length; i++)
                {
                    if (!codes.Contains(help.Countries[i]) && !context.IsUnread($"country-{help.Countries[i].ToLowerInvariant()}"))
                        context.Report(entry, $"countries[{i}]", ProblemCodes.BrokenLink, $"There is no country '{help.Countries[i]}'.");
                }
            }
        }
    }

    private static void CheckSheet(RuleContext context, FactsheetEntry sheet)
    {
        for (var i = 0; i < sheet.Relations.Length; i++)
            CheckEntry<FactsheetEntry>(context, sheet, $"relations[{i}].target", sheet.Relations[i].Target, "factsheet");
        for (var i = 0; i < sheet.Labels.Length; i++)
        {
            if (sheet.Labels[i].InsteadIn is { } other)
                CheckEntry<FactsheetEntry>(context, sheet, $"labels[{i}].insteadIn", other, "factsheet");
            for (var j = 0; j < sheet.Labels[i].StandsIn.Length; j++)
                CheckInstrument(context, sheet, $"labels[{i}].standsIn[{j}]", sheet.Labels[i].StandsIn[j]);
        }

        if (sheet is TechnologyTermEntry term)
        {
            for (var i = 0; i < term.Manifestations.Length; i++)
                CheckEntry<ManifestationEntry>(context, sheet, $"manifestations[{i}].manifestation", term.Manifestations[i].Manifestation, "manifestation");
        }

        if (sheet is LegalFrameworkEntry framework)
        {
            for (var i = 0; i < framework.Instruments.Length; i++)
                CheckInstrumentRecord(context, framework, framework.Instruments[i], $"instruments[{i}]");
        }
    }

    private static void CheckInstrumentRecord(RuleContext context, LegalFrameworkEntry framework, InstrumentRecord instrument, string path)
    {
        for (var i = 0; i < instrument.Assessments.Length; i++)
            CheckEntry<ManifestationEntry>(context, framework, $"{path}.assessments[{i}].manifestation", instrument.Assessments[i].Manifestation, "manifestation");
        for (var i = 0; i < instrument.Provisions.Length; i++)
        {
            var (provision, at) = (instrument.Provisions[i], $"{path}.provisions[{i}]");
            for (var j = 0; j < provision.Coverage.Length; j++)
                CheckEntry<ManifestationEntry>(context, framework, $"{at}.coverage[{j}].manifestation", provision.Coverage[j].Manifestation, "manifestation");
            for (var j = 0; j < provision.Touches.Length; j++)
                CheckEntry<ManifestationEntry>(context, framework, $"{at}.touches[{j}]", provision.Touches[j], "manifestation");
        }
    }

    private static void CheckEntry<T>(RuleContext context, Entry from, string path, string slug, string kind)
        where T : Entry
    {
        if (context.BySlug.GetValueOrDefault(slug) is T || context.IsUnread(slug))
            return;
        context.Report(from, path, ProblemCodes.BrokenLink, context.BySlug.GetValueOrDefault(slug) switch
        {
            null => $"There is no {kind} '{slug}'.",
            FormerNameEntry { Outcome: FormerNameOutcome.Renamed, To: { } to } => $"'{slug}' is a former name. Write '{to}'.",
            FormerNameEntry => $"'{slug}' is a former name of something that was retired. Delete the link, or name something else.",
            _ => $"'{slug}' is not a {kind}.",
        });
    }

    private static void CheckInstrument(RuleContext context, Entry from, string path, string slug)
    {
        if (!context.Instruments.ContainsKey(slug) && context.KnowsAllInstruments)
            context.Report(from, path, ProblemCodes.BrokenLink, context.BySlug.GetValueOrDefault(slug) is FormerNameEntry { To: { } to } ? $"'{slug}' is a former name. Write '{to}'." : $"There is no instrument '{slug}'.");
    }
}

/// <summary>Every list of citations that an entry holds, with its path.</summary>
internal static class CitationLists
{
    internal static IEnumerable<(string Path, ImmutableArray<Citation> Citations)> Of(Entry entry)
    {
        if (entry is FactsheetEntry sheet)
        {
            yield return ("citations", sheet.Citations);
            yield return ("definitionCitations", sheet.DefinitionCitations);
            for (var i = 0; i < sheet.Labels.Length; i++)
                yield return ($"labels[{i}].citations", sheet.Labels[i].Citations);
        }

        if (entry is LegalFrameworkEntry framework)
        {
            for (var i = 0; i < framework.Instruments.Length; i++)
            {
                foreach (var list in OfInstrument(framework.Instruments[i], $"instruments[{i}]"))
                    yield return list;
            }
        }

        if (entry is HelpResourceEntry help)
            yield return ("citations", help.Citations);
        if (entry is CountryEntry country)
        {
            for (var i = 0; i < country.TreatyRecords.Length; i++)
                yield return ($"treatyRecords[{i}].citations", country.TreatyRecords[i].Citations);
        }
    }

    private static IEnumerable<(string Path, ImmutableArray<Citation> Citations)> OfInstrument(InstrumentRecord instrument, string path)
    {
        yield return ($"{path}.citations", instrument.Citations);
        yield return ($"{path}.parties.citations", instrument.Parties?.Citations ?? []);
        for (var i = 0; i < instrument.Developments.Length; i++)
            yield return ($"{path}.developments[{i}].citations", instrument.Developments[i].Citations);
        for (var i = 0; i < instrument.Provisions.Length; i++)
        {
            yield return ($"{path}.provisions[{i}].citations", instrument.Provisions[i].Citations);
            for (var j = 0; j < instrument.Provisions[i].Coverage.Length; j++)
                yield return ($"{path}.provisions[{i}].coverage[{j}].citations", instrument.Provisions[i].Coverage[j].Citations);
        }

        for (var i = 0; i < instrument.Assessments.Length; i++)
            yield return ($"{path}.assessments[{i}].citations", instrument.Assessments[i].Citations);
    }
}
