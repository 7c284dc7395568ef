using KnowledgeBase.Api.CommandLine;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Integration.Tests.Seeds;
using KnowledgeBase.Storage.Editing;
using KnowledgeBase.Storage.Releases;
using Xunit;
using static KnowledgeBase.Integration.Tests.Editing.EditingDesk;

namespace KnowledgeBase.Integration.Tests.Editing;

/// <summary>Renaming and retiring: the old name stays known, and everything that named the entry goes along.</summary>
public sealed class FormerNameTests(PostgresFixture postgres)
{
    private const string Source = "weprotect-the-issue";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_name_takes_everything_along_that_names_the_entry()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync(title: "A better name");

        var renamed = Done(await desk.Store.RenameAsync(id, Source, 1, "the-issue", Ana, validateOnly: false, key: null, Stop));

        Assert.Equal(("the-issue", "The issue"), (renamed.Slug, ((SourceEntry)renamed.Entry!).Title));
        // Who names it, by the files.
        var naming = Directory.GetFiles(SmallSeed.Original, "*.*", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("source: weprotect-the-issue", StringComparison.Ordinal))
            .Select(file => Path.GetFileName(file).Split('.')[0] is var stem && stem == "fra" ? "country-fra" : Path.GetFileName(file).Split('.')[0])
            .Distinct();
        var content = await desk.ContentAsync(id);
        Assert.Equal(naming.Append("the-issue").Append(Source).Order(StringComparer.Ordinal), content.Items.Select(item => item.Slug));
        Assert.Equal((ChangeKind.Removed, ChangeKind.Added), (content.Items.Single(item => item.Slug == Source).Change, content.Items.Single(item => item.Slug == "the-issue").Change));
        Assert.Equal(["citations[the-issue]", "citations[weprotect-the-issue]"], content.Items.Single(item => item.Slug == "country-fra").Diff.Select(field => field.Path["treatyRecords[lanzarote-convention].".Length..]));
        Assert.Empty((await desk.Reader.ProblemsAsync(id, Stop))!.Value);
        await desk.ApproveAsync(id);
        Done(await desk.PublishAsync(id, "2026.3.0"));

