using System.Collections.Immutable;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.CoverageMatrices;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Exports;
using KnowledgeBase.GraphQL;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Law;

/// <summary>Coverage and the matrix.</summary>
public static class CoverageFields
{
    /// <summary>The matrix.</summary>
    [Field("Query.coverageMatrix")]
    public static CoverageMatrix Matrix(CoverageFilter? filter, CoverageColumns? columns, CatalogueView view)
    {
        if (filter is not null)
            Check(filter, view);
        return CoverageMatrix.Of(view.Catalogue, filter ?? CoverageFilter.None, columns ?? CoverageColumns.Frameworks);
    }

    /// <summary>The matrix as a CSV file.</summary>
    [Field("CoverageMatrix.csvUrl")]
    public static string CsvUrl(CoverageMatrix matrix, CatalogueView view) =>
        new PersistentAddresses(view.PublicUrl).MatrixCsv(view.Catalogue.Release, matrix.Question, view.Languages[0]);

    /// <summary>The matrix as a workbook.</summary>
    [Field("CoverageMatrix.xlsxUrl")]
    public static string XlsxUrl(CoverageMatrix matrix, CatalogueView view) =>
        new PersistentAddresses(view.PublicUrl).MatrixXlsx(view.Catalogue.Release, matrix.Question, view.Languages[0]);

    /// <summary>The statements behind the matrix as a CSV file.</summary>
    [Field("CoverageMatrix.statementsCsvUrl")]
    public static string StatementsCsvUrl(CoverageMatrix matrix, CatalogueView view) =>
        new PersistentAddresses(view.PublicUrl).StatementsCsv(view.Catalogue.Release, matrix.Question, view.Languages[0]);

    /// <summary>How directly.</summary>
    [Field("Coverage.level")]
    public static CoverageLevel Level(Coverage coverage) => coverage.Record.Level;

    /// <summary>Through which conducts.</summary>
    [Field("Coverage.conducts")]
    public static ImmutableArray<Conduct> Conducts(Coverage coverage) => coverage.Record.Conducts;

    /// <summary>Whether a state may reserve.</summary>
    [Field("Coverage.optOut")]
    public static bool OptOut(Coverage coverage) => coverage.Record.OptOut;

    /// <summary>Why.</summary>
    [Field("Coverage.rationale")]
    public static string Rationale(Coverage coverage, CatalogueView view) => view.In(coverage.Record.Rationale);

    /// <summary>How well it is sourced.</summary>
    [Field("Coverage.confidence")]
    public static Confidence Confidence(Coverage coverage) => coverage.Record.Confidence;

    /// <summary>When it was judged.</summary>
    [Field("Coverage.assessedOn")]
    public static DateOnly AssessedOn(Coverage coverage) => coverage.Record.AssessedOn;

    /// <summary>Why the cell says so.</summary>
    [Field("CoverageCell.rationale")]
    public static string? CellRationale(CoverageCell cell, CatalogueView view) => view.InOrNull(cell.Rationale);

    /// <summary>A conduct's name in English.</summary>
    [Field("ConductColumn.label")]
    public static string ConductLabel(ConductColumn column) => ConductNames.InEnglish(column.Conduct);

    /// <summary>Refuses lists that are too long, and names that the release does not have.</summary>
    internal static void Check(CoverageFilter filter, CatalogueView view)
    {
        if (CoverageFilterCheck.Problem(filter, view.Catalogue) is var (condition, problem))
            throw new GraphQLException(new GraphQLError($"`filter.{condition}` {problem}", ErrorCode.BadArgument));
    }
}
