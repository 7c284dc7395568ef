using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.CoverageMatrices;
using KnowledgeBase.Content.Exports;
using Microsoft.Net.Http.Headers;

namespace KnowledgeBase.Api.Downloads;

/// <summary>What files a release has: as JSON for programs, as a page for people.</summary>
internal static class ReleaseIndex
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static IResult Answer(ReleaseFiles files, PersistentAddresses addresses, HttpContext http)
    {
        var html = PrefersHtml(http.Request);
        var bytes = html ? Html(files, addresses) : Json(files, addresses);
        http.Response.Headers.Vary = "Accept";
        http.Response.Headers.CacheControl = "public, max-age=3600";
        if (html)
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'";
        return Results.Bytes(
            bytes, html ? "text/html; charset=utf-8" : "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\""));
    }

    /// <summary>All releases, newest first, each with the address of its files.</summary>
    internal static IResult OfAll(ImmutableArray<ReleaseInfo> releases, PersistentAddresses addresses, HttpContext http)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("releases");
            foreach (var release in releases)
            {
                json.WriteStartObject();
                json.WriteString("version", release.Version);
                json.WriteNumber("sequence", release.Sequence);
                json.WriteString("publishedAt", Instant(release));
                json.WriteString("contentHash", release.ContentHash);
                json.WriteString("url", addresses.FilesOf(release));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        http.Response.Headers.CacheControl = "public, max-age=60";
        return Results.Bytes(buffer.WrittenSpan.ToArray(), "application/json; charset=utf-8");
    }

    private static string Instant(ReleaseInfo release) => release.PublishedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static byte[] Json(ReleaseFiles files, PersistentAddresses addresses)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("version", files.Release.Version);
            json.WriteNumber("sequence", files.Release.Sequence);
            json.WriteString("publishedAt", Instant(files.Release));
            json.WriteString("contentHash", files.Release.ContentHash);
            json.WriteString("licence", ProjectNames.LicenceId);
            json.WriteString("licenceUrl", ProjectNames.LicenceUrl);
            json.WriteStartArray("files");
            foreach (var file in files.Files)
            {
                json.WriteStartObject();
                json.WriteString("name", file.Name);
                json.WriteString("url", addresses.FilesOf(files.Release) + file.Name);
                json.WriteString("mediaType", file.MediaType);
                json.WriteString("description", file.Description);
                json.WriteNumber("bytes", file.Bytes.Length);
                json.WriteString("sha256", file.Sha256);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("coverage");
            foreach (var (name, url) in Coverage(files, addresses))
                json.WriteString(name, url);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static byte[] Html(ReleaseFiles files, PersistentAddresses addresses)
    {
        var encode = HtmlEncoder.Default;
        var page = new StringBuilder();
        var title = encode.Encode($"KnowledgeBase, release {files.Release.Version}: files");
        page.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title></head>
            <body>
            <main>
            <h1>{title}</h1>
            <p>Licence: <a href="{ProjectNames.LicenceUrl}" rel="license">{ProjectNames.LicenceName}</a>. Content hash (SHA-256): <code>{encode.Encode(files.Release.ContentHash)}</code></p>
            <table>
            <thead><tr><th scope="col">File</th><th scope="col">What it holds</th><th scope="col">Bytes</th><th scope="col">SHA-256</th></tr></thead>
            <tbody>

            """);
        foreach (var file in files.Files)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<tr><th scope=\"row\"><a href=\"{encode.Encode(addresses.FilesOf(files.Release) + file.Name)}\">{encode.Encode(file.Name)}</a></th><td>{encode.Encode(file.Description)}</td><td>{file.Bytes.Length}</td><td><code>{file.Sha256}</code></td></tr>\n");
        }

        page.Append("</tbody>\n</table>\n<h2>Coverage</h2>\n<ul>\n");
        foreach (var (name, url) in Coverage(files, addresses))
            page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{encode.Encode(url)}\">{encode.Encode(name)}</a></li>\n");
        page.Append("</ul>\n</main>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static (string Name, string Url)[] Coverage(ReleaseFiles files, PersistentAddresses addresses)
    {
        var question = new CoverageQuestion(CoverageFilter.None, CoverageColumns.Instruments);
        return
        [
            ("matrixCsv", addresses.MatrixCsv(files.Release, question, "en")),
            ("statementsCsv", addresses.StatementsCsv(files.Release, question, "en")),
            ("workbook", addresses.MatrixXlsx(files.Release, question, "en")),
        ];
    }

    /// <summary>Whether the request names HTML with a higher weight than JSON (RFC 9110, section 12.5.1); programs that say nothing get JSON.</summary>
    private static bool PrefersHtml(HttpRequest request)
    {
        var (html, json) = (0.0, 0.0);
        foreach (var accepted in request.GetTypedHeaders().Accept)
        {
            var weight = accepted.Quality ?? 1;
            if (accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase))
                html = Math.Max(html, weight);
            else if (accepted.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
                json = Math.Max(json, weight);
        }

        return html > json;
    }
}
