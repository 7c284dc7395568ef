using KnowledgeBase.Integration.Tests.CommandLine;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Access;

public sealed class KeyCommandTests(PostgresFixture postgres) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_key_is_created_listed_and_revoked()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);

        var made = await RunAsync(database, "create", "--name", "Ana", "--role", "translator", "--role", "reviewer", "--language", "es", "--expires", "2029-12-31");
        Assert.Equal(0, made.ExitCode);
        var key = Assert.Single(made.Output);
        Assert.Matches("^kb_[0-9a-f]{12}_[0-9a-f]{64}$", key);
        Assert.DoesNotContain(key[16..], string.Join('\n', made.Errors), StringComparison.Ordinal);

        Assert.Equal(["exit 0", $"{key[3..15]}  expires 2030-01-01  never used  translator, reviewer (es)  Ana"], (await RunAsync(database, "list")).Lines);
        Assert.StartsWith($"The key {key[3..15]} of Ana is revoked, since ", Assert.Single((await RunAsync(database, "revoke", key[..15])).Output), StringComparison.Ordinal);
        Assert.Contains("  revoked ", (await RunAsync(database, "list")).Output[0], StringComparison.Ordinal);
        Assert.Equal(["exit 1", "! There is no such key. 'kb key list' shows all."], (await RunAsync(database, "revoke", "000000000000")).Lines);
        Assert.Equal(["exit 1", "! A translator's key names the languages that it may write."], (await RunAsync(database, "create", "--name", "Ana", "--role", "translator")).Lines);
        Assert.Equal(
            ["exit 2", "! '31.12.2029' is not a day; write it as 2027-12-31.", "! See 'kb help'."],
            (await RunAsync(database, "create", "--name", "Ana", "--role", "editor", "--expires", "31.12.2029")).Lines);
        Assert.Equal(["command line|key.created", "command line|key.revoked"], await database.RowsAsync("SELECT actor, action FROM audit_events ORDER BY sequence"));
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private Task<KbAnswer> RunAsync(FreshDatabase database, params string[] words) =>
        KbProcess.RunAsync(folder.Path, new() { ["ConnectionStrings__KnowledgeBase"] = database.ConnectionString }, ["key", .. words]);
}
