using System.Globalization;
using System.Text;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Citations;

/// <summary>
/// A record in the RIS format (RIS Format Specifications, 2001, with the types and tags of 2011): a line for each tag, two letters, two spaces, a hyphen, a
/// space, the value; lines end with a carriage return and a line feed.
/// </summary>
internal static class RisReference
{
    internal static string Write(CitedWork work)
    {
        var record = new StringBuilder();
        Line("TY", work.Kind switch
        {
            WorkKind.Report => "RPRT",
            WorkKind.Treaty or WorkKind.Legislation => "STAT",
            WorkKind.News => "NEWS",
            WorkKind.DataSet => "DATA",
            _ => "ELEC",
        });
        Line("TI", work.Title);
        // An asterisk is not allowed in names.
        foreach (var author in work.Authors)
            Line("AU", author.Inverted.Replace("*", "", StringComparison.Ordinal));
        if (work.IssuedOn is { } issued)
        {
            Line("PY", ReferenceText.Year(issued));
            Line("DA", Date(issued));
        }

        Line(work.Kind == WorkKind.News ? "T2" : "PB", work.Publisher);
        Line("CY", work.Place);
        Line("ET", work.Release is null ? null : $"Release {work.Release}");
        Line("M3", work.Description);
        Line("LA", work.Language);
        Line("UR", work.Url);
        if (work.AccessedOn is { } accessed)
            Line("Y2", Date(PartialDate.On(accessed)));
        Line("N1", work.Note);
        Line("ID", work.Key);
        record.Append("ER  - \r\n");
        return record.ToString();

        void Line(string tag, string? value)
        {
            if (value is not null)
                record.Append(CultureInfo.InvariantCulture, $"{tag}  - {ReferenceText.OneLine(value)}\r\n");
        }
    }

    /// <summary>Year, month, day and other information; parts may be missing, the slashes not.</summary>
    private static string Date(PartialDate date) => (date.Month, date.Day) switch
    {
        (0, _) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}///"),
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}/{date.Month:00}//"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{date.Year:0000}/{date.Month:00}/{date.Day:00}/"),
    };
}
