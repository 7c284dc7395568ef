using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using KnowledgeBase.Integration.Tests.Embedded;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.CommandLine;

/// <summary>The whole service as its users start and stop it.</summary>
public sealed class ServeTests(PostgresFixture postgres, InitialisedRoot initialised) : IDisposable
{
    private const string AnyPort = "http://127.0.0.1:0";
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    /// <summary>For what is not about time, on a busy machine.</summary>
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Scratch scratch = new(initialised);
    private readonly HttpClient client = new() { Timeout = Minute };

    [Fact]
    public async Task It_starts_on_an_empty_database_loads_the_seed_answers_and_stops_on_SIGTERM()
    {
        var database = await postgres.CreateDatabaseAsync();
        using var kb = Serve(Settings(database));
        var address = await kb.UntilListensAsync();
        var ready = await kb.UntilSaysAsync("Ready: ");

        Assert.Equal("Ready: release 2026.1.0 with 8 entries.", ready);
        using var health = await client.GetAsync(new Uri(address, "/health/ready"), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "ready"), (health.StatusCode, (string?)(await JsonAsync(health))["status"]));
        Assert.Equal("""{"factsheet":{"title":"Online grooming"}}""", await TitleAsync(address));
        var probe = await KbProcess.RunAsync(scratch.Folder, [], "doctor", "--probe", address.ToString());
        Assert.Equal((0, "ready"), (probe.ExitCode, (string?)JsonNode.Parse(probe.Output[0])!["status"]));

        Assert.Equal(0, await kb.TerminateAsync(TenSeconds));
        Assert.Equal(
            [
                $"KnowledgeBase listens on {address.ToString().TrimEnd('/')} (database: {DoctorTests.Place(database)}).",
                $"Published release 2026.1.0 (number 1): 8 added, 0 changed, 0 taken out. Content hash {(string?)(await JsonAsync(health))["contentHash"]}.",
                "Ready: release 2026.1.0 with 8 entries.",
                $"  explorer  {address}graphql  (open it in a browser)",
                $"  health    {address}health/ready",
                "Stopping.",
            ],
            kb.Output.Where(line => !line.Contains("is now what readers see", StringComparison.Ordinal) && !line.StartsWith("info:", StringComparison.Ordinal)));
        Assert.Empty(kb.Errors);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_and_nothing_is_left_running()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        await scratch.InitialiseAsync();

        var answer = await KbProcess.RunAsync(scratch.Folder, Settings(), "serve", "--urls", url);

