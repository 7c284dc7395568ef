using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Editing;
using Xunit;
using static KnowledgeBase.Integration.Tests.Editing.EditingDesk;

namespace KnowledgeBase.Integration.Tests.Editing;

/// <summary>Two changesets on one entry, and undoing releases: nothing of anybody is lost, and what does not go together is told by field.</summary>
public sealed class ConflictTests(PostgresFixture postgres)
{
    private const string Source = "weprotect-the-issue";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Different_fields_of_one_entry_are_published_one_after_the_other()
    {
        await using var desk = await SeededAsync(postgres);
        var (one, two) = (await desk.OpenAsync(), await desk.OpenAsync(Ben));
        Done(await desk.SaveTitleAsync(one, "Another title", 1));
        Done(await desk.SaveAsync<SourceEntry>(two, Source, 1, source => source with { Publisher = "Another publisher" }, Ben));
        await desk.ApproveAsync(one);
        await desk.ApproveAsync(two, Ben);

        Done(await desk.PublishAsync(one));
        Assert.Empty((await desk.ContentAsync(two)).Conflicts);
        Done(await desk.PublishAsync(two));

        var source = (await desk.NewestAsync<SourceEntry>(Source))!;
        Assert.Equal(("Another title", "Another publisher"), (source.Title, source.Publisher));
        Assert.Equal(
            ["1|seed files", "2|ana", "3|ben"],
            await desk.Database.RowsAsync($"SELECT number, author FROM revisions r JOIN entries e ON e.id = r.entry_id WHERE e.slug = '{Source}' ORDER BY 1"));
    }

    [Fact]
    public async Task The_same_field_is_a_conflict_until_it_is_settled_by_someone_who_saw_both()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync(Ben);
        Done(await desk.SaveTitleAsync(id, "Ben's", 1, Ben));
        await desk.ApproveAsync(id, Ben);
        await desk.PublishTitleAsync("Ana's", 1);
        FieldConflict[] conflicts = [new("title", "The issue", "Ana's", "Ben's")];

        // Publishing is refused, and the changeset says why.
        Assert.Equal([new EntryConflict(Source, conflicts[0])], Refused<EditError.RebaseConflicts>((await desk.PublishAsync(id)).Errors).Entries);
        var item = Assert.Single((await desk.ContentAsync(id)).Items);
        Assert.Equal(conflicts, item.Conflicts);
        Assert.Equal(("Ana's", "Ben's", 2), (((SourceEntry)item.Before!).Title, ((SourceEntry)item.After!).Title, item.Revision));

        // What the editor was shown is not enough for any save, though it touches another field.
        var refused = Refused<EditError.Conflict>((await desk.SaveAsync<SourceEntry>(id, Source, item.Revision, source => source with { Place = "Brussels" }, Ben)).Errors);
        Assert.Equal((item.Revision, 3), (refused.ExpectedRevision, refused.CurrentRevision));
        Assert.Equal(conflicts, refused.Conflicts);

