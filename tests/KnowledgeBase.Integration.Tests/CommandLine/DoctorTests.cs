using KnowledgeBase.Integration.Tests.Embedded;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.CommandLine;

public sealed class DoctorTests(PostgresFixture postgres, InitialisedRoot initialised) : IDisposable
{
    private const string Connection = "ConnectionStrings__KnowledgeBase";
    private static readonly string[] UsualAccess =
    [
        "  KnowledgeBase:OpenId:Authority                    (none: API keys only)",
        "  KnowledgeBase:OpenId:Audience                     (none)",
        "  KnowledgeBase:OpenId:RoleClaim                    roles",
        "  KnowledgeBase:OpenId:NameClaim                    sub",
        "  KnowledgeBase:OpenId:LanguagesClaim               languages",
        "  KnowledgeBase:OpenId:ClockSkewSeconds             60",
        "  KnowledgeBase:RateLimits:RequestsPerMinute        6000",
        "  KnowledgeBase:RateLimits:RequestsPerMinutePerKey  30000",
        "  KnowledgeBase:RateLimits:FailuresPerMinute        20",
        "  KnowledgeBase:RateLimits:TrustedProxies           (none)",
        "  KnowledgeBase:Editing:OwnApproval                 False",
        "  KnowledgeBase:Webhooks:SigningKey                 (none: no webhooks)",
        "  KnowledgeBase:Webhooks:AllowHttp                  False",
        "  KnowledgeBase:Webhooks:AllowPrivateAddresses      False",
    ];

    private readonly Scratch scratch = new(initialised);

