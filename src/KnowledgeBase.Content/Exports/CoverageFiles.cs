using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.CoverageMatrices;

namespace KnowledgeBase.Content.Exports;

/// <summary>Coverage as files. The same release, question and language give the same bytes.</summary>
/// <param name="catalogue">The release.</param>
/// <param name="addresses">Where things are.</param>
/// <param name="languages">The reader's languages, best first; the first stands in the file's address.</param>
public sealed class CoverageFiles(Catalogue catalogue, PersistentAddresses addresses, ImmutableArray<string> languages)
{
    private readonly CoverageTables _tables = new(catalogue, languages);

    /// <summary>The matrix as CSV.</summary>
    public byte[] MatrixCsv(CoverageQuestion question) => CsvWriter.Write(ExportStamp.Add(
        _tables.Matrix(CoverageMatrix.Of(catalogue, question)), catalogue.Release, addresses.MatrixCsv(catalogue.Release, question, languages[0])));

    /// <summary>The statements behind the matrix as CSV.</summary>
    public byte[] StatementsCsv(CoverageQuestion question) => CsvWriter.Write(ExportStamp.Add(
        _tables.Statements(question.Filter), catalogue.Release, addresses.StatementsCsv(catalogue.Release, question, languages[0])));

    /// <summary>The matrix and its statements as a workbook.</summary>
    public byte[] Workbook(CoverageQuestion question)
    {
        var matrix = CoverageMatrix.Of(catalogue, question);
        return XlsxWriter.Write(
            [
                _tables.Matrix(matrix),
                _tables.Statements(question.Filter),
                _tables.About(matrix, addresses.MatrixXlsx(catalogue.Release, question, languages[0])),
            ],
            catalogue.Release.PublishedAt);
    }
}
