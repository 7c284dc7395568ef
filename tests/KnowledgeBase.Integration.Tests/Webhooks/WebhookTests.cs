using System.Net;
using KnowledgeBase.Api.Webhooks;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Integration.Tests.Access;
using KnowledgeBase.Integration.Tests.Audit;
using KnowledgeBase.Integration.Tests.CommandLine;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Webhooks;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Webhooks;

public sealed class WebhookTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Key = "a random text of more than thirty-two characters";
    private readonly SetClock clock = new();
    private readonly WebhookOptions options = new() { SigningKey = Key, AllowHttp = true, AllowPrivateAddresses = true };
    private FreshDatabase database = null!;
    private Receiver receiver = null!;
    private WebhookStore store = null!;

    [Fact]
    public async Task Each_later_release_is_told_once_and_signed()
    {
        var hook = await AddAsync();
        await WorkAsync();
        Assert.Empty(receiver.All);

        await PublishAsync("2026.2.0", 1);
        await WorkAsync();
        await WorkAsync();

        var received = Assert.Single(receiver.All);
        Assert.Equal(($"msg_{hook.Id}_2", "1795343400"), (received.Id, received.Timestamp));
        Assert.Equal(
            $$$"""{"type":"release.published","timestamp":"2026-11-22T10:30:00Z","data":{"version":"2026.2.0","number":2,"contentHash":"{{{await database.HashAsync(2)}}}"}}""",
            received.Body);
        Assert.True(received.IsSignedBy(WebhookSignature.Reveal(WebhookSignature.SecretOf(Key, hook.Id))));
        Assert.False(received.IsSignedBy(WebhookSignature.Reveal(WebhookSignature.SecretOf(Key, "000000000000"))));
        Assert.Equal(["1|2|1|True|-"], await database.RowsAsync("SELECT id, release_sequence, attempts, delivered_at IS NOT NULL, last_error FROM webhook_deliveries"));
    }

    [Fact]
    public async Task A_receiver_that_fails_at_first_is_tried_again_later_also_after_a_restart()
    {
        await AddAsync();
        await PublishAsync("2026.2.0", 1);
        foreach (var status in (int[])[500, 404, 302])
            receiver.Answers.Enqueue(status);

        await WorkAsync();
        await WorkAsync();
        Assert.Single(receiver.All);
        Assert.Equal(["1|It answered with the status 500."], await database.RowsAsync("SELECT attempts, last_error FROM webhook_deliveries"));
        clock.Advance(TimeSpan.FromSeconds(5));
        await WorkAsync();
        clock.Advance(TimeSpan.FromSeconds(30));
        await WorkAsync();
        clock.Advance(TimeSpan.FromMinutes(2) - TimeSpan.FromSeconds(1));
        await WorkAsync();
        Assert.Equal(3, receiver.All.Length);
        clock.Advance(TimeSpan.FromSeconds(1));
        await WorkAsync();

        Assert.Equal(4, receiver.All.Length);
        Assert.Single(receiver.All.Select(received => (received.Id, received.Body)).Distinct());
        Assert.Equal(4, receiver.All.Select(received => received.Timestamp).Distinct().Count());
        Assert.Equal(["4|True|-"], await database.RowsAsync("SELECT attempts, delivered_at IS NOT NULL, last_error FROM webhook_deliveries"));
    }

    [Fact]
    public async Task What_always_fails_comes_on_the_dead_letter_list_and_can_be_sent_again()
    {
        await AddAsync();
        await PublishAsync("2026.2.0", 1);
        foreach (var _ in Enumerable.Range(0, DeliveryQueue.Pauses.Count + 1))
            receiver.Answers.Enqueue(503);
        foreach (var pause in (TimeSpan[])[.. DeliveryQueue.Pauses, TimeSpan.FromDays(30)])
        {
            await WorkAsync();
            clock.Advance(pause);
        }

        await WorkAsync();
        Assert.Equal(8, receiver.All.Length);
        var dead = Assert.Single(await store.DeadAsync(TestContext.Current.CancellationToken));
        Assert.Equal((8, "It answered with the status 503."), (dead.Attempts, dead.LastError));

        Assert.True(await store.ReplayAsync(dead.Id, "Ana", TestContext.Current.CancellationToken));
        Assert.False(await store.ReplayAsync(dead.Id, "Ana", TestContext.Current.CancellationToken));
        Assert.False(await store.ReplayAsync(999, "Ana", TestContext.Current.CancellationToken));
        await WorkAsync();

        Assert.Equal(9, receiver.All.Length);
        Assert.Empty(await store.DeadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["webhook.added", "webhook.replayed"], await database.RowsAsync("SELECT action FROM audit_events ORDER BY sequence"));
        Assert.Null((await AuditTrail.VerifyAsync(database)).Fault);
    }

    [Fact]
    public async Task Of_four_instances_at_once_exactly_one_tells_each_release()
    {
        await AddAsync();
        await PublishAsync("2026.2.0", 1);
        await PublishAsync("2026.3.0", 2);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(WorkAsync)));

        Assert.Equal(["2", "3"], receiver.All.Select(received => received.Id.Split('_')[2]).Order());
    }

    [Fact]
    public async Task What_an_instance_borrowed_and_died_with_is_tried_again_by_another()
    {
        await AddAsync();
        await PublishAsync("2026.2.0", 1);
        var queue = new DeliveryQueue(database.Source, clock);
        await queue.FillAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(await queue.BorrowAsync(TestContext.Current.CancellationToken));

        await WorkAsync();
        Assert.Empty(receiver.All);
        clock.Advance(DeliveryQueue.Borrowed);
        await WorkAsync();

        Assert.Single(receiver.All);
    }

    [Fact]
    public async Task A_removed_webhook_is_told_nothing_more()
    {
        var hook = await AddAsync();
        await PublishAsync("2026.2.0", 1);
        receiver.Answers.Enqueue(500);
        await WorkAsync();

        Assert.True(await store.RemoveAsync(hook.Id, "Ana", TestContext.Current.CancellationToken));
        Assert.False(await store.RemoveAsync(hook.Id, "Ana", TestContext.Current.CancellationToken));
        clock.Advance(TimeSpan.FromDays(1));
        await PublishAsync("2026.3.0", 2);
        await WorkAsync();

        Assert.Single(receiver.All);
        Assert.Empty(await store.ListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_address_of_a_private_network_is_refused_when_it_is_used_too()
    {
        await AddAsync(receiver.Url.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await AddAsync();
        await PublishAsync("2026.2.0", 1);
        options.AllowPrivateAddresses = false;

        await WorkAsync();

        Assert.Empty(receiver.All);
        Assert.Equal(2, (await database.RowsAsync("SELECT 1 FROM webhook_deliveries WHERE last_error LIKE 'The address leads to this machine%'")).Length);
        var error = await Assert.ThrowsAsync<HttpRequestException>(async () =>
            await WebhookAddress.ConnectAsync(new DnsEndPoint("localhost", new Uri(receiver.Url).Port), allowPrivate: false, TestContext.Current.CancellationToken));
        Assert.Equal("Its address leads to this machine or a private network.", error.Message);
    }

    [Theory]
    [InlineData("https://hooks.example/kb?x=1", true)]
    [InlineData("https://8.8.8.8/", true)]
    [InlineData("https://[2606:4700::1111]/", true)]
    [InlineData("http://hooks.example/", false)]
    [InlineData("ftp://hooks.example/", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("/hook", false)]
    [InlineData("", false)]
    [InlineData("https://", false)]
    [InlineData("https://user:pass@hooks.example/", false)]
    [InlineData("https://hooks.example/#here", false)]
    [InlineData("https://localhost/", false)]
    [InlineData("https://a.localhost/", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("https://2130706433/", false)]
    [InlineData("https://0x7f.1/", false)]
    [InlineData("https://0.0.0.0/", false)]
    [InlineData("https://10.1.2.3/", false)]
    [InlineData("https://172.31.255.255/", false)]
    [InlineData("https://192.168.0.1/", false)]
    [InlineData("https://169.254.169.254/latest/meta-data", false)]
    [InlineData("https://100.100.100.200/", false)]
    [InlineData("https://[::1]/", false)]
    [InlineData("https://[::ffff:127.0.0.1]/", false)]
    [InlineData("https://[::ffff:10.0.0.1]/", false)]
    [InlineData("https://[fd00::1]/", false)]
    [InlineData("https://[fe80::1]/", false)]
    [InlineData("https://[64:ff9b::7f00:1]/", false)]
    [InlineData("https://[2002:7f00:1::]/", false)]
    public void Only_https_addresses_of_the_open_internet_are_taken(string url, bool taken) =>
        Assert.Equal(taken, WebhookAddress.Problem(url, new WebhookOptions()) is null);

    [Fact]
    public void An_address_at_the_limit_is_taken_and_one_beyond_refused()
    {
        var url = "https://hooks.example/";
        Assert.Null(WebhookAddress.Problem(url + new string('x', WebhookAddress.LongestUrl - url.Length), new WebhookOptions()));
        Assert.NotNull(WebhookAddress.Problem(url + new string('x', WebhookAddress.LongestUrl - url.Length + 1), new WebhookOptions()));
    }

    [Fact]
    public async Task The_commands_add_list_and_remove_and_the_database_holds_no_secret()
    {
        using var folder = new TemporaryFolder();
        Task<KbAnswer> RunAsync(params string[] words) => KbProcess.RunAsync(
            folder.Path,
            new() { ["ConnectionStrings__KnowledgeBase"] = database.ConnectionString, ["KnowledgeBase__Webhooks__SigningKey"] = Key },
            ["webhook", .. words]);

        var added = await RunAsync("add", "https://hooks.example/kb");
        Assert.Equal(0, added.ExitCode);
        var (id, secret) = (added.Output[0][9..], added.Output[1][9..]);
        Assert.Equal(WebhookSignature.Reveal(WebhookSignature.SecretOf(Key, id)), secret);
        Assert.DoesNotContain(secret[6..], string.Join('\n', await database.RowsAsync("SELECT t::text FROM webhooks AS t")), StringComparison.Ordinal);
        Assert.EndsWith("  https://hooks.example/kb", (await RunAsync("list")).Output[0], StringComparison.Ordinal);
        Assert.Equal(["exit 0", "Nothing was given up."], (await RunAsync("dead")).Lines);
        Assert.Equal(["exit 1", "! The address must be an https one (KnowledgeBase__Webhooks__AllowHttp=true allows http, for trials)."], (await RunAsync("add", "http://hooks.example/kb")).Lines);
        Assert.Equal(["exit 0", "Removed."], (await RunAsync("remove", id)).Lines);
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        database = await FreshDatabase.SeededAsync(postgres);
        receiver = await Receiver.StartAsync();
        store = new WebhookStore(database.Source, clock);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await receiver.DisposeAsync();
        await database.DisposeAsync();
    }

    private async Task<WebhookRow> AddAsync(string? url = null)
    {
        Assert.Null(WebhookAddress.Problem(url ?? receiver.Url, options));
        return Assert.IsType<WebhookRow>(await store.AddAsync(url ?? receiver.Url, "Ana", TestContext.Current.CancellationToken));
    }

    private async Task PublishAsync(string version, int after) => Assert.IsType<PublishOutcome.Published>(await database.PublishAsync(
        version, [.. FreshDatabase.SmallEntries.Where(entry => after == 2 || entry is not CountryEntry)], after));

    /// <summary>What an instance does when it wakes.</summary>
    private async Task WorkAsync()
    {
        using var sender = new WebhookSender(options, clock);
        using var worker = new WebhookWorker(
            new DeliveryQueue(database.Source, clock), sender, new CatalogueStore(0), TimeSpan.FromSeconds(1), clock, NullLogger<WebhookWorker>.Instance);
        await worker.WorkAsync(TestContext.Current.CancellationToken);
    }
}