        // With the revision that the conflict names, it is settled.
        Assert.Equal(4, Done(await desk.SaveTitleAsync(id, "Both's", refused.CurrentRevision, Ben)).Revision);
        Assert.Empty((await desk.ContentAsync(id)).Conflicts);
        await desk.ApproveAsync(id, Ben);
        Done(await desk.PublishAsync(id));
        Assert.Equal("Both's", (await desk.NewestAsync<SourceEntry>(Source))!.Title);
    }

    [Fact]
    public async Task A_draft_on_which_others_published_elsewhere_is_shown_with_what_they_published()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync(Ben);
        Done(await desk.SaveAsync<SourceEntry>(id, Source, 1, source => source with { Publisher = "Ben's" }, Ben));
        await desk.PublishTitleAsync("Ana's", 1);

        var view = (await desk.Reader.ViewAsync(id, Source, Stop))!;

        Assert.Equal(("Ana's", "Ben's", 3), (((SourceEntry)view.Entry!).Title, ((SourceEntry)view.Entry).Publisher, view.Revision));
        Assert.Equal(3, Refused<EditError.Conflict>((await desk.SaveTitleAsync(id, "X", 2, Ben)).Errors).CurrentRevision);
        Assert.Equal(4, Done(await desk.SaveTitleAsync(id, "X", 3, Ben)).Revision);
        Assert.Equal(4, (await desk.Reader.ViewAsync(id, Source, Stop))!.Revision);
        Assert.Equal((1, "country-fra"), ((await desk.Reader.ViewAsync(id, "country-fra", Stop))!.Revision, (await desk.Reader.ViewAsync(id, "country-fra", Stop))!.Entry!.Slug));
        Assert.Equal(new EntryView(null, 0, []), await desk.Reader.ViewAsync(id, "nothing", Stop));
    }

    [Fact]
    public async Task What_others_removed_and_you_changed_is_a_conflict_as_a_whole()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync(Ben);
        Done(await desk.SaveAsync<CountryEntry>(id, "country-fra", 1, country => country with { Regions = ["EUROPEAN_UNION"] }, Ben));
        var removal = await desk.OpenAsync();
        Done(await desk.Store.RetireAsync(removal, "country-fra", 1, null, Ana, false, null, Stop));
        await desk.ApproveAsync(removal);
        Done(await desk.PublishAsync(removal));

        Assert.Equal("", Assert.Single(Assert.Single((await desk.ContentAsync(id)).Items).Conflicts).Path);
        var refused = Refused<EditError.Conflict>((await desk.SaveAsync<CountryEntry>(id, "country-fra", 2, country => country, Ben)).Errors);
        Done(await desk.SaveAsync<CountryEntry>(id, "country-fra", refused.CurrentRevision, country => country, Ben));
        await desk.ApproveAsync(id, Ben);
        Done(await desk.PublishAsync(id));
        Assert.Equal(["EUROPEAN_UNION"], (await desk.NewestAsync<CountryEntry>("country-fra"))!.Regions);
    }

    [Fact]
    public async Task A_release_is_undone_and_what_came_later_stays()
    {
        await using var desk = await SeededAsync(postgres);
        var bad = await desk.OpenAsync(title: "A bad bulk change");
        Done(await desk.SaveTitleAsync(bad, "Spoilt", 1));
        Done(await desk.Store.RetireAsync(bad, "country-fra", 1, null, Ana, false, null, Stop));
        Done(await desk.Store.SaveAsync(bad, "a-new-source", null, _ => EditResult.Of<Entry>(ChangesetLifeTests.NewSource("a-new-source")), Ana, false, null, Stop));
        await desk.ApproveAsync(bad);
        Assert.Equal("2026.1.1", Done(await desk.PublishAsync(bad)).Release.Version);
        var later = await desk.OpenAsync();
        Done(await desk.SaveAsync<SourceEntry>(later, Source, 2, source => source with { Publisher = "Later" }));
        await desk.ApproveAsync(later);
        Done(await desk.PublishAsync(later));

        var undo = Done(await desk.Publisher.RevertAsync("2026.1.1", null, Ana, null, Stop));

        Assert.Equal(("Undo 2026.1.1", new ReleaseName(2, "2026.1.1"), 3), (undo.Title, undo.Reverts, undo.ItemCount));
        var content = await desk.ContentAsync(undo.Id);
        Assert.Empty(content.Conflicts);
        Assert.Equal(
            [("a-new-source", ChangeKind.Removed), ("country-fra", ChangeKind.Added), (Source, ChangeKind.Changed)],
            content.Items.Select(item => (item.Slug, item.Change)));
        await desk.ApproveAsync(undo.Id);
        Done(await desk.PublishAsync(undo.Id));
        Assert.NotNull(await desk.NewestAsync<CountryEntry>("country-fra"));
        Assert.Null(await desk.NewestAsync<SourceEntry>("a-new-source"));
        var source = (await desk.NewestAsync<SourceEntry>(Source))!;
        Assert.Equal(("The issue", "Later"), (source.Title, source.Publisher));

        // It is undone: there is nothing left to undo.
        Assert.Equal(["release"], Refused<EditError.Invalid>((await desk.Publisher.RevertAsync("2026.1.1", null, Ana, null, Stop)).Errors).Field);
        Assert.Equal(["release"], Refused<EditError.Invalid>((await desk.Publisher.RevertAsync("2026.1.0", null, Ana, null, Stop)).Errors).Field);
        Assert.Equal("release", Refused<EditError.NotFound>((await desk.Publisher.RevertAsync("2030.1.0", null, Ana, null, Stop)).Errors).What);
        Assert.Equal(Role.Editor, Refused<EditError.Forbidden>((await desk.Publisher.RevertAsync("2026.1.1", null, Tomas, null, Stop)).Errors).Requires);
    }

    [Fact]
    public async Task Undoing_what_was_changed_again_since_is_a_conflict_to_settle()
    {
        await using var desk = await SeededAsync(postgres);
        await desk.PublishTitleAsync("Spoilt", 1);
        await desk.PublishTitleAsync("Repaired by hand", 2);

        var undo = Done(await desk.Publisher.RevertAsync("2026.1.1", "Back", Ana, null, Stop));

        Assert.Equal([new EntryConflict(Source, new FieldConflict("title", "Spoilt", "Repaired by hand", "The issue"))], (await desk.ContentAsync(undo.Id)).Conflicts);
        await desk.ApproveAsync(undo.Id);
        Refused<EditError.RebaseConflicts>((await desk.PublishAsync(undo.Id)).Errors);
        Done(await desk.Store.DiscardAsync(undo.Id, Source, Assert.Single((await desk.ContentAsync(undo.Id)).Items).Revision, Ana, Stop));
        Assert.Empty((await desk.ContentAsync(undo.Id)).Conflicts);
    }

    [Fact]
    public async Task The_history_of_an_entry_says_who_when_and_why_and_any_two_states_are_compared()
    {
        await using var desk = await SeededAsync(postgres);
        await desk.PublishTitleAsync("Second", 1);
        var draft = await desk.OpenAsync();
        Done(await desk.SaveTitleAsync(draft, "A draft", 2));
        await desk.PublishTitleAsync("Third", 2);

        var history = await desk.History.OfAsync(Source, 100, null, Stop);

        Assert.Equal(
            [(3, "ana", "Title: Third", "2026.1.2", null), (2, "ana", "Title: Second", "2026.1.1", "2026.1.2"), (1, "seed files", "Seed files 2026.1.0", "2026.1.0", "2026.1.1")],
            history.Select(revision => (revision.Number, revision.Author, revision.Message, revision.Release.Version, revision.Until?.Version)));
        Assert.All(history, revision => Assert.Equal(FreshDatabase.Now, revision.SavedAt));
        Assert.Equal([2], (await desk.History.OfAsync(Source, 1, 3, Stop)).Select(revision => revision.Number));
        Assert.Equal([new FieldDifference("title", "The issue", "Third")], (await desk.History.DiffAsync(Source, 1, 3, Stop))!.Value);
        Assert.Null(await desk.History.DiffAsync(Source, 1, 4, Stop));
        Assert.Null(await desk.History.DocumentAsync("nothing", 1, Stop));
        Assert.Empty(await desk.History.OfAsync("nothing", 1, null, Stop));
    }
}
