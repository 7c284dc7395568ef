using System.Diagnostics;
using KnowledgeBase.Integration.Tests.CommandLine;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Audit;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Audit;

/// <summary>What the owner of the database can do to the log, past the triggers, is found.</summary>
public sealed class TamperingTests(PostgresFixture postgres) : IDisposable
{
    private const int Many = 100_000;

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("UPDATE audit_events SET actor = 'Ben' WHERE sequence = 3", AuditFault.Changed, 3L)]
    [InlineData("UPDATE audit_events SET at = at + interval '1 microsecond' WHERE sequence = 3", AuditFault.Changed, 3L)]
    [InlineData("UPDATE audit_events SET detail = '{\"title\": \"Neue Wörter, 新\"}' WHERE sequence = 1", AuditFault.Changed, 1L)]
    [InlineData("UPDATE audit_events SET actor = actor || subject, subject = '' WHERE sequence = 2", AuditFault.Changed, 2L)]
    [InlineData("DELETE FROM audit_events WHERE sequence = 1", AuditFault.Missing, 1L)]
    [InlineData("DELETE FROM audit_events WHERE sequence = 4", AuditFault.Missing, 4L)]
    [InlineData("DELETE FROM audit_events WHERE sequence IN (2, 3)", AuditFault.Missing, 2L)]
    [InlineData("UPDATE audit_events SET sequence = CASE sequence WHEN 2 THEN 103 WHEN 3 THEN 102 END WHERE sequence IN (2, 3); UPDATE audit_events SET sequence = sequence - 100 WHERE sequence > 100", AuditFault.Changed, 2L)]
    [InlineData("INSERT INTO audit_events SELECT 0, at, actor, action, subject, detail, previous_hash, hash FROM audit_events WHERE sequence = 1", AuditFault.Changed, 0L)]
    [InlineData("INSERT INTO audit_events SELECT 6, at, actor, action, subject, detail, previous_hash, hash FROM audit_events WHERE sequence = 5", AuditFault.Changed, 6L)]
    public async Task A_changed_deleted_swapped_or_added_event_is_found_with_its_place(string tampering, AuditFault fault, long sequence)
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await AuditTrail.AppendAsync(database.Source, "1", "2", "3", "4", "5");

        await AuditTrail.TamperAsync(database, tampering);

        var result = await AuditTrail.VerifyAsync(database);
        Assert.Equal((fault, sequence), (result.Fault, result.BadSequence));
    }

    [Fact]
    public async Task An_event_with_a_hash_of_its_own_that_follows_from_nothing_is_found()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await AuditTrail.AppendAsync(database.Source, "1", "2");
        await using var other = await FreshDatabase.CreateAsync(postgres);
        await AuditTrail.AppendAsync(other.Source, "a", "b", "c");
        var row = (await other.RowsAsync("SELECT previous_hash, hash FROM audit_events WHERE sequence = 3"))[0].Split('|');

        await AuditTrail.TamperAsync(
            database,
            $"INSERT INTO audit_events SELECT 3, at, actor, action, 'c', detail, '{row[0]}', '{row[1]}' FROM audit_events WHERE sequence = 1");

        var result = await AuditTrail.VerifyAsync(database);
        Assert.Equal((AuditFault.Unchained, 3L, 2L), (result.Fault, result.BadSequence, result.Count));
    }

    [Fact]
    public async Task A_cut_off_end_is_found_with_the_head_that_was_copied_before_and_only_with_it()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await AuditTrail.AppendAsync(database.Source, "1", "2", "3");
        var (early, late) = ((await database.RowsAsync("SELECT hash FROM audit_events WHERE sequence = 2"))[0], (await AuditTrail.VerifyAsync(database)).Head);

        await AuditTrail.TamperAsync(database, "DELETE FROM audit_events WHERE sequence = 3");

        Assert.Null((await AuditTrail.VerifyAsync(database)).Fault);
        Assert.Null((await AuditTrail.VerifyAsync(database, early)).Fault);
        Assert.Equal(new AuditVerification(2, early, AuditFault.HeadGone, BadSequence: null), await AuditTrail.VerifyAsync(database, late));
    }

    [Fact]
    public async Task The_command_tells_it()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await AuditTrail.AppendAsync(database.Source, "1", "2", "3");
        var head = (await AuditTrail.VerifyAsync(database)).Head;

        Assert.Equal(["exit 0", "The audit log is whole: 3 events.", $"head  {head}"], (await RunAsync(database, "--head", head.ToUpperInvariant())).Lines);
        Assert.Equal(
            ["exit 2", "! --head takes the 64 hex digits that an earlier 'kb audit verify' printed.", "! See 'kb help'."],
            (await RunAsync(database, "--head", head[1..])).Lines);
        await AuditTrail.TamperAsync(database, "DELETE FROM audit_events WHERE sequence = 3");
        Assert.Equal(
            [
                "exit 1",
                "! The audit log is whole in itself, but the head that you gave is not in it: its end was cut off, or all of it was written anew.",
                "! Keep the database as it is, and compare it with a backup.",
            ],
            (await RunAsync(database, "--head", head)).Lines);
        await AuditTrail.TamperAsync(database, "UPDATE audit_events SET actor = 'Ben' WHERE sequence = 2");
        Assert.Equal(
            [
                "exit 1",
                "! The audit log is not whole: event 2 is not as it was written.",
                "! The 1 events before it are as they were written.",
                "! Keep the database as it is, and compare it with a backup.",
            ],
            (await RunAsync(database)).Lines);
    }

    [Fact]
    public async Task A_hundred_thousand_events_are_verified_in_less_than_five_seconds()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await using (var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken))
        await using (var import = await connection.BeginBinaryImportAsync(
            "COPY audit_events (sequence, at, actor, action, subject, detail, previous_hash, hash) FROM STDIN BINARY", TestContext.Current.CancellationToken))
        {
            var before = AuditChain.Start;
            for (var sequence = 1L; sequence <= Many; sequence++)
            {
                var row = new AuditRow
                {
                    Sequence = sequence, At = FreshDatabase.Now.UtcDateTime, Actor = "Ana", Action = "entry.changed", Subject = "online-grooming",
                    Detail = """{"revision":"12"}""", PreviousHash = before, Hash = "",
                };
                before = AuditChain.Hash(row);
                await import.WriteRowAsync(
                    TestContext.Current.CancellationToken, row.Sequence, row.At, row.Actor, row.Action, row.Subject, JsonText(row.Detail), row.PreviousHash, before);
            }

            await import.CompleteAsync(TestContext.Current.CancellationToken);
        }

        var clock = Stopwatch.StartNew();
        var result = await AuditTrail.VerifyAsync(database);

        Assert.Equal((Many, null), (result.Count, result.Fault));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private static byte[] JsonText(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private Task<KbAnswer> RunAsync(FreshDatabase database, params string[] words) =>
        KbProcess.RunAsync(folder.Path, new() { ["ConnectionStrings__KnowledgeBase"] = database.ConnectionString }, ["audit", "verify", .. words]);
}
