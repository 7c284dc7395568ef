using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Exports;
using KnowledgeBase.Content.Tests.Catalogues;

namespace KnowledgeBase.Content.Tests.Exports;

/// <summary>The files of a whole release, made from the project's content and read back.</summary>
public sealed class ReleaseFilesTests
{
    private static readonly PersistentAddresses Addresses = new("https://kb.example");
    private static readonly Lazy<(Catalogue Catalogue, ReleaseFiles Files)> Release = new(() =>
    {
        var catalogue = CatalogueSample.OfRepository();
        return (catalogue, ReleaseFiles.Of(catalogue, Addresses));
    });

    [Fact]
    public void A_release_has_its_files_and_their_sums()
    {
        var files = Release.Value.Files.Files;
        Assert.Equal(
            [
                "knowledgebase-1.0.0.jsonl", "knowledgebase-1.0.0-csv.zip", "knowledgebase-1.0.0.ttl", "knowledgebase-1.0.0.jsonld", "knowledgebase-1.0.0.rdf",
                "knowledgebase-1.0.0.tbx", "SHA256SUMS",
            ],
            files.Select(file => file.Name));
        var sums = files[..^1].Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span))}  {file.Name}\n");
        Assert.Equal(string.Concat(sums), Text(ReleaseFiles.Sums));
        Assert.Null(Release.Value.Files.Find("sha256sums"));
    }

    [Fact]
    public void The_same_release_gives_the_same_bytes()
    {
        // Another catalogue of the same entries, given in another order.
        var again = CatalogueSample.Of(Seed.RepositorySeed.Read().Entries.Reverse());
        Assert.Equal(Release.Value.Files.Files.Select(file => file.Sha256), ReleaseFiles.Of(again, Addresses).Files.Select(file => file.Sha256));
    }

    [Fact]
    public void Every_file_names_release_hash_and_licence()
    {
        foreach (var file in Release.Value.Files.Files[..^1].Where(file => !file.Name.EndsWith(".zip", StringComparison.Ordinal)))
            Names(Encoding.UTF8.GetString(file.Bytes.Span));
        Names(Part("README.txt"));

        static void Names(string text)
        {
            Assert.Contains("1.0.0", text, StringComparison.Ordinal);
            Assert.Contains(CatalogueSample.Release.ContentHash, text, StringComparison.Ordinal);
            Assert.Contains("https://creativecommons.org/licenses/by/4.0/", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void JSON_Lines_hold_every_entry_and_give_the_hash_of_the_release()
    {
        var lines = Text("knowledgebase-1.0.0.jsonl").Split('\n');
        Assert.Equal("", lines[^1]);
        using (var head = JsonDocument.Parse(lines[0]))
            Assert.Equal(("RELEASE", "1.0.0"), (head.RootElement.GetProperty("kind").GetString(), head.RootElement.GetProperty("version").GetString()));
        var hashes = new List<(string Slug, string Hash)>();
        foreach (var line in lines[1..^1])
        {
            using var entry = JsonDocument.Parse(line);
            var document = entry.RootElement.GetProperty("document");
            var slug = entry.RootElement.GetProperty("slug").GetString()!;
            // The document stands in the line byte for byte: whoever cuts it out can check the hash.
            var bytes = Encoding.UTF8.GetBytes(document.GetRawText());
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), entry.RootElement.GetProperty("sha256").GetString());
            Assert.True(WireNames.TryParse<EntryKind>(entry.RootElement.GetProperty("kind").GetString()!, out var kind));
            Assert.Equal(slug, CanonicalJson.Deserialize(kind, bytes).Slug);
            hashes.Add((slug, entry.RootElement.GetProperty("sha256").GetString()!));
        }

        var entries = Seed.RepositorySeed.Read().Entries;
        Assert.Equal(ReleaseHash.Of(entries.Select(entry => (entry.Slug, ContentHash.Of(entry)))), ReleaseHash.Of(hashes));
        Assert.Equal(entries.Select(entry => entry.Slug).Order(StringComparer.Ordinal), hashes.Select(hash => hash.Slug));
    }

    [Fact]
    public void Every_kind_of_entry_is_in_the_lines_former_names_too()
    {
        var former = new FormerNameEntry { Slug = "online-enticement", Was = FormerKind.Manifestation, Outcome = FormerNameOutcome.Renamed, To = "online-grooming", Since = "1.0.0" };
        var files = ReleaseFiles.Of(CatalogueSample.Of([.. Seed.RepositorySeed.Read().Entries, former]), Addresses);
        var kinds = Encoding.UTF8.GetString(files.Find("knowledgebase-1.0.0.jsonl")!.Bytes.Span).Split('\n')[1..^1].Select(line => JsonDocument.Parse(line).RootElement.GetProperty("kind").GetString()!);
        Assert.Equal(WireNames.All<EntryKind>().Order(), kinds.Distinct().Order());
        Assert.Contains(
            "<https://kb.example/id/manifestations/online-enticement> <http://purl.org/dc/terms/isReplacedBy> <https://kb.example/id/manifestations/online-grooming> .",
            RdfReaders.Turtle(Encoding.UTF8.GetString(files.Find("knowledgebase-1.0.0.ttl")!.Bytes.Span)));
    }

    [Fact]
    public void The_terms_follow_TBX_Basic()
    {
        var document = XDocument.Parse(Text("knowledgebase-1.0.0.tbx"));
        TbxRules.Check(document);
        XNamespace tbx = "urn:iso:std:iso:30042:ed-2";
        Assert.Equal(Release.Value.Catalogue.Factsheets.Length, document.Descendants(tbx + "conceptEntry").Count());
        var word = document.Descendants(tbx + "term").Single(term => term.Value == "child pornography" && term.Ancestors(tbx + "conceptEntry").Single().Attribute("id")!.Value == "c-child-sexual-abuse-material").Parent!;
        Assert.Equal("deprecatedTerm-admn-sts", word.Elements(tbx + "termNote").Single().Value);
        Assert.Equal("child sexual abuse material", word.Elements(tbx + "ref").Single().Value);
        Assert.StartsWith("Avoid “child pornography”, except in titles", word.Elements(tbx + "note").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void No_deprecated_term_is_without_advice()
    {
        XNamespace tbx = "urn:iso:std:iso:30042:ed-2";
        var deprecated = XDocument.Parse(Text("knowledgebase-1.0.0.tbx")).Descendants(tbx + "termNote").Where(note => note.Value == "deprecatedTerm-admn-sts").Select(note => note.Parent!).ToArray();
        Assert.Equal(Release.Value.Catalogue.Terms.Count(term => term.IsDiscouraged), deprecated.Length);
        Assert.All(deprecated, term => Assert.Single(term.Elements(tbx + "ref")));
        Assert.All(deprecated, term => Assert.Single(term.Elements(tbx + "note")));
    }

    [Fact]
    public void The_tables_hold_what_the_release_holds_and_every_row_is_as_wide_as_its_heads()
    {
        using var zip = new ZipArchive(new MemoryStream(Release.Value.Files.Find("knowledgebase-1.0.0-csv.zip")!.Bytes.ToArray()));
        var tables = zip.Entries.Where(entry => entry.Name.EndsWith(".csv", StringComparison.Ordinal)).ToDictionary(entry => entry.Name, entry => CsvReader.Read(Part(entry.Name)));
        Assert.All(tables.Values, table => Assert.All(table, row => Assert.Equal(table[0].Length, row.Length)));
        var catalogue = Release.Value.Catalogue;
        Assert.Equal(
            new SortedDictionary<string, int>(StringComparer.Ordinal)
            {
                ["countries.csv"] = catalogue.Countries.Length,
                ["coverage-matrix.csv"] = catalogue.Manifestations.Count(form => form.Scope == ManifestationScope.Form),
                ["coverage-statements.csv"] = catalogue.Manifestations.Where(form => form.Scope == ManifestationScope.Form).Sum(form => form.Coverage.Length + catalogue.Instruments.Length),
                ["factsheets.csv"] = catalogue.Factsheets.Length,
                ["former-names.csv"] = catalogue.FormerNames.Length,
                ["help-resources.csv"] = catalogue.HelpResources.Length,
                ["instruments.csv"] = catalogue.Instruments.Length,
                ["labels.csv"] = catalogue.Terms.Length,
                ["relations.csv"] = catalogue.Factsheets.Sum(sheet => sheet.Relations.Length),
                ["sources.csv"] = catalogue.Sources.Length,
                ["technology-uses.csv"] = catalogue.TechnologyTerms.Sum(term => term.Manifestations.Length),
                ["texts.csv"] = catalogue.Factsheets.Sum(sheet => sheet.AvailableLanguages.Length),
                ["treaty-records.csv"] = catalogue.Countries.Sum(country => country.Memberships.Length),
            },
            new SortedDictionary<string, int>(tables.Where(table => table.Key is not ("sections.csv" or "provisions.csv")).ToDictionary(table => table.Key, table => table.Value.Count - 1), StringComparer.Ordinal));
        Assert.True(tables["sections.csv"].Count > catalogue.Factsheets.Length);
        Assert.True(tables["provisions.csv"].Count > catalogue.Instruments.Sum(instrument => instrument.Provisions.Length));
        var discouraged = tables["labels.csv"].Skip(1).Where(row => row[4] is "AVOID" or "LEGAL_CONTEXT_ONLY").ToArray();
        Assert.Equal(catalogue.Terms.Count(term => term.IsDiscouraged), discouraged.Length);
        Assert.All(discouraged, row => Assert.False(row[5].Length == 0 || row[7].Length == 0, row[1]));
    }

    private static string Text(string name) => Encoding.UTF8.GetString(Release.Value.Files.Find(name)!.Bytes.Span);

    private static string Part(string name)
    {
        using var zip = new ZipArchive(new MemoryStream(Release.Value.Files.Find("knowledgebase-1.0.0-csv.zip")!.Bytes.ToArray()));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open(), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        return reader.ReadToEnd();
    }
}
