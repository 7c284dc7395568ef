using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgeBase.Integration.Tests.Api;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Research;

/// <summary>The files of a release over HTTP.</summary>
public sealed class DownloadTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    [Fact]
    public async Task The_index_names_every_file_with_its_sum_and_the_sums_hold()
    {
        var (client, version) = await ServiceAsync();
        var index = JsonNode.Parse(await client.GetStringAsync($"/releases/{version}/", Stop))!;
        Assert.Equal((version, "CC-BY-4.0"), ((string)index["version"]!, (string)index["licence"]!));
        var sums = await client.GetStringAsync($"/releases/{version}/SHA256SUMS", Stop);
        foreach (var file in index["files"]!.AsArray())
        {
            var url = (string)file!["url"]!;
            Assert.StartsWith($"https://kb.example/releases/{version}/", url, StringComparison.Ordinal);
            using var response = await client.GetAsync(new Uri(url).AbsolutePath, Stop);
            var bytes = await response.Content.ReadAsByteArrayAsync(Stop);
            var sum = Convert.ToHexStringLower(SHA256.HashData(bytes));
            Assert.Equal((sum, bytes.Length), ((string)file["sha256"]!, (int)file["bytes"]!));
            Assert.Equal($"\"{sum}\"", response.Headers.ETag!.ToString());
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.GetValues("Cache-Control").Single());
            Assert.Equal((string)file["mediaType"]!, response.Content.Headers.ContentType!.ToString());
            if ((string)file["name"]! is var name and not "SHA256SUMS")
                Assert.Contains($"{sum}  {name}\n", sums, StringComparison.Ordinal);
        }

        var hash = (string)index["contentHash"]!;
        var lines = (await client.GetStringAsync($"/releases/{version}/knowledgebase-{version}.jsonl", Stop)).Split('\n')[1..^1].Select(line => JsonNode.Parse(line)!);
        // The release's hash is over one line "slug hash" for each entry, by slug.
        var hashed = string.Concat(lines.Select(line => $"{(string)line["slug"]!} {(string)line["sha256"]!}\n"));
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hashed))));
    }

    [Fact]
    public async Task The_vocabulary_of_the_files_can_be_looked_up()
    {
        var (client, _) = await ServiceAsync();
        using var response = await client.GetAsync("/id/vocabulary.ttl", Stop);
        Assert.Equal("text/turtle; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Contains("kb:insteadUse\n    a rdf:Property ;", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_releases_are_listed_with_the_address_of_their_files()
    {
        var (client, version) = await ServiceAsync();
        var release = Assert.Single(JsonNode.Parse(await client.GetStringAsync("/releases/", Stop))!["releases"]!.AsArray())!;
        Assert.Equal((version, $"https://kb.example/releases/{version}/"), ((string)release["version"]!, (string)release["url"]!));
    }

    [Fact]
    public async Task An_empty_list_asks_for_nothing_in_an_answer_and_in_its_file()
    {
        var (client, _) = await ServiceAsync();
        var data = await (await catalogue.ServiceAsync(postgres)).DataAsync("{ coverageMatrix(filter: { manifestations: [], frameworks: [] }) { csvUrl rows { slug } columns { __typename } } }");
        Assert.Equal("[]", data["coverageMatrix"]!["rows"]!.ToJsonString());
        Assert.Equal(
            "manifestation,title,titleLanguage,undetermined,release,contentHash,publishedAt,licence,query\r\n",
            await client.GetStringAsync(new Uri((string)data["coverageMatrix"]!["csvUrl"]!).PathAndQuery, Stop));
    }

    [Fact]
    public async Task People_get_a_page()
    {
        var (client, version) = await ServiceAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/releases/{version}");
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        using var response = await client.SendAsync(request, Stop);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var page = await response.Content.ReadAsStringAsync(Stop);
        Assert.Contains($"href=\"https://kb.example/releases/{version}/knowledgebase-{version}.ttl\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_client_has_is_not_sent_again_and_a_part_is_sent_alone()
    {
        var (client, version) = await ServiceAsync();
        var path = $"/releases/{version}/SHA256SUMS";
        using var first = await client.GetAsync(path, Stop);
        var bytes = await first.Content.ReadAsByteArrayAsync(Stop);

        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var same = await client.SendAsync(again, Stop);
        Assert.Equal((HttpStatusCode.NotModified, 0), (same.StatusCode, (await same.Content.ReadAsByteArrayAsync(Stop)).Length));

        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), Stop);
        Assert.Equal((HttpStatusCode.OK, (long?)bytes.Length, first.Headers.ETag), (head.StatusCode, head.Content.Headers.ContentLength, head.Headers.ETag));

        using var part = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Range = new RangeHeaderValue(10, 19) } };
        using var partial = await client.SendAsync(part, Stop);
        Assert.Equal(HttpStatusCode.PartialContent, partial.StatusCode);
        Assert.Equal(bytes[10..20], await partial.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task Many_who_ask_at_once_get_the_same()
    {
        var (client, version) = await ServiceAsync();
        var sums = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.GetStringAsync($"/releases/{version}/SHA256SUMS", Stop)));
        Assert.Single(sums.Distinct());
    }

    [Theory]
    [InlineData("/releases/1999.1.0/", "There is no release \"1999.1.0\". The newest are: ")]
    [InlineData("/releases/1999.1.0/SHA256SUMS", "There is no release \"1999.1.0\". The newest are: ")]
    [InlineData("/releases/{0}/nothing.ttl", "Release {0} has no file of this name. It has: knowledgebase-{0}.jsonl, ")]
    [InlineData("/releases/{0}/..%2Fappsettings.json", "Release {0} has no file of this name.")]
    public async Task What_is_not_there_is_a_clear_404(string path, string text)
    {
        var (client, version) = await ServiceAsync();
        using var response = await client.GetAsync(Of(path, version), Stop);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.StartsWith(Of(text, version), await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal("no-store", response.Headers.GetValues("Cache-Control").Single());
    }

    [Theory]
    [InlineData("colums=FRAMEWORKS", "There is no parameter \"colums\". There are: manifestations, frameworks, ")]
    [InlineData("columns=frameworks", "The parameter \"columns\" has \"frameworks\"; it may have: FRAMEWORKS, INSTRUMENTS, CONDUCTS.")]
    [InlineData("conducts=POSSESS,HOARD", "The parameter \"conducts\" has \"HOARD\"; it may have: PRODUCE, OFFER, ")]
    [InlineData("asOf=2010-02-30", "The parameter \"asOf\" is \"2010-02-30\"; it must be a day of the calendar")]
    [InlineData("country=FRA&country=DEU", "The parameter \"country\" stands 2 times; it may stand once.")]
    [InlineData("country=france", "The parameter \"country\" is \"france\"; it must be an ISO 3166-1 alpha-3 code")]
    [InlineData("country=", "The parameter \"country\" has 0 characters; it must have 1 to 12000.")]
    [InlineData("manifestations=online-groming", "The parameter \"manifestations\" names the manifestation \"online-groming\", of which release")]
    [InlineData("manifestations=a,,b", "The parameter \"manifestations\" holds something that is no slug.")]
    [InlineData("language=de", "The parameter \"language\" is \"de\"; release")]
    public async Task A_question_that_cannot_be_read_says_what_was_wrong(string query, string message)
    {
        var (client, version) = await ServiceAsync();
        using var response = await client.GetAsync($"/releases/{version}/coverage.csv?{query}", Stop);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith(message, await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_addresses_in_an_answer_give_the_same_matrix_again()
    {
        var (client, version) = await ServiceAsync();
        var service = await catalogue.ServiceAsync(postgres);
        var data = await service.DataAsync("""
            query @inContext(languages: ["fr"]) {
              coverageMatrix(
                filter: { manifestations: ["online-grooming", "sexual-extortion"], conducts: [SOLICIT, COERCE], minimumLevel: PARTIAL, country: "FRA", asOf: "2026-11-22" }
                columns: INSTRUMENTS
              ) { csvUrl xlsxUrl statementsCsvUrl rows { slug title } columns { ... on Instrument { slug } } cells { level optOut } }
            }
            """);
        var matrix = data["coverageMatrix"]!;
        var csvUrl = new Uri((string)matrix["csvUrl"]!);
        Assert.Equal(
            $"https://kb.example/releases/{version}/coverage.csv?manifestations=online-grooming,sexual-extortion&conducts=SOLICIT,COERCE&minimumLevel=PARTIAL&country=FRA&asOf=2026-11-22&columns=INSTRUMENTS&language=fr",
            csvUrl.ToString());
        using var response = await client.GetAsync(csvUrl.PathAndQuery, Stop);
        Assert.Equal("text/csv; charset=utf-8; header=present", response.Content.Headers.ContentType!.ToString());
        var lines = (await response.Content.ReadAsStringAsync(Stop)).Split("\r\n");
        var columns = matrix["columns"]!.AsArray().Select(column => (string)column!["slug"]!).ToArray();
        Assert.StartsWith($"manifestation,title,titleLanguage,{string.Join(',', columns.Select(column => $"{column},{column} optOut"))},undetermined,release,", lines[0], StringComparison.Ordinal);
        foreach (var (row, i) in matrix["rows"]!.AsArray().Select((row, i) => (row!, i)))
        {
            var cells = matrix["cells"]![i]!.AsArray().Select(cell => $"{(string)cell!["level"]!},{((bool)cell["optOut"]! ? "true" : "false")}");
            Assert.Contains($",{string.Join(',', cells)},", lines[i + 1], StringComparison.Ordinal);
            Assert.StartsWith((string)row["slug"]! + ",", lines[i + 1], StringComparison.Ordinal);
            Assert.Contains((string)row["title"]!, lines[i + 1], StringComparison.Ordinal);
            Assert.EndsWith($"\"{csvUrl}\"", lines[i + 1], StringComparison.Ordinal);
        }

        using var workbook = await client.GetAsync(new Uri((string)matrix["xlsxUrl"]!).PathAndQuery, Stop);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook.Content.Headers.ContentType!.ToString());
        Assert.Equal("PK"u8.ToArray(), (await workbook.Content.ReadAsByteArrayAsync(Stop))[..2]);
        using var statements = await client.GetAsync(new Uri((string)matrix["statementsCsvUrl"]!).PathAndQuery, Stop);
        Assert.StartsWith("kind,manifestation,", await statements.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Of(string text, string version) => text.Replace("{0}", version, StringComparison.Ordinal);

    private async Task<(HttpClient Client, string Version)> ServiceAsync()
    {
        var service = await catalogue.ServiceAsync(postgres);
        return (service.Client, (string)(await service.DataAsync("{ release { version } }"))["release"]!["version"]!);
    }
}