        Assert.Equal(
            new FormerNameEntry { Slug = Source, Was = FormerKind.Source, Outcome = FormerNameOutcome.Renamed, To = "the-issue", Since = "2026.3.0" },
            await desk.NewestAsync<FormerNameEntry>(Source));
        var store = new CatalogueStore(2);
        using var loader = new CatalogueLoader(desk.Database.Source, store);
        await loader.RefreshAsync(Stop);
        Assert.Equal("The issue", store.Current!.Source("the-issue")!.Entry.Title);
        using var folder = new SmallSeed();
        var reader = new ReleaseReader(desk.Database.Source);
        await SeedExport.WriteAsync(folder.Path, (await reader.ReleasesAsync(Stop))[1], await reader.EntriesAsync(2, Stop), Stop);
        Assert.Equal(["NothingChanged { Version = 2026.3.0 }"], LoadAccount.Of(await desk.Database.LoadAsync(folder.Path)));
    }

    [Fact]
    public async Task A_renaming_is_undone_like_any_other_change()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();
        Done(await desk.Store.RenameAsync(id, Source, 1, "the-issue", Ana, validateOnly: false, key: null, Stop));
        await desk.ApproveAsync(id);
        Done(await desk.PublishAsync(id));

        var undo = Done(await desk.Publisher.RevertAsync("2026.1.1", null, Ana, null, Stop));
        await desk.ApproveAsync(undo.Id);

        Assert.Equal(await desk.Database.HashAsync(1), Done(await desk.PublishAsync(undo.Id)).ContentHash);
    }

    [Fact]
    public async Task A_sheet_and_its_instrument_of_one_name_are_renamed_together()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();

        Done(await desk.Store.RenameAsync(id, "lanzarote-convention", 1, "cets-201", Ana, validateOnly: false, key: null, Stop));

        Assert.Empty((await desk.Reader.ProblemsAsync(id, Stop))!.Value.Where(problem => problem.Severity == Content.Problems.ProblemSeverity.Error));
        var items = (await desk.ContentAsync(id)).Items.ToDictionary(item => item.Slug, item => item.After);
        Assert.Equal("cets-201", Assert.Single(((LegalFrameworkEntry)items["cets-201"]!).Instruments).Slug);
        Assert.Equal("cets-201", Assert.Single(((CountryEntry)items["country-fra"]!).TreatyRecords).Instrument);
        Assert.Contains("cets-201", ((ManifestationEntry)items["online-grooming"]!).Labels.SelectMany(label => label.StandsIn));
        await desk.ApproveAsync(id);
        Done(await desk.PublishAsync(id));
    }

    [Fact]
    public async Task What_is_retired_leads_to_its_successor_and_undoing_the_release_brings_it_back()
    {
        await using var desk = await SeededAsync(postgres);
        var create = await desk.OpenAsync();
        Done(await desk.Store.SaveAsync(create, "a-new-source", null, _ => EditResult.Of<Entry>(ChangesetLifeTests.NewSource("a-new-source")), Ana, false, null, Stop));
        await desk.ApproveAsync(create);
        Done(await desk.PublishAsync(create));
        var retire = await desk.OpenAsync(title: "It went offline");
        Done(await desk.Store.RetireAsync(retire, "a-new-source", 1, Source, Ana, false, null, Stop));
        await desk.ApproveAsync(retire);
        Done(await desk.PublishAsync(retire));

        var former = (await desk.NewestAsync<FormerNameEntry>("a-new-source"))!;
        Assert.Equal((FormerNameOutcome.Retired, Source, "2026.1.2", "It went offline"), (former.Outcome, former.To, former.Since, former.Reason!.ByLanguage["en"]));
        var later = await desk.OpenAsync();
        Assert.Equal(
            ["'a-new-source' is a former name; it leads to 'weprotect-the-issue'. Change that, or undo the release that retired 'a-new-source'."],
            Told((await desk.SaveTitleAsync(later, "X", 2, slug: "a-new-source")).Errors));

        var undo = Done(await desk.Publisher.RevertAsync("2026.1.2", null, Ana, null, Stop));
        await desk.ApproveAsync(undo.Id);
        Done(await desk.PublishAsync(undo.Id));
        Assert.Equal("A new source", (await desk.NewestAsync<SourceEntry>("a-new-source"))!.Title);
    }

    [Fact]
    public async Task Names_are_not_used_twice_and_some_things_have_none_to_change()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();
        Done(await desk.Store.SaveAsync(id, "a-new-source", null, _ => EditResult.Of<Entry>(ChangesetLifeTests.NewSource("a-new-source")), Ana, false, null, Stop));

        Assert.Equal(["newSlug"], (await RefusedAsync(Source, 1, "online-grooming")).Field);
        Assert.Equal(["newSlug"], (await RefusedAsync(Source, 1, "a-new-source")).Field);
        Assert.Equal(["newSlug"], (await RefusedAsync(Source, 1, "Not a slug")).Field);
        Assert.Equal(
            ["'a-new-source' was never published, so that nobody can miss it: discard its draft."],
            Told((await desk.Store.RetireAsync(id, "a-new-source", 1, null, Ana, false, null, Stop)).Errors));
        Assert.Equal("A country cannot be renamed: it goes by its ISO code.", (await RefusedAsync("country-fra", 1, "france")).Reason);
        Assert.Equal(["slug"], (await RefusedAsync("a-new-source", 1, "another-source")).Field);
        Assert.Equal(1, Refused<EditError.Conflict>((await desk.Store.RenameAsync(id, Source, 7, "the-issue", Ana, false, null, Stop)).Errors).CurrentRevision);
        Refused<EditError.Forbidden>((await desk.Store.RenameAsync(id, Source, 1, "the-issue", Tomas, false, null, Stop)).Errors);

        async Task<EditError.Invalid> RefusedAsync(string slug, int expected, string newSlug) =>
            Refused<EditError.Invalid>((await desk.Store.RenameAsync(id, slug, expected, newSlug, Ana, false, null, Stop)).Errors);
    }
}
