using System.Net;
using System.Xml.Linq;
using KnowledgeBase.Integration.Tests.Api;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Identifiers;

/// <summary>Persistent addresses over HTTP: forms, languages, releases, caches, and what was renamed or retired.</summary>
public sealed class IdentifierTests(PostgresFixture postgres, IdentifierTests.SharedService shared) : IClassFixture<IdentifierTests.SharedService>, IAsyncLifetime
{
    private const string Sheet = "/id/manifestations/online-grooming";
    private CatalogueService _service = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _service = await shared.StartedAsync(postgres);
        _client = Client(_service);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_address_that_answers_name_leads_to_what_it_names_in_every_form()
    {
        var data = await _service.DataAsync("{ factsheets { nodes { uri } } instrument(slug: \"lanzarote-convention\") { uri } }");
        var addresses = data["factsheets"]!["nodes"]!.AsArray().Append(data["instrument"]!.DeepClone()).Select(node => (string)node!["uri"]!).ToArray();
        Assert.Equal(5, addresses.Length);

        foreach (var address in addresses)
        {
            Assert.StartsWith("https://kb.example/id/", address, StringComparison.Ordinal);
            var path = address["https://kb.example".Length..];
            foreach (var (accept, type, marker) in new[]
            {
                ("text/html", "text/html; charset=utf-8", $"<link rel=\"canonical\" href=\"{address}\">"),
                ("text/turtle", "text/turtle; charset=utf-8", $"<{address}>"),
                ("application/ld+json", "application/ld+json", $"\"@id\": \"{address}\""),
            })
            {
                var (status, actual, body, _) = await Get(path, accept);
                Assert.Equal((200, type), (status, actual));
                Assert.Contains(marker, body, StringComparison.Ordinal);
            }
        }
    }

