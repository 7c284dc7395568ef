using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>Dates follow each other as treaty law has it: adopted, opened for signature, in force; signed, bound, in force for the party.</summary>
internal static class DateRule
{
    /// <summary>Nothing in the catalogue is older: the first treaty on the traffic in children is of 1904.</summary>
    private const int FirstYear = 1900;

    internal static void Check(RuleContext context)
    {
        foreach (var framework in context.Frameworks)
        {
            for (var i = 0; i < framework.Instruments.Length; i++)
            {
                var (instrument, path) = (framework.Instruments[i], $"instruments[{i}]");
                CheckOrder(context, framework, path, ("adoptedOn", On(instrument.AdoptedOn)), ("openedForSignatureOn", On(instrument.OpenedForSignatureOn)), ("inForceOn", On(instrument.InForceOn)));
            }
        }

        foreach (var country in context.Entries.OfType<CountryEntry>())
        {
            for (var i = 0; i < country.TreatyRecords.Length; i++)
            {
                var (record, path) = (country.TreatyRecords[i], $"treatyRecords[{i}]");
                CheckOrder(context, country, path, ("signedOn", record.SignedOn), ("boundOn", record.BoundOn), ("inForceOn", record.InForceOn));
                if (record.InForceOn is { } from && context.Instruments.TryGetValue(record.Instrument, out var instrument) && instrument.InForceOn is { } start && from.Latest < start)
                    context.Report(country, $"{path}.inForceOn", ProblemCodes.DateOrder, $"'{record.Instrument}' entered into force on {On(start)}; it cannot have been in force for a party before.");
            }
        }
    }

    private static void CheckOrder(RuleContext context, Entry entry, string path, params ReadOnlySpan<(string Name, PartialDate? Date)> dates)
    {
        (string Name, PartialDate Date)? before = null;
        foreach (var (name, date) in dates)
        {
            if (date is not { } known)
                continue;
            if (known.Year < FirstYear)
                context.Report(entry, $"{path}.{name}", ProblemCodes.ImplausibleDate, $"{known} is before {FirstYear}. Check the year.");
            if (before is { } earlier && known.Latest < earlier.Date.Earliest)
                context.Report(entry, $"{path}.{name}", ProblemCodes.DateOrder, $"{known} is before {earlier.Date}, the date in '{earlier.Name}', which comes first.");
            before = (name, known);
        }
    }

    private static PartialDate? On(DateOnly? date) => date is { } day ? PartialDate.On(day) : null;
}
