using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.CoverageMatrices;

namespace KnowledgeBase.Content.Exports;

/// <summary>A release as a ZIP file of CSV files that point to each other by slug, with a note on what they are.</summary>
public static class CsvBundle
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/zip";

    /// <summary>Writes the file. The same release gives the same bytes.</summary>
    public static void Write(Catalogue catalogue, PersistentAddresses addresses, Stream output)
    {
        var release = catalogue.Release;
        var tables = new CatalogueTables(catalogue);
        var coverage = new CoverageTables(catalogue, ["en"]);
        ImmutableArray<ExportTable> all =
        [
            tables.Factsheets(), tables.Texts(), tables.Sections(), tables.Labels(), tables.Relations(), tables.Technologies(),
            tables.Instruments(), tables.Provisions(),
            coverage.Matrix(CoverageMatrix.Of(catalogue, CoverageFilter.None, CoverageColumns.Instruments)) with { Name = "coverage-matrix" },
            coverage.Statements(CoverageFilter.None) with { Name = "coverage-statements" },
            tables.Sources(), tables.Countries(), tables.Parties(), tables.HelpResources(), tables.FormerNames(),
        ];
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        using (var note = ZipParts.Create(zip, "README.txt", release.PublishedAt))
            note.Write(Encoding.UTF8.GetBytes(About(release, addresses, all)));
        foreach (var table in all)
        {
            using var part = ZipParts.Create(zip, table.Name + ".csv", release.PublishedAt);
            part.Write(CsvWriter.Write(table));
        }
    }

    private static string About(ReleaseInfo release, PersistentAddresses addresses, ImmutableArray<ExportTable> tables)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"KnowledgeBase, release {release.Version}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Published    {ExportText.Instant(release.PublishedAt)}\n");
        text.Append(CultureInfo.InvariantCulture, $"Content hash {release.ContentHash} (SHA-256)\n");
        text.Append(CultureInfo.InvariantCulture, $"Licence      {ProjectNames.LicenceName}, {ProjectNames.LicenceUrl}\n");
        text.Append(CultureInfo.InvariantCulture, $"Credit       {ProjectNames.Author}, \"<title of the sheet>\", release {release.Version}. {ProjectNames.LicenceName}, {ProjectNames.LicenceUrl}\n");
        text.Append(CultureInfo.InvariantCulture, $"From         {addresses.FilesOf(release)}\n\n");
        text.Append("Comma-separated values (RFC 4180), UTF-8, heads in the first line. Tables point to each other by slug. Several values in one cell are parted by\n");
        text.Append("spaces, sources by semicolons. Texts have a row for each language; notes and records are in English. A text that a spreadsheet would take for a\n");
        text.Append("formula has an apostrophe before it.\n\n");
        text.Append("labels.csv: a label whose usage is AVOID or LEGAL_CONTEXT_ONLY is never to be shown without its advice (insteadUse, note).\n");
        text.Append("coverage-*.csv: NOT_ASSESSED means that nobody has looked yet; it is not NOT_COVERED. Levels are the project's judgement, not legal advice.\n\n");
        foreach (var table in tables)
            text.Append(CultureInfo.InvariantCulture, $"{table.Name}.csv: {table.Rows.Length} rows\n");
        return text.ToString();
    }
}
