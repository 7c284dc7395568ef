using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.CoverageMatrices;

/// <summary>What the columns of a matrix are.</summary>
public enum CoverageColumns
{
    /// <summary>Legal frameworks.</summary>
    Frameworks,

    /// <summary>Instruments.</summary>
    Instruments,

    /// <summary>Conducts.</summary>
    Conducts,
}

/// <summary>Manifestations against law.</summary>
/// <param name="Rows">The manifestations in their series' order.</param>
/// <param name="Columns">Each a <see cref="LegalFramework"/>, an <see cref="Instrument"/> or a <see cref="ConductColumn"/>.</param>
/// <param name="Cells">Row by row, in the order of rows and columns.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Undetermined">The instruments that are left out because the release cannot say whether they bind the country on the day.</param>
public sealed record CoverageMatrix(
    ImmutableArray<Manifestation> Rows,
    ImmutableArray<object> Columns,
    ImmutableArray<ImmutableArray<CoverageCell>> Cells,
    CoverageQuestion Question,
    ImmutableArray<Instrument> Undetermined)
{
    /// <summary>Answers a question.</summary>
    public static CoverageMatrix Of(Catalogue catalogue, CoverageQuestion question) => Of(catalogue, question.Filter, question.Columns);

    /// <summary>
    /// Makes a matrix. Rows are the forms (a concept only when asked for by slug). Columns are the instruments that count, their frameworks, or the
    /// conducts of any statement that counts.
    /// </summary>
    public static CoverageMatrix Of(Catalogue catalogue, CoverageFilter filter, CoverageColumns columns)
    {
        ImmutableArray<Manifestation> rows = filter.Manifestations is { } slugs
            ? [.. catalogue.Manifestations.Where(sheet => slugs.Contains(sheet.Slug, StringComparer.Ordinal))]
            : [.. catalogue.Manifestations.Where(sheet => sheet.Scope == ManifestationScope.Form)];
        ImmutableArray<Instrument> instruments = [.. catalogue.Instruments.Where(filter.Counts)];
        ImmutableArray<object> heads = columns switch
        {
            CoverageColumns.Instruments => [.. instruments],
            CoverageColumns.Frameworks => [.. instruments.Select(instrument => instrument.Framework).Distinct()],
            _ => [.. Conducts(instruments, filter).Select(conduct => new ConductColumn(conduct))],
        };
        var question = new CoverageQuestion(filter, columns);
        var cells = rows.Select(row => heads
            .Select(head => Cell(row, head, instruments, filter) with { Place = new CellPlace(row, head, question) })
            .ToImmutableArray()).ToImmutableArray();
        return new CoverageMatrix(rows, heads, cells, question, [.. catalogue.Instruments.Where(filter.IsUndetermined)]);
    }

    private static IEnumerable<Conduct> Conducts(ImmutableArray<Instrument> instruments, CoverageFilter filter) =>
        instruments.SelectMany(instrument => instrument.Provisions)
            .SelectMany(provision => provision.Coverage)
            .Where(filter.Passes)
            .SelectMany(coverage => coverage.Record.Conducts)
            .Where(conduct => filter.Conducts is null || filter.Conducts.Contains(conduct))
            .Distinct()
            .Order();

    private static CoverageCell Cell(Manifestation row, object head, ImmutableArray<Instrument> instruments, CoverageFilter filter)
    {
        if (head is ConductColumn column)
            return CoverageCell.Through([column.Conduct], row, instruments, filter);
        var counted = instruments.Where(instrument => ReferenceEquals(instrument, head) || ReferenceEquals(instrument.Framework, head)).ToImmutableArray();
        return filter.Conducts is { } conducts
            ? CoverageCell.Through(conducts, row, counted, filter)
            : CoverageCell.Of(row, counted, filter);
    }
}

/// <summary>A column for one conduct.</summary>
/// <param name="Conduct">The conduct.</param>
public sealed record ConductColumn(Conduct Conduct);
