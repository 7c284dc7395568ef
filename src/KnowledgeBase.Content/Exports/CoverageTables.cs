using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.CoverageMatrices;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Exports;

/// <summary>Coverage as tables.</summary>
/// <param name="catalogue">The release.</param>
/// <param name="languages">The reader's languages, best first.</param>
public sealed class CoverageTables(Catalogue catalogue, ImmutableArray<string> languages)
{
    /// <summary>A row for each form, two columns for each head: the level and whether a state may opt out. No cell is empty: what nobody looked at says NOT_ASSESSED.</summary>
    public ExportTable Matrix(CoverageMatrix matrix)
    {
        var heads = ImmutableArray.CreateBuilder<string>();
        heads.AddRange("manifestation", "title", "titleLanguage");
        foreach (var column in matrix.Columns)
        {
            var name = Name(column);
            heads.AddRange(name, $"{name} optOut");
        }

        heads.Add("undetermined");
        var undetermined = ExportTable.Of(matrix.Undetermined.Select(instrument => instrument.Slug));
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string?>>(matrix.Rows.Length);
        for (var i = 0; i < matrix.Rows.Length; i++)
        {
            var row = ImmutableArray.CreateBuilder<string?>();
            var text = matrix.Rows[i].TextIn(languages);
            row.AddRange(matrix.Rows[i].Slug, text.Text.Title, text.Language);
            foreach (var cell in matrix.Cells[i])
                row.AddRange(WireNames.Of(cell.Level), ExportTable.Of(cell.OptOut));
            row.Add(undetermined);
            rows.Add(row.ToImmutable());
        }

        return new ExportTable("Coverage", heads.ToImmutable(), rows.ToImmutable());
    }

    /// <summary>
    /// For each form and each instrument that counts: a row <c>CELL</c> with the judgement on the whole instrument, and a row <c>STATEMENT</c> for each provision
    /// that counts.
    /// </summary>
    public ExportTable Statements(CoverageFilter filter)
    {
        var matrix = CoverageMatrix.Of(catalogue, filter, CoverageColumns.Instruments);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string?>>();
        for (var i = 0; i < matrix.Rows.Length; i++)
        {
            for (var j = 0; j < matrix.Columns.Length; j++)
            {
                var instrument = (Instrument)matrix.Columns[j];
                var cell = matrix.Cells[i][j];
                // With conducts asked for, the cell is not the judgement on the whole instrument, and has none of its sources.
                var judged = filter.Conducts is null ? instrument.Assessments.GetValueOrDefault(matrix.Rows[i]) : null;
                rows.Add(Row(
                    "CELL", matrix.Rows[i], instrument, provision: null, cell.Level, [], cell.OptOut, cell.Rationale,
                    judged?.Confidence, judged?.AssessedOn, judged?.Citations ?? []));
                foreach (var coverage in cell.Coverage)
                {
                    var record = coverage.Record;
                    rows.Add(Row(
                        "STATEMENT", coverage.Manifestation, instrument, coverage.Provision, record.Level, record.Conducts, record.OptOut, record.Rationale,
                        record.Confidence, record.AssessedOn, record.Citations));
                }
            }
        }

        return new ExportTable(
            "Statements",
            [
                "kind", "manifestation", "manifestationTitle", "framework", "instrument", "instrumentTitle", "article", "heading", "obligation",
                "level", "conducts", "optOut", "rationale", "rationaleLanguage", "confidence", "assessedOn", "sources",
            ],
            rows.ToImmutable());
    }

    /// <summary>What the workbook is: release, licence, question, and what the levels mean.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="query">The address that gives the same file again.</param>
    public ExportTable About(CoverageMatrix matrix, string query)
    {
        var stamp = ExportStamp.Of(catalogue.Release, query);
        return new ExportTable(
            "About",
            ["what", "value"],
            [
                ["title", "Forms of online child sexual exploitation against law"],
                ["author", ProjectNames.Author],
                .. ExportStamp.Heads.Zip(stamp, static (head, value) => (ImmutableArray<string?>)[head, value]),
                ["undetermined", ExportTable.Of(matrix.Undetermined.Select(instrument => instrument.Slug))],
                ["about undetermined", "Instruments that are left out because the release cannot say whether they bind the country on the day. Never read them as not binding."],
                ["EXPLICIT", "The text names or plainly describes the conduct and obliges states on it."],
                ["PARTIAL", "Some elements, or under conditions, or a duty short of criminalisation."],
                ["IMPLICIT", "Not named; reached by interpretation or through a wider offence."],
                ["NOT_COVERED", "Assessed, and nothing reaches it."],
                ["NOT_ASSESSED", "Nobody has looked yet. This is not the same as NOT_COVERED."],
                ["optOut", "Whether a state may reserve against it or limit it. Stands beside the level, never folded into it."],
                ["judgement", "The levels are the project's own judgement on the texts, not legal advice."],
            ]);
    }

    private ImmutableArray<string?> Row(
        string kind,
        Manifestation manifestation,
        Instrument instrument,
        Provision? provision,
        CoverageLevel level,
        ImmutableArray<Conduct> conducts,
        bool optOut,
        LocalizedText? rationale,
        Confidence? confidence,
        DateOnly? assessedOn,
        ImmutableArray<Citation> citations) =>
    [
        kind,
        manifestation.Slug,
        manifestation.TextIn(languages).Text.Title,
        instrument.Framework.Slug,
        instrument.Slug,
        instrument.Record.ShortTitle.In(languages).Text,
        provision?.Record.Article,
        provision?.Record.Heading.In(languages).Text,
        provision is null ? null : WireNames.Of(provision.Record.Obligation),
        WireNames.Of(level),
        ExportTable.Of(conducts.Select(WireNames.Of)),
        ExportTable.Of(optOut),
        rationale?.In(languages).Text,
        rationale?.In(languages).Language,
        confidence is { } sure ? WireNames.Of(sure) : null,
        assessedOn is { } day ? PartialDate.On(day).ToString() : null,
        Sources(citations),
    ];

    /// <summary>The sources, each with its place: <c>slug (Article 23); slug</c>.</summary>
    internal static string? Sources(ImmutableArray<Citation> citations) => citations.IsEmpty
        ? null
        : string.Join("; ", citations.Select(citation => citation.Locator is null ? citation.Source : $"{citation.Source} ({citation.Locator})"));

    private static string Name(object column) => column switch
    {
        LegalFramework framework => framework.Slug,
        Instrument instrument => instrument.Slug,
        _ => WireNames.Of(((ConductColumn)column).Conduct),
    };
}
