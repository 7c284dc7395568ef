using System.Globalization;
using System.Text;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;

namespace KnowledgeBase.Content.CoverageMatrices;

/// <summary>What a matrix answers. It can be written as a query string that asks the same again.</summary>
/// <param name="Filter">Which part of the coverage.</param>
/// <param name="Columns">What the columns are.</param>
public sealed record CoverageQuestion(CoverageFilter Filter, CoverageColumns Columns)
{
    /// <summary>The query string, without a question mark: every condition that is given, always in the same order; lists joined by commas.</summary>
    public string ToQuery()
    {
        var query = new StringBuilder();
        Add("manifestations", Filter.Manifestations is { } manifestations ? string.Join(',', manifestations) : null);
        Add("frameworks", Filter.Frameworks is { } frameworks ? string.Join(',', frameworks) : null);
        Add("instruments", Filter.Instruments is { } instruments ? string.Join(',', instruments) : null);
        Add("conducts", Filter.Conducts is { } conducts ? string.Join(',', conducts.Select(WireNames.Of)) : null);
        Add("minimumLevel", Filter.MinimumLevel is { } level ? WireNames.Of(level) : null);
        Add("country", Filter.Country);
        Add("asOf", Filter.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("columns", WireNames.Of(Columns));
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
                query.Append(query.Length > 0 ? "&" : "").Append(name).Append('=').Append(Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal));
        }
    }

    /// <summary>The question that only one cell of the matrix answers.</summary>
    internal CoverageQuestion Narrowed(Manifestation row, object column)
    {
        var narrow = Filter with { Manifestations = [row.Slug] };
        return this with
        {
            Filter = column switch
            {
                LegalFramework framework => narrow with { Frameworks = [framework.Slug] },
                Instrument instrument => narrow with { Instruments = [instrument.Slug] },
                _ => narrow with { Conducts = [((ConductColumn)column).Conduct] },
            },
        };
    }
}
