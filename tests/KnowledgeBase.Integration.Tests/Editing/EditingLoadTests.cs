using System.Collections.Concurrent;
using System.Globalization;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Audit;
using KnowledgeBase.Storage.Editing;
using KnowledgeBase.Storage.Releases;
using Xunit;
using static KnowledgeBase.Integration.Tests.Editing.EditingDesk;

namespace KnowledgeBase.Integration.Tests.Editing;

/// <summary>
/// Fifty editors at once, on two instances, for a quarter of a minute (<c>KB_EDITING_LOAD_SECONDS</c> says otherwise). Each counts a common number up by one,
/// on which they collide, or adds a word of their own, on which they do not.
/// </summary>
public sealed class EditingLoadTests(PostgresFixture postgres)
{
    private const int Editors = 50;
    private const string Counter = "weprotect-the-issue";
    private const string Sheet = "online-grooming";

    private readonly ConcurrentBag<string> _words = [];
    private readonly ConcurrentBag<PublishedChangeset> _published = [];
    private int _counted;
    private int _conflicts;
    private int _busy;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_editors_lose_no_update_and_publish_no_half_release()
    {
        await using var desk = await SeededAsync(postgres, isPatient: true);
        var other = desk.Another();
        await desk.PublishTitleAsync("0 by nobody", 1);
        var seconds = Environment.GetEnvironmentVariable("KB_EDITING_LOAD_SECONDS") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : 6;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        over.CancelAfter(TimeSpan.FromSeconds(seconds));

        await Task.WhenAll(Enumerable.Range(0, Editors).Select(i => Task.Run(() => EditAsync(i % 2 == 0 ? desk : other, i, over.Token), Stop)));

        TestContext.Current.TestOutputHelper?.WriteLine($"{_published.Count} releases: {_counted} counted, {_words.Count} words; {_conflicts} conflicts, {_busy} times busy");
        Assert.True(_counted > 0 && !_words.IsEmpty, "Nothing was published.");
        // No lost update: every acknowledged count and word is there, each exactly once.
        Assert.Equal(_counted, NumberOf((await desk.NewestAsync<SourceEntry>(Counter))!.Title));
        var words = (await desk.NewestAsync<ManifestationEntry>(Sheet))!.Labels.Select(label => label.Text).Where(text => text.StartsWith("word", StringComparison.Ordinal));
        Assert.Equal(_words.Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
        // No half release: each has the hash of what is in it, and there are as many as were acknowledged.
        var reader = new ReleaseReader(desk.Database.Source);
        var releases = await reader.ReleasesAsync(Stop);
        Assert.Equal(Enumerable.Range(1, _published.Count + 2), releases.Select(release => release.Sequence));
        Assert.Equal(_published.Select(one => (one.Release.Sequence, one.ContentHash)).Order(), releases.Skip(2).Select(release => (release.Sequence, release.ContentHash)));
        foreach (var release in releases)
            Assert.Equal(release.ContentHash, ReleaseHash.Of((await reader.EntriesAsync(release.Sequence, Stop)).Select(item => (item.Entry.Slug, ContentHash.Of(item.Entry)))));
        Assert.Null((await AuditVerifier.VerifyAsync(desk.Database.Source, copiedHead: null, Stop)).Fault);
    }

    internal static Label Token(string text) => new()
    {
        Text = text, Language = "en", Kind = LabelKind.Hidden, Usage = LabelUsage.Accepted, Confidence = Confidence.Verified, Citations = [new Citation("lanzarote-convention-text")],
    };

    private static int NumberOf(string title) => int.Parse(title.Split(' ')[0], CultureInfo.InvariantCulture);

    private async Task EditAsync(EditingDesk desk, int editor, CancellationToken over)
    {
        var (writer, counts) = (new Caller($"editor {editor}", [Role.Editor], []), editor % 2 == 0);
        for (var round = 0; !over.IsCancellationRequested; round++)
        {
            if (await TryAsync(desk.Store.OpenAsync($"Round {round} of {writer.Name}", writer, key: null, Stop)) is not { } changeset)
                continue;
            var word = $"word {editor} {round}";
            if (counts ? await CountAsync(desk, changeset.Id, writer) : await AddAsync(desk, changeset.Id, writer, word))
                continue;
            // Given up; what it had saved must not show up anywhere.
            await TryAsync(desk.Store.AbandonAsync(changeset.Id, writer, Stop));
        }
    }

    /// <summary>Counts one up, and after a conflict again from what the conflict shows.</summary>
    private async Task<bool> CountAsync(EditingDesk desk, long id, Caller writer)
    {
        if (await desk.Reader.ViewAsync(id, Counter, Stop) is not { } view)
            return false;
        var expected = view.Revision;
        var seen = ((SourceEntry)view.Entry!).Title;
        for (var attempt = 0; attempt < 4; attempt++)
        {
            // Two who count to the same number do not write the same, which would be no conflict.
            var next = $"{NumberOf(seen) + 1} by {writer.Name}";
            var saved = await desk.SaveTitleAsync(id, next, expected, writer);
            if (saved.IsDone)
            {
                var published = await PublishAsync(desk, id, writer);
                if (published.IsDone)
                {
                    Interlocked.Increment(ref _counted);
                    return true;
                }

                if (published.Errors[0] is not EditError.RebaseConflicts conflicts)
                    return Busy(published.Errors);
                // It concerns this editor's field, and says what they wrote.
                var conflict = Assert.Single(conflicts.Entries);
                Assert.Equal((Counter, "title", next), (conflict.Slug, conflict.Field.Path, conflict.Field.Yours));
                Interlocked.Increment(ref _conflicts);
                // No revision is right before the conflict was seen; the refusal says what is there now.
                saved = await desk.SaveTitleAsync(id, next, saved.Value.Revision, writer);
            }

            if (saved.IsDone || saved.Errors[0] is not EditError.Conflict refused)
                return Busy(saved.Errors);
            expected = refused.CurrentRevision;
            seen = refused.Conflicts is [{ Theirs: { } theirs }] ? theirs : ((SourceEntry)(await desk.Reader.ViewAsync(id, Counter, Stop))!.Entry!).Title;
        }

        return false;
    }

    private async Task<bool> AddAsync(EditingDesk desk, long id, Caller writer, string word)
    {
        if (await desk.Reader.ViewAsync(id, Sheet, Stop) is not { } view
            || await TryAsync(desk.SaveAsync<ManifestationEntry>(id, Sheet, view.Revision, sheet => sheet with { Labels = sheet.Labels.Add(Token(word)) }, writer)) is null)
            return false;
        // Nobody else has this word, so that there is nothing to conflict with.
        var published = await PublishAsync(desk, id, writer);
        Assert.True(published.IsDone || published.Errors[0] is EditError.Busy, string.Join('\n', Told(published.Errors)));
        if (published.IsDone)
            _words.Add(word);
        return published.IsDone;
    }

    private async Task<EditResult<PublishedChangeset>> PublishAsync(EditingDesk desk, long id, Caller writer)
    {
        var submitted = await desk.Store.SubmitAsync(id, writer, Stop);
        if (!submitted.IsDone)
            return submitted.As<PublishedChangeset>();
        var approved = await desk.Store.ReviewAsync(id, ReviewVerdict.Approve, null, null, Rita, Stop);
        if (!approved.IsDone)
            return approved.As<PublishedChangeset>();
        var published = await desk.PublishAsync(id);
        if (published.IsDone)
            _published.Add(published.Value);
        return published;
    }

    /// <summary>What came of it; null when it was refused because others were quicker or there was too much to do.</summary>
    private async Task<T?> TryAsync<T>(Task<EditResult<T>> edit)
        where T : class
    {
        var result = await edit;
        if (!result.IsDone)
            Busy(result.Errors);
        return result.Value;
    }

    private bool Busy(IEnumerable<EditError> errors)
    {
        foreach (var error in errors)
        {
            Assert.True(error is EditError.Busy or EditError.Conflict, error.Message);
            Interlocked.Increment(ref _busy);
        }

        return false;
    }
}
