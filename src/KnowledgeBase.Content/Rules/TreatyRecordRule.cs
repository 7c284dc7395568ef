using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Rules;

/// <summary>A country has one record with an instrument, and a code of its own.</summary>
internal static class TreatyRecordRule
{
    internal static void Check(RuleContext context)
    {
        foreach (var country in context.Entries.OfType<CountryEntry>())
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < country.TreatyRecords.Length; i++)
            {
                if (!seen.Add(country.TreatyRecords[i].Instrument))
                    context.Report(country, $"treatyRecords[{i}].instrument", ProblemCodes.DuplicateTreatyRecord, $"There is a record with '{country.TreatyRecords[i].Instrument}' already. Keep one.");
            }
        }
    }
}
