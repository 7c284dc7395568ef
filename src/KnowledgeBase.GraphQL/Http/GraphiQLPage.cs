using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using KnowledgeBase.GraphQL.Hosting;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>
/// The GraphiQL explorer for browsers. Its script and style are built from npm packages and embedded when this assembly is built; where that
/// was not possible, the page says so. Nothing is loaded from anywhere else.
/// </summary>
internal sealed class GraphiQLPage
{
    private const string Prefix = "graphiql/";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The build compresses the assets; the better comes first.
    private static readonly (ContentCoding Coding, string Extension)[] Codings = [(ContentCoding.Brotli, ".br"), (ContentCoding.Gzip, ".gz")];

    private readonly FrozenDictionary<string, byte[]> _assets;
    private readonly string _version;
    private readonly string _document;

    /// <summary>Reads the embedded assets, if there are any.</summary>
    /// <param name="document">What the explorer shows to whoever opens it for the first time; its own text when null.</param>
    public GraphiQLPage(string? document = null)
        : this(Embedded(), document)
    {
    }

    internal GraphiQLPage(IReadOnlyDictionary<string, byte[]> assets, string? document = null)
    {
        _document = document is null ? "" : $" data-document=\"{HtmlEncoder.Default.Encode(document)}\"";
        _assets = assets.ToFrozenDictionary(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (_, content) in assets.OrderBy(static asset => asset.Key, StringComparer.Ordinal))
            hash.AppendData(content);
        _version = Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 6));
    }

    /// <summary>Whether the explorer was built.</summary>
    public bool IsBuilt => _assets.ContainsKey("graphiql.js");

    /// <summary>Writes the page.</summary>
    public Task WriteAsync(HttpContext http)
    {
        // A nonce for the styles that the explorer's dialogs add at run time; the scripts need none.
        var nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var path = HtmlEncoder.Default.Encode((http.Request.PathBase + http.Request.Path).ToUriComponent().TrimEnd('/'));
        var page = IsBuilt
            ? $"""
               <!doctype html>
               <html lang="en">
               <head>
               <meta charset="utf-8">
               <meta name="viewport" content="width=device-width, initial-scale=1">
               <title>GraphiQL</title>
               <link rel="stylesheet" href="{path}/explorer/graphiql.css?v={_version}">
               <script defer src="{path}/explorer/graphiql.js?v={_version}" nonce="{nonce}"></script>
               </head>
               <body>
               <main id="graphiql" data-endpoint="{path}"{_document}><p>The explorer needs JavaScript. The endpoint itself does not: send it queries with POST.</p></main>
               </body>
               </html>
               """
            : """
              <!doctype html>
              <html lang="en">
              <head><meta charset="utf-8"><title>GraphQL</title></head>
              <body>
              <main>
              <h1>This is a GraphQL endpoint</h1>
              <p>The explorer was not built into this server, because npm was missing or failed when it was built.
              To have it, install Node.js with npm, run this beside the source, and build the server again:</p>
              <pre>cd src/KnowledgeBase.GraphQL/Http/graphiql &amp;&amp; node make.mjs</pre>
              <p>The endpoint itself works. Send it queries with POST:</p>
              <pre>curl -H 'Content-Type: application/json' -d '{"query":"{ __typename }"}' ADDRESS</pre>
              </main>
              </body>
              </html>
              """;
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(page, Encoding.UTF8, http.RequestAborted);
    }

    /// <summary>Writes an asset; 404 for a name that is none.</summary>
    public Task WriteAssetAsync(HttpContext http, string name)
    {
        if (!_assets.TryGetValue(name, out var content) || !ContentTypes.TryGetValue(Path.GetExtension(name), out var contentType))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            http.Response.Headers.CacheControl = AnswerWriter.NotToBeKept;
            return Task.CompletedTask;
        }

        // The page's link changes with the content, so that a browser may keep it for ever.
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.ContentType = contentType;
        http.Response.Headers.Vary = "Accept-Encoding";
        var accepted = CodingNegotiation.Read(http.Request.Headers.AcceptEncoding);
        foreach (var (coding, extension) in Codings)
        {
            if (!_assets.TryGetValue(name + extension, out var compressed) || !accepted.Takes(coding))
                continue;
            http.Response.Headers.ContentEncoding = AnswerCompression.NameOf(coding);
            content = compressed;
            break;
        }

        http.Response.ContentLength = content.Length;
        return http.Response.Body.WriteAsync(content, http.RequestAborted).AsTask();
    }

    private static Dictionary<string, byte[]> Embedded()
    {
        var assembly = typeof(GraphiQLPage).Assembly;
        var assets = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (!resource.StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            assets[resource[Prefix.Length..]] = copy.ToArray();
        }

        return assets;
    }
}
