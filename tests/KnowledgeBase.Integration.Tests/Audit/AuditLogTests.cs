using System.Globalization;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Audit;
using KnowledgeBase.Storage.Database;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Audit;

public sealed class AuditLogTests(PostgresFixture postgres)
{
    /// <summary>The documented hash, written a second time in SQL.</summary>
    private const string HashesInSql =
        """
        SELECT e.sequence, e.hash = encode(sha256(string_agg(convert_to(octet_length(t)::text, 'UTF8') || ':'::bytea || convert_to(t, 'UTF8') || ','::bytea, ''::bytea ORDER BY n)), 'hex')
        FROM audit_events AS e, unnest(ARRAY[
            e.previous_hash::text, e.sequence::text, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e.actor, e.action, e.subject, e.detail::text
        ]) WITH ORDINALITY AS parts (t, n) GROUP BY e.sequence, e.hash ORDER BY e.sequence
        """;

    [Fact]
    public async Task Each_event_carries_the_hash_of_itself_and_the_one_before_as_the_documentation_says()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await AuditTrail.AppendAsync(database.Source, "1", "2", "3");

        Assert.Equal(["1|True", "2|True", "3|True"], await database.RowsAsync(HashesInSql));
        Assert.Equal(
            ["1|True", "2|True", "3|True"],
            await database.RowsAsync("SELECT sequence, previous_hash = coalesce(lag(hash) OVER (ORDER BY sequence), repeat('0', 64)) FROM audit_events ORDER BY sequence"));
        Assert.Equal(
            ["""2026-11-22 10:30:00|Ana|changeset.opened|1|{"title":"Neue W\u00F6rter, \u65B0"}"""],
            await database.RowsAsync("SELECT at AT TIME ZONE 'UTC' || '', actor, action, subject, detail FROM audit_events WHERE sequence = 1"));
    }

    [Fact]
    public async Task An_empty_log_is_whole_and_a_log_names_its_head()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        Assert.Equal(new AuditVerification(0, AuditChain.Start, Fault: null, BadSequence: null), await AuditTrail.VerifyAsync(database));

        await AuditTrail.AppendAsync(database.Source, "1");

        var head = (await database.RowsAsync("SELECT hash FROM audit_events"))[0];
        Assert.Equal(new AuditVerification(1, head, Fault: null, BadSequence: null), await AuditTrail.VerifyAsync(database, AuditChain.Start));
    }

    [Fact]
    public async Task An_event_stays_exactly_when_what_it_tells_of_does()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await using (var context = Contexts.Create(database.Source))
        await using (await context.Database.BeginTransactionAsync(TestContext.Current.CancellationToken))
            await AuditLog.AppendAsync(context, AuditTrail.Event("rolled back"), TestContext.Current.CancellationToken);

        await AuditTrail.AppendAsync(database.Source, "kept");

        Assert.Equal(["1|kept"], await database.RowsAsync("SELECT sequence, subject FROM audit_events"));
        await using var without = Contexts.Create(database.Source);
        await Assert.ThrowsAsync<InvalidOperationException>(() => AuditLog.AppendAsync(without, AuditTrail.Event("alone"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Eight_writers_at_once_make_one_chain_without_a_fork_or_a_gap()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
            AuditTrail.AppendAsync(database.Source, [.. Enumerable.Range(0, 10).Select(n => string.Create(CultureInfo.InvariantCulture, $"{writer}-{n}"))]))));

        var result = await AuditTrail.VerifyAsync(database);
        Assert.Equal((80L, null), (result.Count, result.Fault));
        Assert.Equal(["80|80"], await database.RowsAsync("SELECT count(DISTINCT subject), max(sequence) FROM audit_events"));
    }

    [Theory]
    [InlineData("UPDATE audit_events SET actor = 'Ben'")]
    [InlineData("DELETE FROM audit_events WHERE sequence = 1")]
    [InlineData("TRUNCATE audit_events")]
    public async Task The_database_refuses_to_change_the_log(string statement)
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await AuditTrail.AppendAsync(database.Source, "1");

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => database.RowsAsync(statement));

        Assert.Equal(("23001", "Rows of audit_events are never changed or deleted: save a new one instead."), (refusal.SqlState, refusal.MessageText));
        Assert.Null((await AuditTrail.VerifyAsync(database)).Fault);
    }

    [Fact]
    public async Task Events_are_read_newest_first_by_subject_actor_and_time()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await AuditTrail.AppendAsync(database.Source, "a", "b", "a", "c");
        await using var context = Contexts.Create(database.Source);

        async Task<string> ReadAsync(AuditFilter filter, long? before = null, int most = 10) =>
            string.Join(' ', (await AuditLog.ReadAsync(context, filter, before, most, TestContext.Current.CancellationToken)).Select(row => row.Sequence));

        Assert.Equal("4 3 2 1", await ReadAsync(default));
        Assert.Equal("4 3", await ReadAsync(default, most: 2));
        Assert.Equal("2 1", await ReadAsync(default, before: 3));
        Assert.Equal("3 1", await ReadAsync(new AuditFilter(Subject: "a")));
        Assert.Equal("4 3 2 1", await ReadAsync(new AuditFilter(Actor: "Ana")));
        Assert.Empty(await ReadAsync(new AuditFilter(Actor: "ana")));
        Assert.Equal("4 3 2 1", await ReadAsync(new AuditFilter(Since: FreshDatabase.Now)));
        Assert.Empty(await ReadAsync(new AuditFilter(Since: FreshDatabase.Now.AddSeconds(1))));
        Assert.Equal(2, await AuditLog.CountAsync(context, new AuditFilter(Subject: "a"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_detail_at_the_limit_is_kept_and_one_beyond_refused()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await using var context = Contexts.Create(database.Source);
        await using var transaction = await context.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);

        AuditEvent Of(int length) => AuditTrail.Event("1") with { Detail = AuditEvent.NoDetail.Add("k", new string('x', length - 1)) };

        await AuditLog.AppendAsync(context, Of(AuditEvent.MostDetailCharacters), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<ArgumentException>(() => AuditLog.AppendAsync(context, Of(AuditEvent.MostDetailCharacters + 1), TestContext.Current.CancellationToken));
    }
}
