using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Editing;
using Xunit;
using static KnowledgeBase.Integration.Tests.Editing.EditingDesk;

namespace KnowledgeBase.Integration.Tests.Editing;

/// <summary>A changeset from its opening to its release, and everything that is refused on the way.</summary>
public sealed class ChangesetLifeTests(PostgresFixture postgres)
{
    private const string Source = "weprotect-the-issue";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_goes_from_draft_through_review_to_readers()
    {
        await using var desk = await SeededAsync(postgres);
        var before = await desk.Database.HashAsync(1);

        var id = await desk.OpenAsync(title: "A better title");
        var saved = Done(await desk.SaveTitleAsync(id, "The issue today", expected: 1));
        Assert.Equal((2, true), (saved.Revision, saved.IsSaved));
        Assert.Equal([new FieldDifference("title", "The issue", "The issue today")], saved.Diff);
        Assert.Equal(1, await new Storage.Releases.ReleaseReader(desk.Database.Source).NewestAsync(Stop));

        Assert.Equal(ChangesetState.Submitted, Done(await desk.Store.SubmitAsync(id, Ana, Stop)).State);
        var approved = Done(await desk.Store.ReviewAsync(id, ReviewVerdict.Approve, "Good.", null, Rita, Stop));
        Assert.Equal(ChangesetState.Approved, approved.State);
        Assert.Equal([new ChangesetReview("rita", ReviewVerdict.Approve, "Good.", FreshDatabase.Now)], approved.Reviews);

        var published = Done(await desk.PublishAsync(id));

        Assert.Equal(new PublishedChangeset(id, new ReleaseName(2, "2026.1.1"), await desk.Database.HashAsync(2), 0, 1, 0), published);
        Assert.NotEqual(before, published.ContentHash);
        Assert.Equal("The issue today", (await desk.NewestAsync<SourceEntry>(Source))!.Title);
        Assert.Equal(
            ["ana|A better title|2"],
            await desk.Database.RowsAsync($"SELECT author, message, number FROM revisions r JOIN entries e ON e.id = r.entry_id WHERE e.slug = '{Source}' AND number = 2"));
        Assert.Equal(
            [$"ana|changeset.opened|{id}", $"ana|changeset.edited|{id}", $"ana|changeset.submitted|{id}", $"rita|changeset.approved|{id}", $"rita|changeset.published|{id}"],
            await desk.Database.RowsAsync("SELECT actor, action, subject FROM audit_events ORDER BY sequence"));
        var final = (await desk.Reader.GetAsync(id, Stop))!;
        Assert.Equal((ChangesetState.Published, new ReleaseName(2, "2026.1.1"), new ReleaseName(1, "2026.1.0"), 1), (final.State, final.Release, final.Base, final.ItemCount));
        var item = Assert.Single((await desk.ContentAsync(id)).Items);
        Assert.Equal((ChangeKind.Changed, "The issue", "The issue today"), (item.Change, ((SourceEntry)item.Before!).Title, ((SourceEntry)item.After!).Title));
    }

    [Fact]
    public async Task Drafts_change_nothing_that_readers_see()
    {
        await using var desk = await SeededAsync(postgres);
        string[] read = ["entries", "revisions", "releases", "publications", "links", "seed_loads", "search_rows"];
        var before = (await desk.Database.EverythingAsync()).Where(row => read.Any(table => row.StartsWith(table + " ", StringComparison.Ordinal))).ToArray();

        var id = await desk.OpenAsync();
        Done(await desk.SaveTitleAsync(id, "A draft", expected: 1));
        Done(await desk.Store.RetireAsync(id, "country-fra", 1, null, Ana, validateOnly: false, key: null, Stop));
        Done(await desk.Store.SaveAsync(id, "a-new-source", null, _ => EditResult.Of<Entry>(NewSource("a-new-source")), Ana, validateOnly: false, key: null, Stop));
        await desk.ApproveAsync(id);

        Assert.Equal(before, (await desk.Database.EverythingAsync()).Where(row => read.Any(table => row.StartsWith(table + " ", StringComparison.Ordinal))));
        var all = (await desk.ContentAsync(id)).Items.Select(item => (item.Slug, item.Change));
        Assert.Equal([("a-new-source", ChangeKind.Added), ("country-fra", ChangeKind.Removed), (Source, ChangeKind.Changed)], all);
    }

