using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>Several sheets by name, in one request.</summary>
public sealed class SlugFilterTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    private const string Query =
        "query($slugs: [Slug!]!) { factsheets(filter: { slugs: $slugs }, first: 100, orderBy: { field: SLUG }) { nodes { slug } } }";

    [Fact]
    public async Task Sheets_of_all_series_are_found_by_name_and_names_of_none_are_passed_over() =>
        Assert.Equal(["lanzarote-convention", "online-grooming", "tor"], await SlugsAsync(["tor", "online-grooming", "no-such-sheet", "lanzarote-convention", "tor"]));

    [Fact]
    public async Task No_name_finds_no_sheet() => Assert.Empty(await SlugsAsync([]));

    [Fact]
    public async Task A_hundred_names_are_taken() =>
        Assert.Equal(["tor"], await SlugsAsync([.. Enumerable.Range(1, 99).Select(static number => $"no-such-sheet-{number}"), "tor"]));

    [Theory]
    [InlineData(101)]
    [InlineData(1_000)]
    public async Task More_than_a_hundred_names_are_refused(int count)
    {
        var answer = await (await catalogue.ServiceAsync(postgres)).AskAsync(Query, new { slugs = Enumerable.Repeat("tor", count) });

        Assert.Equal($"`slugs` names {count} sheets; at most 100 are allowed.", (string?)answer["errors"]![0]!["message"]);
        Assert.Equal("BAD_ARGUMENT", (string?)answer["errors"]![0]!["extensions"]!["code"]);
    }

    private async Task<string[]> SlugsAsync(string[] slugs)
    {
        var data = await (await catalogue.ServiceAsync(postgres)).DataAsync(Query, new { slugs });
        return [.. data["factsheets"]!["nodes"]!.AsArray().Select(static node => (string)node!["slug"]!)];
    }
}
