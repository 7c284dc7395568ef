using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.CoverageMatrices;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Exports;
using KnowledgeBase.Content.Tests.Catalogues;

namespace KnowledgeBase.Content.Tests.Exports;

/// <summary>Coverage as CSV and as a workbook, on the project's content, read back.</summary>
public sealed class CoverageFilesTests
{
    private static readonly Lazy<Catalogue> Repository = new(CatalogueSample.OfRepository);

    [Fact]
    public void Every_cell_of_the_matrix_stands_in_the_file_and_none_is_empty()
    {
        foreach (var columns in Enum.GetValues<CoverageColumns>())
        {
            var question = new CoverageQuestion(CoverageFilter.None, columns);
            var matrix = CoverageMatrix.Of(Repository.Value, question);
            var table = CsvReader.Read(Encoding.UTF8.GetString(Files().MatrixCsv(question)));
            Assert.Equal(matrix.Rows.Select(row => row.Slug), table.Skip(1).Select(row => row[0]));
            for (var row = 0; row < matrix.Rows.Length; row++)
            {
                for (var column = 0; column < matrix.Columns.Length; column++)
                {
                    Assert.Equal(WireNames.Of(matrix.Cells[row][column].Level), table[row + 1][3 + (2 * column)]);
                    Assert.Equal(matrix.Cells[row][column].OptOut ? "true" : "false", table[row + 1][4 + (2 * column)]);
                }
            }
        }
    }

    [Fact]
    public void Every_row_carries_release_licence_and_the_question_that_made_it()
    {
        var question = new CoverageQuestion(new CoverageFilter(["online-grooming"], Country: "FRA", AsOf: new DateOnly(2016, 1, 1)), CoverageColumns.Instruments);
        var table = CsvReader.Read(Encoding.UTF8.GetString(Files().MatrixCsv(question)));
        Assert.Equal(2, table.Count);
        // The Directive and the Lanzarote Convention bind France in 2026 by the records; the records do not say since when.
        Assert.Equal(
            ["undetermined", "release", "contentHash", "publishedAt", "licence", "query"], table[0][^6..]);
        Assert.Equal("1.0.0", table[1][^5]);
        Assert.Equal("1970-01-01T00:00:00Z", table[1][^3]);
        Assert.Equal("CC BY 4.0 https://creativecommons.org/licenses/by/4.0/", table[1][^2]);
        Assert.Equal(
            "https://kb.example/releases/1.0.0/coverage.csv?manifestations=online-grooming&country=FRA&asOf=2016-01-01&columns=INSTRUMENTS&language=es", table[1][^1]);
        Assert.Contains("eu-directive-2011-93", table[1][^6].Split(' '));
    }

    [Fact]
    public void Statements_stand_one_a_line_under_the_cell_that_they_make()
    {
        var question = new CoverageQuestion(new CoverageFilter(["online-grooming"], Instruments: ["lanzarote-convention"]), CoverageColumns.Frameworks);
        var table = CsvReader.Read(Encoding.UTF8.GetString(Files().StatementsCsv(question)));
        var coverage = ((Manifestation)Repository.Value.Factsheet("online-grooming")!).Coverage.Where(statement => statement.Provision.Instrument.Slug == "lanzarote-convention").ToArray();
        Assert.Equal(["CELL", .. coverage.Select(_ => "STATEMENT")], table.Skip(1).Select(row => row[0]));
        Assert.Equal(coverage.Select(statement => statement.Provision.Record.Article), table.Skip(2).Select(row => row[6]));
        Assert.Equal(coverage.Select(statement => statement.Record.Rationale.In(["es"]).Text), table.Skip(2).Select(row => row[12]));
        Assert.Equal(coverage.Select(statement => statement.Record.Rationale.In(["es"]).Language), table.Skip(2).Select(row => row[13]));
        Assert.Equal("EXPLICIT", table[1][9]);
        Assert.All(table.Skip(1), row => Assert.NotEqual("", row[12]));
    }

    [Fact]
    public void Nothing_is_calculated_and_nothing_breaks_a_line()
    {
        var table = new ExportTable("t", ["a", "b"], [["=1+1", "+1"], ["-1", "@SUM(A1)"], ["\t=1", "＝1"], ["a,\"b\"\r\nc", " x "], [null, "plain"]]);
        Assert.Equal("a,b\r\n'=1+1,'+1\r\n'-1,'@SUM(A1)\r\n'\t=1,'＝1\r\n\"a,\"\"b\"\"\r\nc\",\" x \"\r\n,plain\r\n", Encoding.UTF8.GetString(CsvWriter.Write(table)));
    }

