using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.CoverageMatrices;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Exports;

/// <summary>The persistent addresses of things: the same in answers, citations and exports, in every release.</summary>
/// <param name="publicUrl">The start of every address, without a slash at the end.</param>
public sealed class PersistentAddresses(string publicUrl)
{
    /// <summary>The start of every address.</summary>
    public string PublicUrl { get; } = publicUrl;

    /// <summary>A series, as a concept scheme.</summary>
    public string Of(Series series) => $"{PublicUrl}/id/{Segment(series)}";

    /// <summary>A factsheet, as a concept.</summary>
    public string Of(Factsheet sheet) => $"{PublicUrl}/id/{Segment(sheet.Series)}/{sheet.Slug}";

    /// <summary>A label of a factsheet: a part of it, named by language and text.</summary>
    public string Of(Term term) => $"{Of(term.Factsheet)}#label-{term.Label.Language}-{Uri.EscapeDataString(term.Label.Text)}";

    /// <summary>An instrument.</summary>
    public string Of(Instrument instrument) => $"{PublicUrl}/id/instruments/{instrument.Slug}";

    /// <summary>A provision: a part of its instrument, named by its article.</summary>
    public string Of(Provision provision) => $"{Of(provision.Instrument)}#{Fragment(provision)}";

    /// <summary>A source.</summary>
    public string Of(Source source) => $"{PublicUrl}/id/sources/{source.Slug}";

    /// <summary>What had a name that is no longer in use.</summary>
    public string Of(FormerName former) => former.Entry.Was switch
    {
        FormerKind.Manifestation => $"{Of(Series.Manifestation)}/{former.Slug}",
        FormerKind.LegalFramework => $"{Of(Series.LegalFramework)}/{former.Slug}",
        FormerKind.TechnologyTerm => $"{Of(Series.Technology)}/{former.Slug}",
        FormerKind.Instrument => $"{PublicUrl}/id/instruments/{former.Slug}",
        FormerKind.Source => $"{PublicUrl}/id/sources/{former.Slug}",
        _ => $"{PublicUrl}/id/help-resources/{former.Slug}",
    };

    /// <summary>A factsheet as it stands in a release.</summary>
    public string In(ReleaseInfo release, Factsheet sheet) => Pinned(Of(sheet), release);

    /// <summary>A provision as it stands in a release.</summary>
    public string In(ReleaseInfo release, Provision provision) => $"{Pinned(Of(provision.Instrument), release)}#{Fragment(provision)}";

    /// <summary>The folder of a release's files, with a slash at the end.</summary>
    public string FilesOf(ReleaseInfo release) => $"{PublicUrl}/releases/{Uri.EscapeDataString(release.Version)}/";

    /// <summary>A coverage matrix of a release as a CSV file.</summary>
    public string MatrixCsv(ReleaseInfo release, CoverageQuestion question, string language) => $"{FilesOf(release)}coverage.csv?{question.ToQuery()}&language={language}";

    /// <summary>A coverage matrix of a release as a workbook.</summary>
    public string MatrixXlsx(ReleaseInfo release, CoverageQuestion question, string language) => $"{FilesOf(release)}coverage.xlsx?{question.ToQuery()}&language={language}";

    /// <summary>The statements behind a coverage matrix of a release as a CSV file.</summary>
    public string StatementsCsv(ReleaseInfo release, CoverageQuestion question, string language) => $"{FilesOf(release)}coverage-statements.csv?{question.ToQuery()}&language={language}";

    /// <summary>The start of the names of our own vocabulary.</summary>
    internal string Vocabulary => $"{PublicUrl}/id/vocabulary#";

    private static string Pinned(string address, ReleaseInfo release) => $"{address}?release={Uri.EscapeDataString(release.Version)}";

    /// <summary>Brackets stand in a fragment as they are (RFC 3986 section 3.5), so that an article reads as people cite it.</summary>
    private static string Fragment(Provision provision) => "article-" + Uri.EscapeDataString(provision.Record.Article)
        .Replace("%28", "(", StringComparison.Ordinal)
        .Replace("%29", ")", StringComparison.Ordinal);

    private static string Segment(Series series) => series switch
    {
        Series.Manifestation => "manifestations",
        Series.LegalFramework => "legal-frameworks",
        _ => "technology",
    };
}
