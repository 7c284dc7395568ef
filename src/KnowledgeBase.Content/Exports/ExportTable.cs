using System.Collections.Immutable;

namespace KnowledgeBase.Content.Exports;

/// <summary>A table for a file: a name, heads, and rows as wide as the heads. A null is an empty cell.</summary>
/// <param name="Name">Its name: at most 31 letters, digits and hyphens, so that a workbook's sheet can have it.</param>
/// <param name="Heads">The names of the columns.</param>
/// <param name="Rows">The rows.</param>
public sealed record ExportTable(string Name, ImmutableArray<string> Heads, ImmutableArray<ImmutableArray<string?>> Rows)
{
    /// <summary>A yes or no as programs write it.</summary>
    internal static string Of(bool value) => value ? "true" : "false";

    /// <summary>A yes or no that may be unknown.</summary>
    internal static string? Of(bool? value) => value is { } known ? Of(known) : null;

    /// <summary>Several values in one cell. Slugs, codes and members of enums have no spaces.</summary>
    internal static string? Of(IEnumerable<string> values) => string.Join(' ', values) is { Length: > 0 } text ? text : null;
}

/// <summary>What every file carries: which release it is from, when that was published, and under which licence it stands.</summary>
public static class ExportStamp
{
    /// <summary>The columns that end every row of a CSV file. RFC 4180 knows no comments, and a row keeps its stamp when files are joined.</summary>
    public static ImmutableArray<string> Heads { get; } = ["release", "contentHash", "publishedAt", "licence", "query"];

    /// <summary>The values of those columns.</summary>
    /// <param name="release">The release.</param>
    /// <param name="query">The address that gives the same file again.</param>
    public static ImmutableArray<string?> Of(Catalogues.ReleaseInfo release, string query) =>
        [release.Version, release.ContentHash, ExportText.Instant(release.PublishedAt), $"{ProjectNames.LicenceName} {ProjectNames.LicenceUrl}", query];

    /// <summary>A table with the stamp on every row.</summary>
    internal static ExportTable Add(ExportTable table, Catalogues.ReleaseInfo release, string query)
    {
        var stamp = Of(release, query);
        return table with { Heads = [.. table.Heads, .. Heads], Rows = [.. table.Rows.Select(row => row.AddRange(stamp))] };
    }
}