    [Fact]
    public void A_workbook_is_a_package_of_parts_that_name_each_other()
    {
        var question = new CoverageQuestion(CoverageFilter.None, CoverageColumns.Instruments);
        using var zip = new ZipArchive(new MemoryStream(Files().Workbook(question)));
        var parts = zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var stream = entry.Open();
            return XDocument.Load(stream, LoadOptions.PreserveWhitespace).Root!;
        });
        XNamespace types = "http://schemas.openxmlformats.org/package/2006/content-types";
        XNamespace relations = "http://schemas.openxmlformats.org/package/2006/relationships";
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        XNamespace office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        // Open Packaging Conventions: every part has a type, by its name or its extension; the root relation leads to the workbook, and the workbook's to the sheets.
        var named = parts["[Content_Types].xml"].Elements(types + "Override").Select(part => ((string)part.Attribute("PartName")!).TrimStart('/')).ToHashSet();
        Assert.All(parts.Keys.Where(name => !name.EndsWith(".rels", StringComparison.Ordinal) && name != "[Content_Types].xml"), name => Assert.Contains(name, named));
        Assert.All(named, name => Assert.Contains(name, parts.Keys));
        Assert.Equal("xl/workbook.xml", (string?)parts["_rels/.rels"].Elements(relations + "Relationship").Single().Attribute("Target"));
        var targets = parts["xl/_rels/workbook.xml.rels"].Elements(relations + "Relationship").ToDictionary(relation => (string)relation.Attribute("Id")!, relation => "xl/" + (string)relation.Attribute("Target")!);
        var sheets = parts["xl/workbook.xml"].Element(main + "sheets")!.Elements().ToDictionary(sheet => (string)sheet.Attribute("name")!, sheet => parts[targets[(string)sheet.Attribute(office + "id")!]]);
        Assert.Equal(["Coverage", "Statements", "About"], sheets.Keys);

        var tables = new CoverageTables(Repository.Value, ["es", "en"]);
        var matrix = CoverageMatrix.Of(Repository.Value, question);
        Holds(tables.Matrix(matrix), sheets["Coverage"]);
        Holds(tables.Statements(question.Filter), sheets["Statements"]);
        Assert.Contains("NOT_ASSESSED", sheets["About"].Value, StringComparison.Ordinal);
        Assert.Contains("https://creativecommons.org/licenses/by/4.0/", sheets["About"].Value, StringComparison.Ordinal);

        void Holds(ExportTable table, XElement sheet)
        {
            Assert.Equal(main + "worksheet", sheet.Name);
            Assert.Equal(["sheetViews", "sheetData"], sheet.Elements().Select(element => element.Name.LocalName));
            var cells = sheet.Descendants(main + "c").ToDictionary(cell => (string)cell.Attribute("r")!, cell =>
            {
                Assert.Equal("inlineStr", (string?)cell.Attribute("t"));
                return cell.Element(main + "is")!.Element(main + "t")!.Value;
            });
            var expected = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (row, values) in table.Rows.Prepend([.. table.Heads]).Index())
            {
                foreach (var (column, value) in values.Index().Where(value => !string.IsNullOrEmpty(value.Item)))
                    expected[$"{(column < 26 ? "" : "A")}{(char)('A' + (column % 26))}{row + 1}"] = value!;
            }

            Assert.Equal(expected.Count, cells.Count);
            Assert.All(expected, pair => Assert.Equal(pair.Value, cells[pair.Key]));
        }
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(51, "AZ")]
    [InlineData(52, "BA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    [InlineData(16383, "XFD")]
    public void Columns_have_letters(int index, string letters) => Assert.Equal(letters, XlsxWriter.Column(index));

    [Fact]
    public void A_text_longer_than_a_cell_says_that_it_is_cut()
    {
        using var zip = new ZipArchive(new MemoryStream(XlsxWriter.Write(
            [new ExportTable("t", ["a"], [[new string('x', 32_767)], [new string('y', 32_768)]])], DateTimeOffset.UnixEpoch)));
        using var stream = zip.GetEntry("xl/worksheets/sheet1.xml")!.Open();
        var texts = XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "t").Select(element => element.Value).ToArray();
        Assert.Equal(new string('x', 32_767), texts[1]);
        Assert.Equal(32_767, texts[2].Length);
        Assert.EndsWith("[cut here: a cell holds no more; the CSV file has the whole text]", texts[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task LibreOffice_reads_from_the_workbook_what_stands_in_the_tables()
    {
        var office = new[] { "/usr/bin/soffice", "/usr/bin/libreoffice" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(office is null, "LibreOffice is not installed on this machine.");
        var folder = Directory.CreateTempSubdirectory("kb-xlsx-");
        try
        {
            var question = new CoverageQuestion(CoverageFilter.None, CoverageColumns.Instruments);
            var file = Path.Combine(folder.FullName, "coverage.xlsx");
            await File.WriteAllBytesAsync(file, Files().Workbook(question), TestContext.Current.CancellationToken);
            using var process = Process.Start(new ProcessStartInfo(office!,
            [
                $"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1",
                "--outdir", folder.FullName, file,
            ])
            { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(3), TestContext.Current.CancellationToken);
            var converted = Directory.GetFiles(folder.FullName, "*.csv").Single();
            var table = new CoverageTables(Repository.Value, ["es", "en"]).Matrix(CoverageMatrix.Of(Repository.Value, question));
            var expected = string.Concat(table.Rows.Prepend([.. table.Heads]).Select(row => string.Join(',', row.Select(cell => cell is { Length: > 0 } && (cell.Contains(',', StringComparison.Ordinal) || cell.Contains('"', StringComparison.Ordinal)) ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell)) + "\n"));
            Assert.Equal(expected, (await File.ReadAllTextAsync(converted, TestContext.Current.CancellationToken)).Replace("\r", "", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static CoverageFiles Files() => new(Repository.Value, new PersistentAddresses("https://kb.example"), ["es", "en"]);
}
