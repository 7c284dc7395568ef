using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Exports;

/// <summary>
/// A release as JSON Lines. The first line describes the release; each other line is an entry: its slug, its kind, the SHA-256 of its canonical document, and the
/// document. From the slugs and hashes anybody can compute the release's hash again (see <see cref="ReleaseHash"/>).
/// </summary>
public static class JsonLinesWriter
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/jsonl; charset=utf-8";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file: entries by slug in ordinal order; lines end with a line feed.</summary>
    public static void Write(Catalogue catalogue, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        var release = catalogue.Release;
        json.WriteStartObject();
        json.WriteString("kind", "RELEASE");
        json.WriteString("version", release.Version);
        json.WriteNumber("sequence", release.Sequence);
        json.WriteString("publishedAt", ExportText.Instant(release.PublishedAt));
        json.WriteString("contentHash", release.ContentHash);
        json.WriteString("licence", ProjectNames.LicenceId);
        json.WriteString("licenceUrl", ProjectNames.LicenceUrl);
        json.WriteString("author", ProjectNames.Author);
        json.WriteEndObject();
        Next();
        foreach (var entry in Entries(catalogue))
        {
            var document = CanonicalJson.Serialize(entry);
            json.WriteStartObject();
            json.WriteString("kind", WireNames.Of(entry.Kind));
            json.WriteString("slug", entry.Slug);
            json.WriteString("sha256", ContentHash.Of(document));
            json.WritePropertyName("document");
            json.WriteRawValue(document, skipInputValidation: true);
            json.WriteEndObject();
            Next();
        }

        void Next()
        {
            json.Flush();
            json.Reset();
            output.Write("\n"u8);
        }
    }

    private static IEnumerable<Entry> Entries(Catalogue catalogue) => catalogue.Factsheets.Select(static sheet => (Entry)sheet.Entry)
        .Concat(catalogue.Sources.Select(static source => source.Entry))
        .Concat(catalogue.Countries.Select(static country => country.Entry))
        .Concat(catalogue.HelpResources.Select(static resource => resource.Entry))
        .Concat(catalogue.FormerNames.Select(static former => former.Entry))
        .OrderBy(static entry => entry.Slug, StringComparer.Ordinal);
}
