using System.Text.Json.Nodes;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>An answer comes from exactly one release, names it, and an old release answers as it did.</summary>
public sealed class ReleaseTests(PostgresFixture postgres)
{
    private const string Sheet = "manifestations/online-grooming.en.md";

    [Fact]
    public async Task A_query_pinned_to_release_1_answers_the_same_after_release_2_changed_the_answer()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path);
        const string Pinned = "query @inContext(release: \"{0}\") {{ release {{ version sequence }} factsheet(slug: \"online-grooming\") {{ title revision {{ number release {{ version }} }} history {{ totalCount }} }} }}";
        var version = (string)(await service.DataAsync("{ release { version } }"))["release"]!["version"]!;
        var pinned = string.Format(System.Globalization.CultureInfo.InvariantCulture, Pinned, version);
        var before = await service.AskAsync(pinned);

        seed.Replace(Sheet, "title: Online grooming", "title: Grooming of children online");
        seed.Version("2027.1.0");
        await service.PublishAsync(seed.Path);

        var after = await service.AskAsync(pinned);
        var newest = await service.AskAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, Pinned, "2027.1.0"));
        Assert.Equal(before.ToJsonString(), after.ToJsonString());
        Assert.Equal(
            $$$$"""{"release":{"version":"{{{{version}}}}","sequence":1},"factsheet":{"title":"Online grooming","revision":{"number":1,"release":{"version":"{{{{version}}}}"}},"history":{"totalCount":0}}}""",
            after["data"]!.ToJsonString());
        Assert.Equal(
            """{"release":{"version":"2027.1.0","sequence":2},"factsheet":{"title":"Grooming of children online","revision":{"number":2,"release":{"version":"2027.1.0"}},"history":{"totalCount":1}}}""",
            newest["data"]!.ToJsonString());
        Assert.Equal("2027.1.0", (string)(await service.AskAsync("{ release { version } }"))["extensions"]!["release"]!["version"]!);
        Assert.Equal(version, (string)after["extensions"]!["release"]!["version"]!);
        Assert.NotEqual((string)after["extensions"]!["release"]!["contentHash"]!, (string)newest["extensions"]!["release"]!["contentHash"]!);
    }

    [Fact]
    public async Task A_cursor_of_one_release_is_refused_in_another_and_names_its_own()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path);
        var first = await service.DataAsync("{ release { version } factsheets(first: 1) { pageInfo { endCursor } } }");
        var version = (string)first["release"]!["version"]!;
        var after = (string)first["factsheets"]!["pageInfo"]!["endCursor"]!;

        seed.Replace(Sheet, "title: Online grooming", "title: Grooming of children online");
        seed.Version("2027.1.0");
        await service.PublishAsync(seed.Path);
        const string Next = "factsheets(first: 1, after: $after) { nodes { slug } }";
        var refused = await service.AskAsync($"query($after: String) {{ {Next} }}", new { after });
        var pinned = await service.AskAsync($"query($after: String) @inContext(release: \"{version}\") {{ {Next} }}", new { after });

        Assert.Equal(
            $"This cursor belongs to release {version}, and this operation reads release 2027.1.0: pages never mix releases. Go on with @inContext(release: \"{version}\"), or start again.",
            (string)Assert.Single(refused["errors"]!.AsArray())!["message"]!);
        Assert.Null(pinned["errors"]);
    }

    [Fact]
    public async Task Releases_are_listed_newest_first_with_what_they_hold()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path);
        seed.Version("2027.1.0");
        seed.Replace(Sheet, "title: Online grooming", "title: Grooming of children online");
        await service.PublishAsync(seed.Path);

        var data = await service.DataAsync("{ releases { totalCount nodes { sequence counts { series count } } } }");

        Assert.Equal(
            """{"releases":{"totalCount":2,"nodes":[{"sequence":2,"counts":[{"series":"MANIFESTATION","count":2},{"series":"LEGAL_FRAMEWORK","count":1},{"series":"TECHNOLOGY","count":1}]},{"sequence":1,"counts":[{"series":"MANIFESTATION","count":2},{"series":"LEGAL_FRAMEWORK","count":1},{"series":"TECHNOLOGY","count":1}]}]}}""",
            data.ToJsonString());
    }

    [Fact]
    public async Task Readers_never_see_half_a_release()
    {
        using var seed = new SmallSeed();
        await using var service = await CatalogueService.StartAsync(postgres, seed.Path, options => options.RateLimits.RequestsPerMinute = 1_000_000);
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var versions = new List<int>();
            while (!stop.IsCancellationRequested)
            {
                var data = await service.DataAsync("{ release { sequence } a: factsheet(slug: \"online-grooming\") { title } b: factsheet(slug: \"sexual-extortion\") { title } }");
                Assert.Equal(Number(data["a"]!), Number(data["b"]!));
                versions.Add((int)data["release"]!["sequence"]!);
            }

            Assert.Equal(versions.Order(), versions);
        })).ToArray();

        for (var number = 1; number <= 10; number++)
        {
            // Both titles carry the number of the release; an answer with two numbers would be half of one and half of another.
            Retitle(seed, Sheet, number);
            Retitle(seed, "manifestations/sexual-extortion.en.md", number);
            seed.Version($"2027.1.{number}");
            await service.PublishAsync(seed.Path);
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
    }

    private static void Retitle(SmallSeed seed, string file, int number)
    {
        var lines = seed.Read(file).Split('\n');
        lines[1] = $"title: Number {number}";
        seed.Write(file, string.Join('\n', lines));
    }

    private static string Number(JsonNode sheet) => (string)sheet["title"]! is var title && title.StartsWith("Number ", StringComparison.Ordinal) ? title : "";
}
