using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>Full-text search, in the release that the request reads.</summary>
public sealed class SearchTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    private const string Slugs = "query($query: String!, $filter: FactsheetFilter, $first: Int, $after: String) { search(query: $query, filter: $filter, first: $first, after: $after) { totalCount nodes { factsheet { slug } field term { label usage } } pageInfo { hasNextPage endCursor } } }";

    [Fact]
    public async Task A_result_says_which_text_matches_and_marks_the_match_in_plain_pieces()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync("{ search(query: \"CHILD  Pornography\", first: 1) { nodes { factsheet { slug } field language term { label usage insteadUse { label } } highlight { text isMatch } } } }");

        Assert.Equal(
            """{"search":{"nodes":[{"factsheet":{"slug":"child-sexual-abuse-material"},"field":"LABEL","language":"en","term":{"label":"child pornography","usage":"LEGAL_CONTEXT_ONLY","insteadUse":{"label":"child sexual abuse material"}}"""
            + ""","highlight":[{"text":"child","isMatch":true},{"text":" ","isMatch":false},{"text":"pornography","isMatch":true}]}]}}""",
            Text(data));
    }

    [Theory]
    [InlineData("grooming", "online-grooming")]
    [InlineData("GROOMED", "online-grooming")]
    [InlineData("csam", "child-sexual-abuse-material")]
    [InlineData("live streaming", "live-streaming")]
    [InlineData("end-to-end encryption", "end-to-end-encryption")]
    [InlineData("\"material de abuso sexual infantil\"", "child-sexual-abuse-material")]
    [InlineData("explotaciones", "child-sexual-exploitation")]
    [InlineData("pédopornographie", "child-sexual-abuse-material")]
    [InlineData("pedopornographie", "child-sexual-abuse-material")]
    public async Task Words_are_found_whatever_their_case_accents_and_endings(string query, string slug)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync(Slugs, new { query, first = 10 });

        Assert.Contains(slug, data["search"]!["nodes"]!.AsArray().Select(hit => (string)hit!["factsheet"]!["slug"]!));
    }

    [Fact]
    public async Task Kinds_of_text_come_in_their_order()
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync(Slugs, new { query = "child", first = 100 }, "en");

        var ranks = data["search"]!["nodes"]!.AsArray().Select(hit => (string)hit!["field"]! switch
        {
            "LABEL" => (string)hit["term"]!["usage"]! is "AVOID" or "LEGAL_CONTEXT_ONLY" ? 3 : 1,
            "TITLE" => 2,
            "SUMMARY" => 4,
            "DEFINITION" => 5,
            _ => 6,
        }).ToArray();
        Assert.Equal(ranks.Order(), ranks);
        Assert.True(ranks.Distinct().Count() >= 4);
        Assert.Equal("child", (string)data["search"]!["nodes"]![0]!["factsheet"]!["slug"]!);
    }

    [Fact]
    public async Task Pages_give_every_result_once_and_a_filter_holds()
    {
        var service = await catalogue.ServiceAsync(postgres);
        var whole = Found(await service.DataAsync(Slugs, new { query = "child", first = 100, filter = new { series = new[] { "TECHNOLOGY" } } }));
        var paged = new List<string>();
        string? after = null;
        do
        {
            var page = await service.DataAsync(Slugs, new { query = "child", first = 7, after, filter = new { series = new[] { "TECHNOLOGY" } } });
            paged.AddRange(Found(page));
            after = (bool)page["search"]!["pageInfo"]!["hasNextPage"]! ? (string)page["search"]!["pageInfo"]!["endCursor"]! : null;
        }
        while (after is not null);

        Assert.True(whole.Length > 7);
        Assert.Equal(whole, paged);
        Assert.DoesNotContain("child", whole);
    }

    [Fact]
    public async Task A_cursor_of_another_query_is_refused()
    {
        var service = await catalogue.ServiceAsync(postgres);
        var after = (string)(await service.DataAsync(Slugs, new { query = "grooming", first = 1 }))["search"]!["pageInfo"]!["endCursor"]!;

        var answer = await service.AskAsync(Slugs, new { query = "PhotoDNA", after });

        Assert.Equal("BAD_CURSOR", (string)answer["errors"]![0]!["extensions"]!["code"]!);
    }

    [Theory]
    [InlineData("online groming", "online grooming")]
    [InlineData("fotodna", "PhotoDNA")]
    public async Task What_is_misspelt_gets_suggestions(string query, string label)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync("query($query: String!) { search(query: $query) { totalCount suggestions { label } } }", new { query });

        Assert.Equal((0, label), ((int)data["search"]!["totalCount"]!, (string)data["search"]!["suggestions"]![0]!["label"]!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("the")]
    [InlineData("%_\\")]
    [InlineData("' OR 1=1 --")]
    [InlineData("& | ! :* <-> ((((")]
    [InlineData("\"\"\"\"")]
    [InlineData("-")]
    [InlineData("👍")]
    [InlineData("<script>")]
    public async Task What_is_no_word_is_no_error(string query)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync(Slugs, new { query });

        Assert.Null(answer["errors"]);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    [InlineData(10_000, false)]
    public async Task A_query_has_at_most_two_hundred_characters(int length, bool isAnswered)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync(Slugs, new { query = new string('x', length) });

        Assert.Equal(isAnswered ? null : "BAD_ARGUMENT", (string?)answer["errors"]?[0]?["extensions"]?["code"]);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    [InlineData(int.MaxValue, false)]
    public async Task One_to_a_hundred_results_can_be_asked_for(int first, bool isAnswered)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var answer = await service.AskAsync(Slugs, new { query = "x", first });

        Assert.Equal(isAnswered, answer["errors"] is null);
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("a\\u0000b")]
    [InlineData("\\ud800")]
    [InlineData("\\udc00 x")]
    public async Task Characters_that_stand_in_no_text_are_a_clear_error(string query)
    {
        var service = await catalogue.ServiceAsync(postgres);
        const string Document = "query($query: String!) { search(query: $query) { totalCount } }";
        using var content = new StringContent($"{{\"query\":\"{Document}\",\"variables\":{{\"query\":\"{query}\"}}}}", System.Text.Encoding.UTF8, "application/json");

        using var response = await service.Client.PostAsync("/graphql", content, TestContext.Current.CancellationToken);
        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;

        Assert.NotNull(answer["errors"]);
        Assert.DoesNotContain("correlationId", answer.ToJsonString(), StringComparison.Ordinal);
        Assert.NotEqual("INTERNAL", (string)answer["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task Each_release_is_searched_as_it_was_and_cursors_do_not_mix_them()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path);
        const string Sheet = "manifestations/sexual-extortion.en.md";
        seed.Replace(Sheet, "The pressure is itself a form of abuse.", "Zanzibar is an island.");
        seed.Version("2027.1.0");
        await service.PublishAsync(seed.Path);
        seed.Replace(Sheet, "Zanzibar is an island.", "Quartz is a mineral.");
        seed.Version("2027.2.0");
        await service.PublishAsync(seed.Path);

        foreach (var (version, query) in new[] { ("2026.1.0", "pressure"), ("2027.1.0", "zanzibar"), ("2027.2.0", "quartz") })
        {
            foreach (var (other, count) in new[] { ("2026.1.0", version == "2026.1.0" ? 1 : 0), ("2027.1.0", version == "2027.1.0" ? 1 : 0), ("2027.2.0", version == "2027.2.0" ? 1 : 0) })
                Assert.Equal($$$"""{"search":{"totalCount":{{{count}}}}}""", Text(await service.DataAsync($"query @inContext(release: \"{other}\") {{ search(query: \"{query}\") {{ totalCount }} }}")));
        }

        var newest = await service.DataAsync(Slugs, new { query = "quartz" });
        Assert.Equal("""["sexual-extortion"]""", Text(new JsonArray([.. Found(newest).Select(slug => (JsonNode)slug)])));
        var refused = await service.AskAsync("query($after: String) @inContext(release: \"2026.1.0\") { search(query: \"child\", after: $after) { totalCount } }", new { after = (string)newest["search"]!["pageInfo"]!["endCursor"]! });
        Assert.Equal("BAD_CURSOR", (string)refused["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task While_the_database_is_away_search_says_so_and_everything_else_answers()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path);
        const string Both = "query($query: String!) { search(query: $query) { totalCount } factsheet(slug: \"online-grooming\") { title } }";
        Assert.Equal("""{"search":{"totalCount":1},"factsheet":{"title":"Online grooming"}}""", Text(await service.DataAsync(Both, new { query = "grooming" })));

        await service.StopDatabaseAsync();
        var answer = await service.AskAsync(Both, new { query = "groom" });

        Assert.Equal("""{"search":null,"factsheet":{"title":"Online grooming"}}""", Text(answer["data"]!));
        Assert.Equal(
            ("SEARCH_UNAVAILABLE", """["search"]""", "Search needs the database, which cannot be asked just now. Try again in a moment; all other fields answer as usual."),
            ((string)answer["errors"]![0]!["extensions"]!["code"]!, answer["errors"]![0]!["path"]!.ToJsonString(), (string)answer["errors"]![0]!["message"]!));
    }

    [Fact]
    public async Task A_database_that_does_not_answer_in_time_costs_search_alone()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path);
        await using var busy = await service.OpenAsync();
        await using var transaction = await busy.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var command = new Npgsql.NpgsqlCommand("LOCK TABLE search_rows IN ACCESS EXCLUSIVE MODE", busy, transaction))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var answer = await service.AskAsync("{ search(query: \"grooming\") { totalCount } factsheet(slug: \"online-grooming\") { title } }");

        Assert.Equal("""{"search":null,"factsheet":{"title":"Online grooming"}}""", Text(answer["data"]!));
        Assert.Equal("SEARCH_UNAVAILABLE", (string)answer["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task A_database_with_another_release_of_that_number_is_not_searched()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path);
        await service.ExecuteAsync("ALTER TABLE releases DISABLE TRIGGER ALL; UPDATE releases SET content_hash = repeat('0', 64)");

        var answer = await service.AskAsync("{ search(query: \"grooming\") { totalCount } }");

        Assert.Equal("SEARCH_UNAVAILABLE", (string)answer["errors"]![0]!["extensions"]!["code"]!);
    }

    [Fact]
    public async Task Texts_of_revisions_from_before_are_written_by_the_migrator_as_publishing_writes_them()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        const string Rows = "SELECT entry_id, revision_id, language, field, rank, text, dictionary, vector::text FROM search_rows ORDER BY revision_id, language COLLATE \"C\", field COLLATE \"C\", text COLLATE \"C\"";
        var before = await database.RowsAsync(Rows);
        await database.RowsAsync("DELETE FROM search_rows");

        Assert.Empty(await DatabaseMigrator.MigrateAsync(database.Source, TestContext.Current.CancellationToken));

        Assert.NotEmpty(before);
        Assert.Equal(before, await database.RowsAsync(Rows));
    }

    [Fact]
    public async Task A_database_from_before_is_searched_after_its_migration()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        const string Count = "SELECT field, count(*), min(rank) FROM search_rows GROUP BY field ORDER BY field COLLATE \"C\"";
        var before = await database.RowsAsync(Count);
        await using (var context = Contexts.Create(database.Source))
            await context.GetService<IMigrator>().MigrateAsync("20261122144159_Changesets", TestContext.Current.CancellationToken);
        Assert.Empty(await database.RowsAsync(Count.Replace(", min(rank)", "", StringComparison.Ordinal)));

        var applied = await DatabaseMigrator.MigrateAsync(database.Source, TestContext.Current.CancellationToken);

        Assert.Contains("20261122150052_SearchByRelease", applied);
        Assert.Equal(before, await database.RowsAsync(Count));
    }

    private static string[] Found(JsonNode data) => [.. data["search"]!["nodes"]!.AsArray().Select(hit => (string)hit!["factsheet"]!["slug"]!)];

    private static string Text(JsonNode node) => node.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