    // RFC 9110, section 12.5.1: the most specific range that covers a type says how much it is wanted.
    [Theory]
    [InlineData(null, "text/html; charset=utf-8")]
    [InlineData("*/*", "text/html; charset=utf-8")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8")]
    [InlineData("text/turtle;q=0.5, application/ld+json", "application/ld+json")]
    [InlineData("text/turtle, text/html;q=0.9", "text/turtle; charset=utf-8")]
    [InlineData("text/*;q=0.2, text/turtle;q=0.1, application/ld+json;q=0", "text/html; charset=utf-8")]
    [InlineData("application/json", "application/ld+json")]
    [InlineData("TEXT/TURTLE", "text/turtle; charset=utf-8")]
    [InlineData("image/png", null)]
    [InlineData("text/html;q=0", null)]
    public async Task The_form_is_the_one_most_wanted(string? accept, string? expected)
    {
        var (status, type, _, headers) = await Get(Sheet, accept);
        Assert.Equal(expected is null ? 406 : 200, status);
        Assert.Equal(expected ?? "text/plain; charset=utf-8", type);
        Assert.Equal("Accept, Accept-Language", headers["Vary"]);
    }

    [Theory]
    [InlineData(".html", "text/html; charset=utf-8")]
    [InlineData(".jsonld", "application/ld+json")]
    [InlineData(".ttl", "text/turtle; charset=utf-8")]
    public async Task The_end_of_the_path_names_the_form_whatever_is_accepted(string suffix, string expected) =>
        Assert.Equal((200, expected), (await Get(Sheet + suffix, "image/png")) is var answer ? (answer.Status, answer.Type) : default);

    [Fact]
    public async Task A_page_runs_nothing_and_is_kept_by_its_tag()
    {
        var (status, _, body, headers) = await Get(Sheet, "text/html");
        Assert.Equal(200, status);
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("<script", body, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" style=", body, StringComparison.Ordinal);
        Assert.Equal("public, max-age=60, stale-while-revalidate=300", headers["Cache-Control"]);

        using var again = new HttpRequestMessage(HttpMethod.Get, Sheet);
        again.Headers.TryAddWithoutValidation("Accept", "text/html");
        again.Headers.TryAddWithoutValidation("If-None-Match", $"\"other\", W/{headers["ETag"]}");
        using var kept = await _client.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, kept.StatusCode);
        Assert.Equal(headers["ETag"], kept.Headers.ETag!.ToString());
        Assert.Equal("", await kept.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_language_is_pinned_by_the_address_or_else_the_readers()
    {
        Assert.Contains("<html lang=\"es\">", (await Get(Sheet + "?lang=es", "text/html", "fr")).Body, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"es\">", (await Get(Sheet, "text/html", "es-MX, en;q=0.5")).Body, StringComparison.Ordinal);
        var french = (await Get(Sheet, "text/html", "fr")).Body;
        Assert.Contains("<html lang=\"fr\">", french, StringComparison.Ordinal);
        Assert.Contains("<h1 lang=\"en\">", french, StringComparison.Ordinal);
        Assert.Equal(400, (await Get(Sheet + "?lang=%3Cscript%3E", "text/html")).Status);
    }

    [Fact]
    public async Task What_is_not_there_says_so_and_what_is_near()
    {
        var (status, _, body, _) = await Get("/id/manifestations/online-groming", "text/html");
        Assert.Equal(404, status);
        Assert.Contains("<a href=\"/id/manifestations/online-grooming\">Online grooming</a>", body, StringComparison.Ordinal);
        Assert.Equal(404, (await Get("/id/technology/online-grooming", "text/html")).Status);
        Assert.Equal(404, (await Get("/id/nothing/online-grooming", "text/html")).Status);
        var unknown = await Get("/id/nothing", "text/html");
        Assert.Equal((404, "no-store", false), (unknown.Status, unknown.Headers["Cache-Control"], unknown.Headers.ContainsKey("ETag")));
        Assert.Equal((404, "There is no release \"2020.1.0\". The newest are: 2026.1.0.\n"), (await Get(Sheet + "?release=2020.1.0", "text/html")) is var old ? (old.Status, old.Body) : default);
        var hostile = await Get("/id/manifestations/%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E", "text/html");
        Assert.Equal(404, hostile.Status);
        Assert.DoesNotContain("<script", hostile.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_renamed_thing_moved_a_retired_one_is_gone_and_the_old_release_has_both()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path);
        using var client = Client(service);
        foreach (var language in new[] { "en", "es" })
            File.Move(Path.Combine(seed.Path, $"manifestations/online-grooming.{language}.md"), Path.Combine(seed.Path, $"manifestations/grooming.{language}.md"));
        File.Move(Path.Combine(seed.Path, "manifestations/online-grooming.yaml"), Path.Combine(seed.Path, "manifestations/grooming.yaml"));
        foreach (var file in Directory.EnumerateFiles(seed.Path, "*.yaml", SearchOption.AllDirectories))
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace(": online-grooming\n", ": grooming\n", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        seed.Write("former-names/online-grooming.yaml", "slug: online-grooming\nwas: MANIFESTATION\noutcome: RENAMED\nto: grooming\nsince: 2026.2.0\n");
        seed.Delete("technology/end-to-end-encryption.yaml");
        seed.Delete("technology/end-to-end-encryption.en.md");
        seed.Write("former-names/end-to-end-encryption.yaml", "slug: end-to-end-encryption\nwas: TECHNOLOGY_TERM\noutcome: RETIRED\nto: grooming\nsince: 2026.2.0\nreason: {en: It says <nothing> of its own.}\n".Replace("<nothing>", "nothing & little", StringComparison.Ordinal));
        seed.Version("2026.2.0");
        await service.PublishAsync(seed.Path);

        var moved = await Get(client, Sheet + ".ttl?lang=es", "text/html");
        Assert.Equal((308, "/id/manifestations/grooming.ttl?lang=es"), (moved.Status, moved.Headers["Location"]));
        Assert.Equal(200, (await Get(client, "/id/manifestations/grooming", "text/html")).Status);
        var gone = await Get(client, "/id/technology/end-to-end-encryption", "text/html");
        Assert.Equal(410, gone.Status);
        Assert.Contains("<p><span>It says nothing &amp; little of its own.</span></p>", gone.Body, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/id/manifestations/grooming\">Online grooming</a>", gone.Body, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/id/technology/end-to-end-encryption?release=2026.1.0\">", gone.Body, StringComparison.Ordinal);
        Assert.Equal(404, (await Get(client, "/id/manifestations/end-to-end-encryption", "text/html")).Status);

        var old = await Get(client, Sheet + "?release=2026.1.0", "text/html");
        Assert.Equal((200, "public, max-age=86400"), (old.Status, old.Headers["Cache-Control"]));
        Assert.Contains("?release=2026.1.0\">", old.Body, StringComparison.Ordinal);
        Assert.Equal(200, (await Get(client, "/id/technology/end-to-end-encryption?release=2026.1.0", "text/html")).Status);
    }

    [Fact]
    public async Task A_provision_has_its_place_in_the_page_of_its_instrument()
    {
        var body = (await Get("/id/instruments/lanzarote-convention", "text/html")).Body;
        Assert.Contains("<section id=\"article-23\">", body, StringComparison.Ordinal);
        Assert.Equal((308, "/id/instruments/lanzarote-convention"), (await Get("/id/instrument/lanzarote-convention", "text/html")) is var alias ? (alias.Status, alias.Headers["Location"]) : default);
    }

    [Fact]
    public async Task The_series_and_our_own_terms_have_their_addresses_too()
    {
        var series = await Get("/id/manifestations", "text/turtle");
        Assert.Equal((200, "text/turtle; charset=utf-8"), (series.Status, series.Type));
        Assert.Contains("<https://kb.example/id/manifestations>\n    a skos:ConceptScheme ;", series.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("skos:Concept ;", series.Body, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/id/manifestations/online-grooming\">", (await Get("/id/manifestations", "text/html")).Body, StringComparison.Ordinal);
        Assert.Contains("<dt id=\"confidence\">", (await Get("/id/vocabulary", "text/html")).Body, StringComparison.Ordinal);
        Assert.Equal((200, "application/ld+json"), (await Get("/id/vocabulary.jsonld", "*/*")) is var data ? (data.Status, data.Type) : default);
    }

    // RFC 4287: section 4.1.1 (feed), 4.1.2 (entry), 3.3 (dates); JSON Feed 1.1.
    [Fact]
    public async Task The_feeds_hold_what_their_formats_demand()
    {
        var atom = await Get("/releases/feed.atom", "*/*");
        Assert.Equal((200, "application/atom+xml; charset=utf-8"), (atom.Status, atom.Type));
        XNamespace ns = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(atom.Body).Root!;
        Assert.Equal(ns + "feed", feed.Name);
        Assert.All(["id", "title", "updated", "author"], name => Assert.Single(feed.Elements(ns + name)));
        Assert.Equal("https://kb.example/releases/feed.atom", (string?)feed.Elements(ns + "link").Single(link => (string?)link.Attribute("rel") == "self").Attribute("href"));
        var entry = Assert.Single(feed.Elements(ns + "entry"));
        Assert.All(["id", "title", "updated", "content"], name => Assert.Single(entry.Elements(ns + name)));
        Assert.Equal((string?)feed.Element(ns + "updated"), (string?)entry.Element(ns + "updated"));
        Assert.True(DateTimeOffset.TryParseExact((string?)entry.Element(ns + "updated"), "yyyy-MM-dd'T'HH:mm:ssK", null, default, out _));

        var json = await Get("/releases/feed.json", "*/*");
        Assert.Equal((200, "application/feed+json; charset=utf-8"), (json.Status, json.Type));
        var document = System.Text.Json.Nodes.JsonNode.Parse(json.Body)!;
        Assert.Equal(("https://jsonfeed.org/version/1.1", "https://kb.example/releases/feed.json"), ((string?)document["version"], (string?)document["feed_url"]));
        Assert.Equal((string?)entry.Element(ns + "id"), (string?)document["items"]![0]!["id"]);
        Assert.NotNull(document["items"]![0]!["content_text"]);
    }

    private Task<(int Status, string? Type, string Body, Dictionary<string, string> Headers)> Get(string path, string? accept, string? language = null) =>
        Get(_client, path, accept, language);

    private static HttpClient Client(CatalogueService service) => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = service.Client.BaseAddress };

    private static async Task<(int Status, string? Type, string Body, Dictionary<string, string> Headers)> Get(HttpClient client, string path, string? accept, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (language is not null)
            request.Headers.TryAddWithoutValidation("Accept-Language", language);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
    }

    /// <summary>One service for all tests that only read.</summary>
    public sealed class SharedService : IAsyncDisposable
    {
        private readonly SemaphoreSlim _turn = new(1, 1);
        private CatalogueService? _service;

        public async Task<CatalogueService> StartedAsync(PostgresFixture postgres)
        {
            await _turn.WaitAsync();
            try
            {
                return _service ??= await CatalogueService.StartAsync(postgres, SmallSeed.Original);
            }
            finally
            {
                _turn.Release();
            }
        }

        public async ValueTask DisposeAsync()
        {
            if (_service is not null)
                await _service.DisposeAsync();
            _turn.Dispose();
        }
    }
}
