using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Releases;
using Xunit;
using static KnowledgeBase.Integration.Tests.Editing.EditingDesk;

namespace KnowledgeBase.Integration.Tests.Editing;

/// <summary>What would come of a changeset: its problems, and the catalogue as if it were published.</summary>
public sealed class PreviewTests(PostgresFixture postgres)
{
    private const string Sheet = "online-grooming";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_preview_answers_as_if_the_changeset_were_published_and_readers_see_nothing_of_it()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();
        Done(await desk.SaveAsync<ManifestationEntry>(id, Sheet, 1, Retitled("Grooming today")));
        using var loader = new CatalogueLoader(desk.Database.Source, new CatalogueStore(2));
        var store = new CatalogueStore(2);
        using var readers = new CatalogueLoader(desk.Database.Source, store);
        await readers.RefreshAsync(Stop);

        var preview = Done(await desk.Reader.PreviewAsync(id, Stop));

        Assert.Equal("Grooming today", preview.Factsheet(Sheet)!.Entry.Texts["en"].Title);
        Assert.Equal(["2026.1.0+changeset.1", "2026.1.0"], preview.Factsheet(Sheet)!.Revisions.Select(revision => revision.Release.Version));
        Assert.NotEqual("Grooming today", store.Current!.Factsheet(Sheet)!.Entry.Texts["en"].Title);
        Assert.Equal(["2026.1.0"], store.Releases.Select(release => release.Version));
        Assert.Same(preview, Done(await desk.Reader.PreviewAsync(id, Stop)));

        // What others publish meanwhile is in it, too; and it is what comes out in the end.
        await desk.PublishTitleAsync("Ana's", 1);
        var later = Done(await desk.Reader.PreviewAsync(id, Stop));
        Assert.Equal(("Ana's", "Grooming today"), (later.Source("weprotect-the-issue")!.Entry.Title, later.Factsheet(Sheet)!.Entry.Texts["en"].Title));
        await desk.ApproveAsync(id);
        Assert.Equal(later.Release.ContentHash, Done(await desk.PublishAsync(id)).ContentHash);
        Refused<EditError.Invalid>((await desk.Reader.PreviewAsync(id, Stop)).Errors);
        Refused<EditError.NotFound>((await desk.Reader.PreviewAsync(99, Stop)).Errors);
    }

    [Fact]
    public async Task Problems_are_those_of_the_whole_next_release_with_the_rules_of_the_seed_files_and_their_places()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();
        // A country cites what is then gone.
        Done(await desk.Store.RetireAsync(id, "weprotect-the-issue", 1, null, Ana, false, null, Stop));

        var problems = (await desk.Reader.ProblemsAsync(id, Stop))!.Value;

        var country = Assert.Single(problems, problem => problem.Slug == "country-fra");
        Assert.Equal(
            new ChangesetProblem("country-fra", "treatyRecords[0].citations[0].source", ProblemCodes.BrokenLink, "'weprotect-the-issue' is a former name of something that was retired. Delete the link, or name something else.", ProblemSeverity.Error, "countries/fra.yaml:" + LineOf("countries/fra.yaml", "source: weprotect-the-issue")),
            country);
        await desk.ApproveAsync(id);
        Assert.Equal(
            problems.Where(problem => problem.Severity == ProblemSeverity.Error),
            Refused<EditError.Unsound>((await desk.PublishAsync(id)).Errors).Problems);
        Assert.All(Refused<EditError.Unsound>((await desk.Reader.PreviewAsync(id, Stop)).Errors).Problems, problem => Assert.Equal(ProblemCodes.BrokenLink, problem.Code));
        Assert.Equal(1, await new ReleaseReader(desk.Database.Source).NewestAsync(Stop));
    }

    [Fact]
    public async Task A_sound_changeset_has_no_problems_and_one_that_is_final_neither()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();
        Done(await desk.SaveTitleAsync(id, "X", 1));
        Assert.Empty((await desk.Reader.ProblemsAsync(id, Stop))!.Value);

        Done(await desk.Store.AbandonAsync(id, Ana, Stop));

        Assert.Empty((await desk.Reader.ProblemsAsync(id, Stop))!.Value);
        Assert.Null(await desk.Reader.ProblemsAsync(99, Stop));
    }

    [Fact]
    public async Task A_preview_that_could_not_be_read_without_a_fault_is_refused()
    {
        await using var desk = await SeededAsync(postgres);
        var id = await desk.OpenAsync();
        Done(await desk.SaveAsync<ManifestationEntry>(id, Sheet, 1, sheet => sheet with { Texts = sheet.Texts.Remove("en") }));

        var refused = Refused<EditError.Unsound>((await desk.Reader.PreviewAsync(id, Stop)).Errors);

        Assert.Equal([ProblemCodes.MissingEnglish], refused.Problems.Where(problem => problem.Slug == Sheet).Select(problem => problem.Code).Distinct());
    }

    private static Func<ManifestationEntry, ManifestationEntry> Retitled(string title) =>
        sheet => sheet with { Texts = sheet.Texts.SetItem("en", sheet.Texts["en"] with { Title = title }) };

    private static int LineOf(string file, string text) =>
        Array.FindIndex(File.ReadAllLines(Path.Combine(SmallSeed.Original, file)), line => line.Contains(text, StringComparison.Ordinal)) + 1;
}