        Assert.Equal(["exit 1", $"! Another program listens on {url} already. Stop it, or choose another address: --urls http://localhost:8081"], answer.Lines);
        Assert.False(File.Exists(Path.Combine(scratch.Data, "postmaster.pid")));
    }

    [Theory]
    [InlineData("nonsense", "nonsense")]
    [InlineData("ftp://localhost:80", "ftp://localhost:80")]
    [InlineData("http://localhost:65536", "http://localhost:65536")]
    [InlineData("http://localhost:-1", "http://localhost:-1")]
    [InlineData("http://localhost:8080;here", "here")]
    [InlineData(";", ";")]
    [InlineData("", "")]
    public async Task An_address_that_is_none_is_told_before_anything_starts(string urls, string bad)
    {
        var answer = await KbProcess.RunAsync(scratch.Folder, Settings(), "serve", "--urls", urls);

        Assert.Equal(["exit 2", $"! '{bad}' is no address to listen on. Use for example --urls http://localhost:8080"], answer.Lines);
        Assert.False(Directory.Exists(scratch.Root));
    }

    [Fact]
    public async Task A_database_that_is_away_is_waited_for_and_told_once()
    {
        using var kb = Serve(Settings("Host=127.0.0.1;Port=1;Database=kb;Username=me"));
        var address = await kb.UntilListensAsync();
        await kb.UntilFailsAsync("The database server cannot be reached");
        await Task.Delay(TimeSpan.FromSeconds(4.5), TestContext.Current.CancellationToken);

        using var live = await client.GetAsync(new Uri(address, "/health/live"), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, """{"status":"live"}"""), (live.StatusCode, await TextAsync(live)));
        using var ready = await client.GetAsync(new Uri(address, "/health/ready"), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"starting","reason":"No release is loaded yet."}"""), (ready.StatusCode, await TextAsync(ready)));
        Assert.Equal(0, await kb.TerminateAsync(TenSeconds));
        Assert.Equal(
            ["The database server cannot be reached (kb on 127.0.0.1:1 as me): Connection refused. Is it running, and are Host and Port right? Waiting for it."],
            kb.Errors);
    }

    [Fact]
    public async Task A_second_one_on_the_same_data_is_refused_and_Ctrl_C_stops_the_first()
    {
        Assert.SkipWhen(InterruptIsIgnored(), "This run was started with SIGINT ignored, as shells start background jobs, so that Ctrl-C reaches no program in it. Run it in the foreground.");
        await scratch.InitialiseAsync();
        using var first = Serve(Settings());
        await first.UntilSaysAsync("Ready: ");

        var second = await KbProcess.RunAsync(scratch.Folder, Settings(), "serve", "--urls", AnyPort);

        Assert.Equal((1, 0, 1), (second.ExitCode, second.Output.Length, second.Errors.Length));
        Assert.StartsWith($"Another instance uses the data in {scratch.Root} (process {first.Id}, started ", second.Errors[0], StringComparison.Ordinal);
        var server = scratch.ServerProcessId();
        Assert.Equal(0, await first.InterruptAsync(TenSeconds));
        Assert.Equal("Stopping.", first.Output[^1]);
        Assert.False(Directory.Exists($"/proc/{server}"));
        Assert.Equal(["instance.lock", "postgres", "postgres.log"], Directory.EnumerateFileSystemEntries(scratch.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task After_kill_9_the_next_start_answers_with_what_was_published()
    {
        await scratch.InitialiseAsync();
        using (var first = Serve(Settings()))
        {
            await first.UntilSaysAsync("Ready: ");
            first.Kill();
        }

        using var second = Serve(Settings());
        var address = await second.UntilListensAsync();
        await second.UntilSaysAsync("Ready: release 2026.1.0 with 8 entries.");

        Assert.Contains("Nothing changed since release 2026.1.0; nothing was published.", second.Output);
        Assert.Equal("""{"factsheet":{"title":"Online grooming"}}""", await TitleAsync(address));
        Assert.Equal(0, await second.TerminateAsync(TenSeconds));
    }

    [Fact]
    public async Task A_request_under_way_is_answered_before_it_stops()
    {
        using var kb = Serve(Settings(await postgres.CreateDatabaseAsync()));
        var address = await kb.UntilListensAsync();
        await kb.UntilSaysAsync("Ready: ");
        var body = Encoding.UTF8.GetBytes("""{"query":"{ __typename }"}""");
        using var socket = new TcpClient(address.Host, address.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST /graphql HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n")), TestContext.Current.CancellationToken);
        await stream.WriteAsync(body.AsMemory(0, 5), TestContext.Current.CancellationToken);
        await Task.Delay(300, TestContext.Current.CancellationToken);

        kb.BeginTerminate();
        // Longer than the two seconds after which the command line's library would end the process.
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await stream.WriteAsync(body.AsMemory(5), TestContext.Current.CancellationToken);

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("""{"data":{"__typename":"Query"}""", answer, StringComparison.Ordinal);
        Assert.Equal(0, await kb.EndAsync(TenSeconds));
    }

    [Fact]
    public async Task Seed_files_with_problems_are_told_and_what_is_published_is_served()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        using var seed = new SmallSeed();
        seed.Delete("release.yaml");
        using var kb = Serve(Settings(database.ConnectionString, seed.Path));
        await kb.UntilSaysAsync("Ready: release 2026.1.0 with 8 entries.");

        await kb.UntilFailsAsync("The seed files have problems; nothing was loaded.");
        Assert.Contains("release.yaml:1:1 missing-file The file is missing. It names the release, its date and languages.", kb.Output);
        Assert.Equal(0, await kb.TerminateAsync(TenSeconds));
    }

    [Fact]
    public async Task Damaged_content_is_told_and_the_service_stays_up_without_being_ready()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.RowsAsync("UPDATE entries SET kind = 'Podcast' WHERE slug = 'weprotect-the-issue'");
        using var kb = Serve(Settings(database.ConnectionString));
        var address = await kb.UntilListensAsync();

        Assert.Equal(
            "The seed files were not loaded, because the newest release cannot be read: 'weprotect-the-issue' is of the kind 'Podcast', which this program does not know. Put a backup in its place.",
            await kb.UntilFailsAsync("The seed files were not loaded"));
        using var ready = await client.GetAsync(new Uri(address, "/health/ready"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        await database.RowsAsync("UPDATE entries SET kind = 'Source' WHERE slug = 'weprotect-the-issue'");
        await kb.UntilSaysAsync("Ready: release 2026.1.0 with 8 entries.");
        Assert.Equal(0, await kb.TerminateAsync(TenSeconds));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_ends_the_service_and_says_what_to_do()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await database.RowsAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_LaterThanThis', '99.0.0')""");
        using var kb = Serve(Settings(database.ConnectionString));

        Assert.Equal(1, await kb.EndAsync(Minute));
        Assert.Equal(
            ["The database was last used by a newer version of this program (it has the migration '29990101000000_LaterThanThis', which this version does not know). Start that version, or point this one at another database."],
            kb.Errors);
    }

    [Fact]
    public async Task A_defect_in_the_background_ends_the_service_with_all_that_is_known_of_it()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        // No message of the database's, but a surprise for the program that reads.
        await database.RowsAsync("ALTER TABLE revisions ALTER COLUMN number TYPE text");
        using var kb = Serve(Settings(database.ConnectionString));

        Assert.Equal(3, await kb.EndAsync(Minute));
        Assert.Equal("This should not have happened; please report it with the lines below.", kb.Errors[0]);
        Assert.StartsWith("System.InvalidCastException: ", kb.Errors[1], StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        scratch.Dispose();
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response) => JsonNode.Parse(await TextAsync(response))!;

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private KbProcess Serve(Dictionary<string, string> settings) => KbProcess.Start(scratch.Folder, settings, "serve", "--urls", AnyPort);

    /// <summary>A database and a seed folder; without a database the embedded one in the scratch folder.</summary>
    private static Dictionary<string, string> Settings(string? database = null, string? seed = null)
    {
        var settings = new Dictionary<string, string> { ["KnowledgeBase__SeedDirectory"] = seed ?? SmallSeed.Original, ["KnowledgeBase__PollSeconds"] = "1" };
        if (database is not null)
            settings["ConnectionStrings__KnowledgeBase"] = database;
        return settings;
    }

    private async Task<string> TitleAsync(Uri address)
    {
        using var response = await client.PostAsJsonAsync(
            new Uri(address, "/graphql"), new { query = """{ factsheet(slug: "online-grooming") { title } }""" }, TestContext.Current.CancellationToken);
        return (await JsonAsync(response))["data"]!.ToJsonString();
    }

    /// <summary>Whether this process inherited that signal 2 is ignored, which its children inherit in turn; told on Linux only.</summary>
    private static bool InterruptIsIgnored()
    {
        const string Key = "SigIgn:";
        var line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line is not null && (Convert.ToUInt64(line[Key.Length..].Trim(), 16) & 0b10) != 0;
    }
}