    [Fact]
    public async Task It_says_what_is_configured_and_that_all_is_well()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);

        string[] expected =
            [
                "exit 0",
                "Settings (environment variables with two underscores for a colon, such as KnowledgeBase__PublicUrl):",
                "  ConnectionStrings:KnowledgeBase                   (set)",
                $"  KnowledgeBase:DataDirectory                       {scratch.Folder}/.kb",
                $"  KnowledgeBase:SeedDirectory                       {SmallSeed.Original}",
                "  KnowledgeBase:LoadSeedOnStart                     True",
                "  KnowledgeBase:InstallPostgres                     False",
                "  KnowledgeBase:PublicUrl                           https://kb.example",
                "  KnowledgeBase:PollSeconds                         5",
                "  KnowledgeBase:OlderReleasesInMemory               4",
                "  KnowledgeBase:Limits:MaxCost                      20000",
                "  KnowledgeBase:Limits:MaxBodyBytes                 262144",
                "  KnowledgeBase:Limits:TimeoutSeconds               7",
                "  KnowledgeBase:Cache:Bytes                         67108864",
                "  KnowledgeBase:Cache:MaxAgeSeconds                 60",
                "  KnowledgeBase:Cache:StaleSeconds                  300",
                "  KnowledgeBase:TrustedDocuments:Directory          (none)",
                "  KnowledgeBase:TrustedDocuments:Only               False",
                .. UsualAccess,
                "",
                "Warning: There is no setting KnowledgeBase__PolSeconds; it is ignored. Did you mean KnowledgeBase__PollSeconds?",
                "Seed files: 8 entries for release 2026.1.0, 0 errors, 0 warnings.",
                $"Database: reachable ({Place(database.ConnectionString)}), up to date.",
                "Releases: 1, the newest is 2026.1.0.",
            ];

        Assert.Equal(
            expected,
            (await RunAsync(new()
            {
                [Connection] = database.ConnectionString,
                ["KnowledgeBase__SeedDirectory"] = SmallSeed.Original,
                ["KnowledgeBase__PublicUrl"] = "https://kb.example/",
                ["KnowledgeBase__Limits__TimeoutSeconds"] = "7",
                ["KnowledgeBase__PolSeconds"] = "9",
            })).Lines);
    }

    [Fact]
    public async Task Without_a_database_configured_it_examines_the_embedded_one()
    {
        await scratch.InitialiseAsync();

        var lines = await AfterSettingsAsync([]);

        Assert.Equal(
            [
                "exit 0", $"Seed files: the folder {scratch.Folder}/seed-data does not exist. A service that is fed by editors alone needs none.",
                $"Database: reachable (embedded, in {scratch.Root}), {Migrations()} migrations to apply at the next start.",
            ],
            lines);
        Assert.False(File.Exists(Path.Combine(scratch.Data, "postmaster.pid")));
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told()
    {
        Assert.Equal(
            [
                "exit 1", "Seed files: 8 entries for release 2026.1.0, 0 errors, 0 warnings.",
                "! Database: The database server cannot be reached (kb on 127.0.0.1:1 as me): Connection refused. Is it running, and are Host and Port right?",
            ],
            await AfterSettingsAsync(new() { [Connection] = "Host=127.0.0.1;Port=1;Database=kb;Username=me;Password=secret", ["KnowledgeBase__SeedDirectory"] = SmallSeed.Original }));
    }

    [Fact]
    public async Task A_user_that_the_server_does_not_know_is_told_without_the_password()
    {
        var stranger = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync()) { Username = "stranger", Password = "secret" }.ConnectionString;

        var lines = await AfterSettingsAsync(new() { [Connection] = stranger, ["KnowledgeBase__SeedDirectory"] = SmallSeed.Original });

        Assert.Equal(
            [
                "exit 1", "Seed files: 8 entries for release 2026.1.0, 0 errors, 0 warnings.",
                $"! Database: The database server refused the user or password ({Place(stranger)}). Check Username and Password in ConnectionStrings__KnowledgeBase.",
            ],
            lines);
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_told_and_not_made()
    {
        var nowhere = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync()) { Database = "kb_nowhere" }.ConnectionString;

        var told = await AfterSettingsAsync(new() { [Connection] = nowhere });
        var again = await KbProcess.RunAsync(scratch.Folder, new() { [Connection] = nowhere }, "release", "list");

        var problem = $"The server has no such database ({Place(nowhere)}). Create it (CREATE DATABASE ...), or change Database in ConnectionStrings__KnowledgeBase.";
        Assert.Equal($"! Database: {problem}", told[^1]);
        Assert.Equal(["exit 1", $"! {problem}"], again.Lines);
    }

    [Theory]
    [InlineData(Connection, "nonsense with a secret", "ConnectionStrings:KnowledgeBase is not a PostgreSQL connection string (for example Host=db;Database=knowledgebase;Username=kb;Password=...).")]
    [InlineData(Connection, "Host=db;Port=five;Password=secret", "ConnectionStrings:KnowledgeBase is not a PostgreSQL connection string (for example Host=db;Database=knowledgebase;Username=kb;Password=...).")]
    [InlineData(Connection, "Database=kb;Password=secret", "ConnectionStrings:KnowledgeBase names no server: it needs Host=... (for example Host=db;Database=knowledgebase;Username=kb;Password=...).")]
    [InlineData("KnowledgeBase__PollSeconds", "0", "KnowledgeBase:PollSeconds is 0; it must be from 1 to 3600.")]
    [InlineData("KnowledgeBase__PollSeconds", "3601", "KnowledgeBase:PollSeconds is 3601; it must be from 1 to 3600.")]
    [InlineData("KnowledgeBase__OlderReleasesInMemory", "-1", "KnowledgeBase:OlderReleasesInMemory is -1; it must be from 0 to 1000.")]
    [InlineData("KnowledgeBase__Cache__Bytes", "-1", "KnowledgeBase:Cache:Bytes is -1; it must be from 0 to 1073741824.")]
    [InlineData("KnowledgeBase__Cache__MaxAgeSeconds", "86401", "KnowledgeBase:Cache:MaxAgeSeconds is 86401; it must be from 0 to 86400.")]
    [InlineData("KnowledgeBase__RateLimits__RequestsPerMinute", "-1", "KnowledgeBase:RateLimits:RequestsPerMinute is -1; it must be from 0 to 10000000.")]
    [InlineData("KnowledgeBase__RateLimits__FailuresPerMinute", "0", "KnowledgeBase:RateLimits:FailuresPerMinute is 0; it must be from 1 to 10000.")]
    [InlineData("KnowledgeBase__RateLimits__TrustedProxies", "10.0.0.0/8, proxy", "KnowledgeBase:RateLimits:TrustedProxies names 'proxy', which is neither an address nor a network such as 10.0.0.0/8.")]
    [InlineData("KnowledgeBase__Webhooks__SigningKey", "too short to be safe", "KnowledgeBase:Webhooks:SigningKey has 20 characters; it needs at least 32, chosen at random (for example by: openssl rand -hex 32).")]
    [InlineData("KnowledgeBase__OpenId__Audience", "kb", "KnowledgeBase:OpenId:Audience is set, but Authority is not: name the identity provider.")]
    [InlineData("KnowledgeBase__OpenId__Authority", "https://login.example", "KnowledgeBase:OpenId:Audience is empty; without it, tokens meant for other services would be taken.")]
    [InlineData("KnowledgeBase__PublicUrl", "kb.example", "KnowledgeBase:PublicUrl is 'kb.example'; it must be an absolute http or https address.")]
    [InlineData("KnowledgeBase__PollSeconds", "often", "A setting is of the wrong type: Failed to convert configuration value 'often' at 'KnowledgeBase:PollSeconds' to type 'System.Int32'.")]
    [InlineData("KnowledgeBase__Limits__MaxCost", "99999999999", "A setting is of the wrong type: Failed to convert configuration value '99999999999' at 'KnowledgeBase:Limits:MaxCost' to type 'System.Int32'.")]
    public async Task A_setting_that_makes_no_sense_is_named_and_no_secret_shown(string name, string value, string problem)
    {
        Assert.Equal(["exit 1", $"! {problem}"], await AfterSettingsAsync(new() { [name] = value }));
        Assert.Equal(["exit 1", $"! {problem}"], (await KbProcess.RunAsync(scratch.Folder, new() { [name] = value }, "serve")).Lines);
        Assert.Empty(Directory.EnumerateFileSystemEntries(scratch.Folder));
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("nonsense")]
    public async Task A_probe_of_nothing_fails(string address)
    {
        var answer = await KbProcess.RunAsync(scratch.Folder, [], "doctor", "--probe", address);

        Assert.Equal((1, 0, 1), (answer.ExitCode, answer.Output.Length, answer.Errors.Length));
        Assert.StartsWith($"No service answers at {address}: ", answer.Errors[0], StringComparison.Ordinal);
    }

    private static int Migrations()
    {
        using var context = new DesignTimeContextFactory().CreateDbContext([]);
        return context.Database.GetMigrations().Count();
    }

    /// <inheritdoc/>
    public void Dispose() => scratch.Dispose();

    internal static string Place(string connectionString)
    {
        var parsed = new NpgsqlConnectionStringBuilder(connectionString);
        return $"{parsed.Database} on {parsed.Host}:{parsed.Port} as {parsed.Username}";
    }

    private Task<KbAnswer> RunAsync(Dictionary<string, string> settings) => KbProcess.RunAsync(scratch.Folder, settings, "doctor");

    /// <summary>The exit code, and the lines after the list of settings.</summary>
    private async Task<string[]> AfterSettingsAsync(Dictionary<string, string> settings)
    {
        var lines = (await RunAsync(settings)).Lines;
        return [lines[0], .. lines.Skip(Array.IndexOf(lines, "") + 1)];
    }
}
