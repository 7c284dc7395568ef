using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Editing;
using Npgsql;
using Xunit;
using static KnowledgeBase.Integration.Tests.Editing.EditingDesk;

namespace KnowledgeBase.Integration.Tests.Editing;

/// <summary>Several who publish at one moment, and what becomes of one who is cut off.</summary>
public sealed class ConcurrencyTests(PostgresFixture postgres)
{
    private const int Publishers = 8;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_eight_who_publish_one_changeset_exactly_one_does()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();
        Done(await desk.SaveTitleAsync(id, "X", 1));
        await desk.ApproveAsync(id);
        var other = desk.Another();

        var results = await Task.WhenAll(Enumerable.Range(0, Publishers).Select(i => (i % 2 == 0 ? desk : other).PublishAsync(id)));

        Assert.Single(results, result => result.IsDone);
        Assert.All(results.Where(result => !result.IsDone), result => Assert.Equal(ChangesetState.Published, Refused<EditError.WrongState>(result.Errors).State));
        Assert.Equal(["1", "2"], await desk.Database.RowsAsync("SELECT sequence FROM releases ORDER BY 1"));
    }

    [Fact]
    public async Task Eight_who_changed_one_field_publish_one_and_the_others_are_told_of_it()
    {
        await using var desk = await SeededAsync(postgres);
        var ids = await ApprovedAsync(desk, (id, i) => desk.SaveTitleAsync(id, $"Title {i}", 1));

        var results = await Task.WhenAll(ids.Select(id => desk.PublishAsync(id)));

        var winner = Array.FindIndex(results, result => result.IsDone);
        for (var i = 0; i < Publishers; i++)
        {
            if (i != winner)
                Assert.Equal(
                    [new EntryConflict("weprotect-the-issue", new("title", "The issue", $"Title {winner}", $"Title {i}"))],
                    Refused<EditError.RebaseConflicts>(results[i].Errors).Entries);
        }

        Assert.Equal($"Title {winner}", (await desk.NewestAsync<SourceEntry>("weprotect-the-issue"))!.Title);
    }

    [Fact]
    public async Task Eight_who_add_to_one_sheet_are_all_published_one_after_the_other()
    {
        await using var desk = await SeededAsync(postgres);
        var ids = await ApprovedAsync(desk, (id, i) => desk.SaveAsync<ManifestationEntry>(id, "online-grooming", 1, sheet => sheet with { Labels = sheet.Labels.Add(EditingLoadTests.Token($"token {i}")) }));

        var results = await Task.WhenAll(ids.Select(id => desk.PublishAsync(id)));

        Assert.Equal(Enumerable.Range(1, Publishers).Select(i => $"2026.1.{i}"), results.Select(result => Done(result).Release.Version).Order(StringComparer.Ordinal));
        var labels = (await desk.NewestAsync<ManifestationEntry>("online-grooming"))!.Labels.Select(label => label.Text);
        Assert.Equal(Enumerable.Range(0, Publishers).Select(i => $"token {i}"), labels.Where(text => text.StartsWith("token", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_eight_who_save_one_draft_from_one_revision_exactly_one_does()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, Publishers).Select(i => desk.SaveTitleAsync(id, $"Title {i}", 1)));

        Assert.Single(results, result => result.IsDone);
        Assert.All(results.Where(result => !result.IsDone), result => Assert.Equal(2, Refused<EditError.Conflict>(result.Errors).CurrentRevision));
    }

    [Fact]
    public async Task Eight_who_repeat_one_request_at_once_get_one_result()
    {
        await using var desk = await SeededAsync(postgres);
        var key = new IdempotencyKey("again", "the input");

        var opened = await Task.WhenAll(Enumerable.Range(0, Publishers).Select(_ => desk.Store.OpenAsync("One", Ana, key, Stop)));

        Assert.Single(opened.Select(result => Done(result).Id).Distinct());
        Assert.Equal(["1"], await desk.Database.RowsAsync("SELECT count(*) FROM changesets"));
    }

    [Fact]
    public async Task A_publication_that_is_cut_off_in_the_middle_leaves_nothing_behind_and_is_done_again()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();
        Done(await desk.SaveTitleAsync(id, "X", 1));
        await desk.ApproveAsync(id);
        var before = await desk.Database.EverythingAsync();
        await using var holder = await desk.Database.Source.OpenConnectionAsync(Stop);
        await using var hold = await holder.BeginTransactionAsync(Stop);
        // The publisher has written the release when it comes to the publications, and waits there.
        await using (var command = new NpgsqlCommand("LOCK TABLE publications IN EXCLUSIVE MODE", holder))
            await command.ExecuteNonQueryAsync(Stop);

        using var given = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var abandoned = desk.Publisher.PublishAsync(id, new PublishRequest(), Rita, validateOnly: false, key: null, given.Token);
        await WaitingAsync(desk);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => abandoned);
        Assert.Equal(before, await desk.Database.EverythingAsync());

        var publishing = desk.PublishAsync(id);
        await WaitingAsync(desk);
        await desk.Database.RowsAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");
        await hold.RollbackAsync(Stop);

        Assert.Equal(2, Done(await publishing).Release.Sequence);
        Assert.Equal(["1", "2"], await desk.Database.RowsAsync("SELECT sequence FROM releases ORDER BY 1"));
        Assert.Equal(["1"], await desk.Database.RowsAsync("SELECT count(*) FROM audit_events WHERE action = 'changeset.published'"));
    }

    private static async Task<long[]> ApprovedAsync(EditingDesk desk, Func<long, int, Task<EditResult<SavedDraft>>> save)
    {
        var ids = new long[Publishers];
        for (var i = 0; i < Publishers; i++)
        {
            ids[i] = await desk.OpenAsync();
            Done(await save(ids[i], i));
            await desk.ApproveAsync(ids[i]);
        }

        return ids;
    }

    private static Task WaitingAsync(EditingDesk desk) => Patience.UntilAsync(
        "the publisher waits for the lock",
        TimeSpan.FromSeconds(60),
        async () => (await desk.Database.RowsAsync("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = 'relation'")).Length == 1);
}
