using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace KnowledgeBase.Content.Exports;

/// <summary>
/// A workbook (Office Open XML, ECMA-376, part 1, SpreadsheetML): a sheet for each table, every cell an inline string, so that nothing is ever calculated. The
/// same tables give the same bytes: the parts are stored uncompressed with the date of the release.
/// </summary>
public static class XlsxWriter
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The longest text of a cell (ECMA-376, annex on limits of applications).</summary>
    private const int LongestText = 32_767;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string TypeStart = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>The file.</summary>
    /// <param name="tables">The sheets, in their order; at least one.</param>
    /// <param name="date">The date of its parts.</param>
    public static byte[] Write(ImmutableArray<ExportTable> tables, DateTimeOffset date)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("[Content_Types].xml", xml => WriteTypes(tables.Length, xml));
            Part("_rels/.rels", static xml => WriteRelationships([("officeDocument", "xl/workbook.xml")], xml));
            Part("xl/workbook.xml", xml => WriteWorkbook(tables, xml));
            Part("xl/_rels/workbook.xml.rels", xml => WriteRelationships(
                [.. tables.Select((_, i) => ("worksheet", $"worksheets/sheet{Number(i + 1)}.xml")), ("styles", "styles.xml")], xml));
            Part("xl/styles.xml", WriteStyles);
            for (var i = 0; i < tables.Length; i++)
            {
                var table = tables[i];
                Part($"xl/worksheets/sheet{Number(i + 1)}.xml", xml => WriteSheet(table, xml));
            }

            void Part(string name, Action<XmlWriter> write)
            {
                using var part = ZipParts.Create(zip, name, date);
                using var xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false), CloseOutput = false });
                xml.WriteStartDocument(standalone: true);
                write(xml);
            }
        }

        return file.ToArray();
    }

    private static void WriteTypes(int sheets, XmlWriter xml)
    {
        xml.WriteStartElement("Types", ContentTypes);
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml");
        Default("xml", "application/xml");
        Override("/xl/workbook.xml", "sheet.main+xml");
        for (var i = 1; i <= sheets; i++)
            Override($"/xl/worksheets/sheet{Number(i)}.xml", "worksheet+xml");
        Override("/xl/styles.xml", "styles+xml");
        xml.WriteEndElement();

        void Default(string extension, string type)
        {
            xml.WriteStartElement("Default", ContentTypes);
            xml.WriteAttributeString("Extension", extension);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }

        void Override(string part, string type)
        {
            xml.WriteStartElement("Override", ContentTypes);
            xml.WriteAttributeString("PartName", part);
            xml.WriteAttributeString("ContentType", TypeStart + type);
            xml.WriteEndElement();
        }
    }

    private static void WriteRelationships(IReadOnlyList<(string Type, string Target)> relationships, XmlWriter xml)
    {
        xml.WriteStartElement("Relationships", PackageRelationships);
        for (var i = 0; i < relationships.Count; i++)
        {
            xml.WriteStartElement("Relationship", PackageRelationships);
            xml.WriteAttributeString("Id", "rId" + Number(i + 1));
            xml.WriteAttributeString("Type", $"{Relationships}/{relationships[i].Type}");
            xml.WriteAttributeString("Target", relationships[i].Target);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteWorkbook(ImmutableArray<ExportTable> tables, XmlWriter xml)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", ns: null, Relationships);
        xml.WriteStartElement("sheets", Main);
        for (var i = 0; i < tables.Length; i++)
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", tables[i].Name);
            xml.WriteAttributeString("sheetId", Number(i + 1));
            xml.WriteAttributeString("id", Relationships, "rId" + Number(i + 1));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Two formats: text, and bold text for heads.</summary>
    private static void WriteStyles(XmlWriter xml) => xml.WriteRaw(
        $"<styleSheet xmlns=\"{Main}\">"
        + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
        + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
        + "<cellXfs count=\"2\"><xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        + "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\"/></cellXfs>"
        + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
        + "</styleSheet>");

    private static void WriteSheet(ExportTable table, XmlWriter xml)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetViews", Main);
        xml.WriteStartElement("sheetView", Main);
        xml.WriteAttributeString("workbookViewId", "0");
        xml.WriteStartElement("pane", Main);
        xml.WriteAttributeString("ySplit", "1");
        xml.WriteAttributeString("topLeftCell", "A2");
        xml.WriteAttributeString("activePane", "bottomLeft");
        xml.WriteAttributeString("state", "frozen");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Main);
        WriteRow(1, table.Heads!, style: "1", xml);
        for (var i = 0; i < table.Rows.Length; i++)
            WriteRow(i + 2, table.Rows[i], style: "0", xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRow(int number, IReadOnlyList<string?> cells, string style, XmlWriter xml)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", Number(number));
        for (var i = 0; i < cells.Count; i++)
        {
            if (string.IsNullOrEmpty(cells[i]))
                continue;
            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("r", Column(i) + Number(number));
            xml.WriteAttributeString("s", style);
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", ns: null, "preserve");
            xml.WriteString(Fitting(cells[i]!));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>A text that the format cannot hold says that it is cut, and where the whole is.</summary>
    private static string Fitting(string text)
    {
        const string Cut = " [cut here: a cell holds no more; the CSV file has the whole text]";
        return text.Length <= LongestText ? text : text[..(LongestText - Cut.Length)] + Cut;
    }

    /// <summary>The letters of a column: 0 is A, 25 Z, 26 AA.</summary>
    internal static string Column(int index) => index < 26 ? ((char)('A' + index)).ToString() : Column((index / 26) - 1) + (char)('A' + (index % 26));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
