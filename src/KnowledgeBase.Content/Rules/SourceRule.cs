using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>
/// Every definition, statement on coverage, judgement, treaty record and count has a source; so has every fact that says it was read in one.
/// </summary>
internal static class SourceRule
{
    internal static void Check(RuleContext context)
    {
        foreach (var sheet in context.Sheets)
        {
            if (sheet.DefinitionCitations.IsEmpty && sheet.Texts.ContainsKey(LocalizedText.SourceLanguage))
                context.Report(sheet, "texts.en.definition", ProblemCodes.MissingSource, "The definition has no source. Add 'definition-citations'.");
            for (var i = 0; i < sheet.Labels.Length; i++)
            {
                if (sheet.Labels[i] is { Citations.IsEmpty: true, Confidence: Confidence.Verified } label)
                    context.Report(sheet, $"labels[{i}]", ProblemCodes.MissingSource, $"The label '{label.Text}' is VERIFIED and cites nothing. Cite the source, or mark it UNVERIFIED.");
            }
        }

        foreach (var framework in context.Frameworks)
        {
            for (var i = 0; i < framework.Instruments.Length; i++)
                CheckInstrument(context, framework, framework.Instruments[i], $"instruments[{i}]");
        }

        foreach (var country in context.Entries.OfType<CountryEntry>())
        {
            for (var i = 0; i < country.TreatyRecords.Length; i++)
                Require(context, country, $"treatyRecords[{i}]", country.TreatyRecords[i].Citations.IsEmpty, "The treaty record");
        }
    }

    private static void CheckInstrument(RuleContext context, LegalFrameworkEntry framework, InstrumentRecord instrument, string path)
    {
        Require(context, framework, path, instrument.Citations.IsEmpty, "The instrument");
        if (instrument.Parties is { Count: not null } parties)
        {
            Require(context, framework, $"{path}.parties", parties.Citations.IsEmpty, "The number of parties");
            if (parties.AsOf is null)
                context.Report(framework, $"{path}.parties", ProblemCodes.MissingAsOf, "The number of parties has no 'as-of' date.");
        }

        for (var i = 0; i < instrument.Developments.Length; i++)
            Require(context, framework, $"{path}.developments[{i}]", instrument.Developments[i].Citations.IsEmpty, "The development");
        for (var i = 0; i < instrument.Provisions.Length; i++)
        {
            var provision = instrument.Provisions[i];
            Require(context, framework, $"{path}.provisions[{i}]", provision.Citations.IsEmpty, $"Article {provision.Article}");
            for (var j = 0; j < provision.Coverage.Length; j++)
                Require(context, framework, $"{path}.provisions[{i}].coverage[{j}]", provision.Coverage[j].Citations.IsEmpty, $"The statement on '{provision.Coverage[j].Manifestation}'");
        }

        for (var i = 0; i < instrument.Assessments.Length; i++)
            Require(context, framework, $"{path}.assessments[{i}]", instrument.Assessments[i].Citations.IsEmpty, $"The judgement on '{instrument.Assessments[i].Manifestation}'");
    }

    private static void Require(RuleContext context, Entry entry, string path, bool isMissing, string what)
    {
        if (isMissing)
            context.Report(entry, path, ProblemCodes.MissingSource, $"{what} has no source. Add 'citations'.");
    }
}
