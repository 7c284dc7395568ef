using KnowledgeBase.Content.Editing;
using KnowledgeBase.Integration.Tests.Access;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Access;
using KnowledgeBase.Storage.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Webhooks;

public sealed class SubscriptionTests(PostgresFixture postgres, EditorialAccess service) : IClassFixture<EditorialAccess>
{
    [Fact]
    public async Task Each_release_is_told_to_readers_as_it_is_published()
    {
        using var readers = await EventStream.OpenAsync(service.Client, "/graphql", "subscription { releasePublished { version notes } }");
        using var editors = await EventStream.OpenAsync(service.Client, "/editorial/graphql", "subscription { releasePublished { version } }", service.Admin);
        using var seed = new SmallSeed();
        seed.Version("2026.2.0");
        seed.Replace("sources/weprotect-the-issue.yaml", "title: The issue", "title: The issue today");

        await service.PublishAsync(seed.Path);

        Assert.Equal("""{"releasePublished":{"version":"2026.2.0","notes":"A small release for tests."}}""", (await readers.NextAsync())!["data"]!.ToJsonString());
        Assert.Equal("""{"releasePublished":{"version":"2026.2.0"}}""", (await editors.NextAsync())!["data"]!.ToJsonString());
        seed.Version("2026.3.0");
        seed.Replace("sources/weprotect-the-issue.yaml", "title: The issue today", "title: The issue tomorrow");
        await service.PublishAsync(seed.Path);
        Assert.Equal("""{"version":"2026.3.0"}""", (await editors.NextAsync())!["data"]!["releasePublished"]!.ToJsonString());
    }

    [Fact]
    public async Task A_changeset_is_told_when_it_changes_and_only_as_long_as_the_key_is_good()
    {
        var key = await service.KeyAsync("Ed", Role.Editor);
        var id = await OpenAsync("Mine");
        var other = await OpenAsync("Another");
        using var stream = await EventStream.OpenAsync(
            service.Client, "/editorial/graphql", $$"""subscription { changesetChanged(id: "{{id}}") { title state } }""", key);

        await AbandonAsync(other);
        await AbandonAsync(id);
        Assert.Equal("""{"changesetChanged":{"title":"Mine","state":"ABANDONED"}}""", (await stream.NextAsync())!["data"]!.ToJsonString());

        Assert.True(ApiKeyText.TryParse(key, out var parsed));
        await new ApiKeyStore(service.Source, TimeProvider.System).RevokeAsync(parsed.Id, "test", TestContext.Current.CancellationToken);
        await NotifyAsync(service.Source, "kb_changeset", Number(id));
        Assert.Equal("UNAUTHENTICATED", (string?)(await stream.NextAsync())?["errors"]![0]!["extensions"]!["code"]);
        Assert.Null(await stream.NextAsync());
    }

    [Fact]
    public async Task Partners_and_strangers_hear_nothing_of_changesets()
    {
        var id = await OpenAsync("Secret");
        using var partner = await EventStream.OpenAsync(
            service.Client, "/editorial/graphql", $$"""subscription { changesetChanged(id: "{{id}}") { title } }""", await service.KeyAsync("Pat", Role.Partner));
        Assert.Equal("FORBIDDEN", (string?)(await partner.NextAsync())?["errors"]![0]!["extensions"]!["code"]);
        using var lost = await EventStream.OpenAsync(service.Client, "/editorial/graphql", """subscription { changesetChanged(id: "x") { title } }""", service.Admin);
        Assert.Equal("CHANGESET_NOT_FOUND", (string?)(await lost.NextAsync())?["errors"]![0]!["extensions"]!["code"]);
        using var reader = await EventStream.OpenAsync(service.Client, "/graphql", $$"""subscription { changesetChanged(id: "{{id}}") { title } }""");
        Assert.Equal("VALIDATION_FAILED", (string?)(await reader.NextAsync())?["errors"]![0]!["extensions"]!["code"]);
    }

    [Fact]
    public async Task Whoever_waits_in_any_instance_is_woken_also_after_the_line_was_lost()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var instances = Enumerable.Range(0, 2).Select(_ => new Announcements(database.Source, NullLogger<Announcements>.Instance)).ToArray();
        using var one = instances[0].Wait("7");
        using var two = instances[1].Wait("7");
        using var other = instances[1].Wait("8");
        var running = instances.Select(instance => instance.RunAsync("kb_test", stop.Token)).ToArray();
        // Connecting wakes everybody once.
        foreach (var waiter in (Announcements.Waiter[])[one, two, other])
            await NextAsync(waiter);

        foreach (var _ in Enumerable.Range(0, 3))
            await NotifyAsync(database.Source, "kb_test", "7");
        await NextAsync(one);
        await NextAsync(two);
        Assert.False(other.NextAsync(stop.Token).IsCompleted);

        await database.RowsAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'");
        using var later = instances[0].Wait("9");
        await NextAsync(later);
        await stop.CancelAsync();
        await Task.WhenAll(running);
    }

    private static Task NextAsync(Announcements.Waiter waiter) => waiter.NextAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

    private static async Task NotifyAsync(NpgsqlDataSource source, string channel, string payload)
    {
        await using var command = source.CreateCommand($"SELECT pg_notify('{channel}', '{payload}')");
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static string Number(string id) => System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(id)).Split(':')[^1];

    private async Task<string> OpenAsync(string title) =>
        (string)(await service.AskAsync(service.Admin, $$"""mutation { openChangeset(input: {title: "{{title}}"}) { changeset { id } userErrors { message } } }"""))["data"]!["openChangeset"]!["changeset"]!["id"]!;

    private async Task AbandonAsync(string id) =>
        Assert.Equal("[]", (await service.AskAsync(service.Admin, $$"""mutation { abandonChangeset(input: {changeset: "{{id}}"}) { userErrors { message } } }"""))["data"]!["abandonChangeset"]!["userErrors"]!.ToJsonString());
}