    [Fact]
    public async Task Every_save_of_what_exists_names_the_revision_that_was_seen()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();

        foreach (var wrong in new int?[] { null, 0, 2, -1, int.MaxValue })
            Assert.Equal(new EditError.Conflict(Source, wrong, 1, []), Refused<EditError.Conflict>((await desk.SaveTitleAsync(id, "X", wrong)).Errors));
        Assert.Equal(2, Done(await desk.SaveTitleAsync(id, "X", 1)).Revision);
        Assert.Equal(2, Refused<EditError.Conflict>((await desk.SaveTitleAsync(id, "Y", 1, Ben)).Errors).CurrentRevision);
        Assert.Equal(3, Done(await desk.SaveTitleAsync(id, "Y", 2, Ben)).Revision);
        Assert.Equal(["ana", "ben"], (await desk.Reader.GetAsync(id, Stop))!.Contributors);
    }

    [Fact]
    public async Task Creating_what_exists_now_is_a_conflict()
    {
        await using var desk = await SeededAsync(postgres);
        var (first, second) = (await desk.OpenAsync(), await desk.OpenAsync(Ben));
        foreach (var id in new[] { first, second })
            Done(await desk.Store.SaveAsync(id, "a-new-source", null, _ => EditResult.Of<Entry>(NewSource("a-new-source") with { Title = $"Of {id}" }), Ana, validateOnly: false, key: null, Stop));
        await desk.ApproveAsync(first);
        Done(await desk.PublishAsync(first));

        await desk.ApproveAsync(second);
        var refused = Refused<EditError.RebaseConflicts>((await desk.PublishAsync(second)).Errors);

        Assert.Equal([new EntryConflict("a-new-source", new FieldConflict("title", null, $"Of {first}", $"Of {second}"))], refused.Entries);
        var third = await desk.OpenAsync();
        Assert.Equal(1, Refused<EditError.Conflict>((await desk.Store.SaveAsync(third, "a-new-source", null, _ => EditResult.Of<Entry>(NewSource("a-new-source")), Ana, validateOnly: false, key: null, Stop)).Errors).CurrentRevision);
    }

    [Fact]
    public async Task An_edit_takes_an_approval_back()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();
        Done(await desk.SaveTitleAsync(id, "X", 1));
        await desk.ApproveAsync(id);

        Done(await desk.SaveTitleAsync(id, "Y", 2));

        var refused = Refused<EditError.WrongState>((await desk.PublishAsync(id)).Errors);
        Assert.Equal((ChangesetState.Open, ChangesetAction.Publish), (refused.State, refused.Action));
        Assert.Equal([ChangesetAction.Edit, ChangesetAction.Submit, ChangesetAction.Comment, ChangesetAction.Abandon], refused.Possible);
    }

    [Fact]
    public async Task Saving_the_same_again_changes_nothing_and_keeps_an_approval()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();
        Done(await desk.SaveTitleAsync(id, "X", 1));
        await desk.ApproveAsync(id);

        Assert.Equal(2, Done(await desk.SaveTitleAsync(id, "X", 2)).Revision);

        Assert.Equal(ChangesetState.Approved, (await desk.Reader.GetAsync(id, Stop))!.State);
    }

    [Fact]
    public async Task Nobody_approves_their_own_but_where_the_team_is_one_person()
    {
        var both = new Caller("ana", [Role.Editor, Role.Reviewer], []);
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();
        Done(await desk.SaveTitleAsync(id, "X", 1));
        Done(await desk.Store.SubmitAsync(id, Ana, Stop));
        Assert.Equal(Role.Reviewer, Refused<EditError.Forbidden>((await desk.Store.ReviewAsync(id, ReviewVerdict.Approve, null, null, both, Stop)).Errors).Requires);
        Assert.Equal(ChangesetState.ChangesRequested, Done(await desk.Store.ReviewAsync(id, ReviewVerdict.RequestChanges, "Again.", null, both, Stop)).State);

        await using var alone = await SeededAsync(postgres, new EditingRules(OwnApproval: true));
        id = await alone.OpenAsync();
        Done(await alone.SaveTitleAsync(id, "X", 1));
        Done(await alone.Store.SubmitAsync(id, Ana, Stop));
        Done(await alone.Store.ReviewAsync(id, ReviewVerdict.Approve, null, null, both, Stop));
    }

    [Fact]
    public async Task A_review_of_a_version_that_is_gone_is_refused()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();
        Done(await desk.SaveTitleAsync(id, "X", 1));
        var seen = Done(await desk.Store.SubmitAsync(id, Ana, Stop)).Version;
        Done(await desk.SaveTitleAsync(id, "Y", 2));
        Done(await desk.Store.SubmitAsync(id, Ana, Stop));

        Assert.Equal(["expectedVersion"], Refused<EditError.Invalid>((await desk.Store.ReviewAsync(id, ReviewVerdict.Approve, null, seen, Rita, Stop)).Errors).Field);
        Done(await desk.Store.ReviewAsync(id, ReviewVerdict.Approve, null, seen + 2, Rita, Stop));
    }

    [Fact]
    public async Task A_translator_writes_their_language_and_nothing_else()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync(Tomas);

        Done(await desk.SaveAsync<ManifestationEntry>(id, "online-grooming", 1, sheet => sheet with { Texts = sheet.Texts.SetItem("es", sheet.Texts["es"] with { Title = "Embaucamiento" }) }, Tomas));
        var refused = Refused<EditError.Forbidden>((await desk.SaveAsync<ManifestationEntry>(
            id, "online-grooming", 2, sheet => sheet with { Texts = sheet.Texts.SetItem("en", sheet.Texts["en"] with { Title = "Grooming" }) }, Tomas)).Errors);

        Assert.Equal("A translator for es may change texts and labels in that language only, not texts.en.title.", refused.Message);
        Done(await desk.Store.SubmitAsync(id, Tomas, Stop));
    }

    [Fact]
    public async Task Final_changesets_refuse_everything_and_the_database_does_too()
    {
        await using var desk = await SeededAsync(postgres);
        await desk.PublishTitleAsync("X", 1);
        var abandoned = await desk.OpenAsync();
        Done(await desk.SaveTitleAsync(abandoned, "Y", 2));
        Done(await desk.Store.AbandonAsync(abandoned, Ana, Stop));

        foreach (var (id, state) in new[] { (1L, ChangesetState.Published), (abandoned, ChangesetState.Abandoned) })
        {
            Assert.Equal(state, Refused<EditError.WrongState>((await desk.SaveTitleAsync(id, "Z", 2)).Errors).State);
            Assert.Empty(Refused<EditError.WrongState>((await desk.Store.SubmitAsync(id, Ana, Stop)).Errors).Possible);
            Assert.Equal(state, Refused<EditError.WrongState>((await desk.Store.ReviewAsync(id, ReviewVerdict.Comment, "x", null, Rita, Stop)).Errors).State);
            Assert.Equal(state, Refused<EditError.WrongState>((await desk.PublishAsync(id)).Errors).State);
            Assert.Equal(state, Refused<EditError.WrongState>((await desk.Store.AbandonAsync(id, Ana, Stop)).Errors).State);
            Assert.Equal(state, Refused<EditError.WrongState>((await desk.Store.DiscardAsync(id, Source, 2, Ana, Stop)).Errors).State);
        }

        var before = await desk.Database.EverythingAsync();
        foreach (var statement in new[]
        {
            "UPDATE changesets SET title = 'other', version = version + 1", "DELETE FROM changesets", "TRUNCATE changesets CASCADE",
            "UPDATE changeset_items SET draft_document = NULL", "DELETE FROM changeset_items", "TRUNCATE changeset_items",
            "INSERT INTO changeset_items (changeset_id, slug, kind, base_number, saves, is_discarded, editor, saved_at) VALUES (1, 'x', 'Source', 0, 1, false, 'x', now())",
            "UPDATE changeset_reviews SET verdict = 'COMMENT'", "DELETE FROM changeset_reviews", "TRUNCATE changeset_reviews",
        })
            Assert.Equal("23001", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => desk.Database.RowsAsync(statement))).SqlState);
        Assert.Equal(before, await desk.Database.EverythingAsync());
    }

    [Fact]
    public async Task What_is_not_there_or_not_text_is_told()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();

        Assert.Equal(["There is no changeset '99'."], Told((await desk.SaveTitleAsync(99, "X", 1)).Errors));
        Assert.Equal(["There is no entry 'nothing'."], Told((await desk.Store.RetireAsync(id, "nothing", null, null, Ana, false, null, Stop)).Errors));
        Assert.Equal(["There is nothing in the changeset yet. Save a draft in it first."], Told((await desk.Store.SubmitAsync(id, Ana, Stop)).Errors));
        Assert.Equal(["'title' has to say something."], Told((await desk.Store.OpenAsync(" ", Ana, null, Stop)).Errors));
        Assert.Equal(["'title' has 201 characters, and at most 200 are allowed."], Told((await desk.Store.OpenAsync(new string('x', 201), Ana, null, Stop)).Errors));
        foreach (var bad in new[] { "a\0b", "a\ud800b" })
        {
            Assert.Equal(["title"], Refused<EditError.Invalid>((await desk.Store.OpenAsync(bad, Ana, null, Stop)).Errors).Field);
            Assert.Equal(["title"], Refused<EditError.Invalid>((await desk.SaveTitleAsync(id, bad, 1)).Errors).Field);
        }

        Assert.Equal(
            ["The document is that of 'b', not of 'a'. To give an entry another slug, rename it."],
            Told((await desk.Store.SaveAsync(id, "a", null, _ => EditResult.Of<Entry>(NewSource("b")), Ana, false, null, Stop)).Errors));
        Assert.Equal(["slug"], Refused<EditError.Invalid>((await desk.Store.SaveAsync(id, "No slug", null, _ => EditResult.Of<Entry>(NewSource("No slug")), Ana, false, null, Stop)).Errors).Field);
        Assert.Equal(["slug"], Refused<EditError.Invalid>((await desk.Store.SaveAsync(id, "country-fra", 1, _ => EditResult.Of<Entry>(NewSource("country-fra")), Ana, false, null, Stop)).Errors).Field);
        Assert.Empty(await desk.History.OfAsync("a\0b", 1, null, Stop));
        Assert.Equal(0, await desk.Reader.CountAsync(new ChangesetFilter([], "a\0b"), Stop));
        Refused<EditError.NotFound>((await desk.Publisher.RevertAsync("a\0b", null, Ana, null, Stop)).Errors);
        Assert.Equal(["version"], Refused<EditError.Invalid>((await desk.PublishAsync(id, "a\0b")).Errors).Field);
        Assert.Null(await desk.Reader.GetAsync(99, Stop));
        Assert.Null(await desk.Reader.ContentAsync(99, Stop));
    }

    [Fact]
    public async Task A_discarded_draft_is_what_is_published_again_and_its_revision_is_never_given_twice()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();
        Done(await desk.SaveTitleAsync(id, "X", 1));

        Assert.Equal(0, Done(await desk.Store.DiscardAsync(id, Source, 2, Ana, Stop)).ItemCount);

        Assert.Empty((await desk.ContentAsync(id)).Items);
        // Whoever still has revision 2, the draft that was taken back, cannot save over what is there now.
        var refused = Refused<EditError.Conflict>((await desk.SaveTitleAsync(id, "Z", 2)).Errors);
        Assert.Equal(4, Done(await desk.SaveTitleAsync(id, "Z", refused.CurrentRevision)).Revision);
        Assert.Equal(1, (await desk.Reader.GetAsync(id, Stop))!.ItemCount);
    }

    [Fact]
    public async Task Validating_only_says_what_would_change_and_saves_nothing()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();
        Done(await desk.SaveTitleAsync(id, "X", 1));
        await desk.ApproveAsync(id);
        var before = await desk.Database.EverythingAsync();

        var draft = Done(await desk.SaveTitleAsync(id, "Y", 2, validateOnly: true));
        var release = Done(await desk.PublishAsync(id, validateOnly: true));

        Assert.Equal((false, 2, new FieldDifference("title", "X", "Y")), (draft.IsSaved, draft.Revision, draft.Diff.Single()));
        Assert.Equal((new ReleaseName(2, "2026.1.1"), 0, 1, 0), (release.Release, release.Added, release.Updated, release.Removed));
        Assert.Equal(before, await desk.Database.EverythingAsync());
        Assert.Equal(release.ContentHash, Done(await desk.PublishAsync(id)).ContentHash);
    }

    [Fact]
    public async Task The_same_key_gives_the_first_result_and_another_input_is_refused()
    {
        await using var desk = await SeededAsync(postgres);
        var key = new IdempotencyKey("k1", "hash of the input");

        var opened = Done(await desk.Store.OpenAsync("One", Ana, key, Stop));
        Assert.Equal(opened.Id, Done(await desk.Store.OpenAsync("One", Ana, key, Stop)).Id);
        Assert.NotEqual(opened.Id, Done(await desk.Store.OpenAsync("One", Ben, key, Stop)).Id);
        Refused<EditError.KeyReused>((await desk.Store.OpenAsync("Two", Ana, key with { InputHash = "another" }, Stop)).Errors);
        Refused<EditError.KeyReused>((await desk.SaveTitleAsync(opened.Id, "X", 1, key: key)).Errors);

        var saved = Done(await desk.SaveTitleAsync(opened.Id, "X", 1, key: key with { Key = "k2" }));
        var again = Done(await desk.SaveTitleAsync(opened.Id, "X", 1, key: key with { Key = "k2" }));
        Assert.Equal((saved.Revision, ContentHash.Of(saved.Entry!)), (again.Revision, ContentHash.Of(again.Entry!)));
        Assert.Equal(saved.Diff, again.Diff);
        await desk.ApproveAsync(opened.Id);
        var published = Done(await desk.PublishAsync(opened.Id, key: key with { Key = "k3" }));
        Assert.Equal(published, Done(await desk.PublishAsync(opened.Id, key: key with { Key = "k3" })));
        Assert.Equal(2, (await desk.Database.RowsAsync("SELECT 1 FROM releases")).Length);
    }

    [Fact]
    public async Task Changesets_are_listed_newest_first_by_state_and_author()
    {
        await using var desk = await SeededAsync(postgres);
        foreach (var caller in new[] { Ana, Ben, Ana, Ben, Ana })
            await desk.OpenAsync(caller);
        Done(await desk.Store.AbandonAsync(3, Ana, Stop));

        Assert.Equal("5 4 3 2 1", await ListAsync(new ChangesetFilter([], null), 100, null));
        Assert.Equal("5 4 +", await ListAsync(new ChangesetFilter([], null), 2, null));
        Assert.Equal("3 2 +", await ListAsync(new ChangesetFilter([], null), 2, 4));
        Assert.Equal("1", await ListAsync(new ChangesetFilter([], null), 2, 2));
        Assert.Equal("5 1", await ListAsync(new ChangesetFilter([ChangesetState.Open], "ana"), 2, null));
        Assert.Equal("", await ListAsync(new ChangesetFilter([ChangesetState.Published], null), 2, null));
        Assert.Equal(3, await desk.Reader.CountAsync(new ChangesetFilter([], "ana"), Stop));
        foreach (var wrong in new[] { 0, -1, 101 })
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => desk.Reader.ListAsync(new ChangesetFilter([], null), wrong, null, Stop));

        async Task<string> ListAsync(ChangesetFilter filter, int first, long? after)
        {
            var page = await desk.Reader.ListAsync(filter, first, after, Stop);
            return string.Join(' ', page.Changesets.Select(changeset => $"{changeset.Id}").Concat(page.HasMore ? ["+"] : []));
        }
    }

    internal static SourceEntry NewSource(string slug) => new() { Slug = slug, Title = "A new source", Actors = [Actor.Researchers], Url = "https://example.org/", Languages = ["en"], Read = SourceReading.Full, AccessedOn = new DateOnly(2026, 11, 22) };
}
