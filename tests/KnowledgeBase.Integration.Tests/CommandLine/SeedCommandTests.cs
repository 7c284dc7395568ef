using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.Content.Texts;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.CommandLine;

public sealed class SeedCommandTests(PostgresFixture postgres) : IDisposable
{
    private const string Issue = "sources/weprotect-the-issue.yaml";
    private readonly SmallSeed seed = new();

    [Fact]
    public async Task Check_counts_what_it_read()
    {
        Assert.Equal(["exit 0", "8 entries, 0 errors, 0 warnings"], (await RunAsync("seed", "check", seed.Path)).Lines);
    }

    [Fact]
    public async Task Check_lists_every_problem_with_its_place()
    {
        seed.Replace(Issue, "read: FULL", "read: TWICE");
        seed.Replace("manifestations/online-grooming.en.md", "Grooming is a process and not a single act.", "Grooming is a process.");
        seed.Delete("release.yaml");
        var english = ((FactsheetEntry)SeedReader.Read(seed.Path).Entries.Single(entry => entry.Slug == "online-grooming")).Texts["en"];

        Assert.Equal(
            [
                "exit 1",
                $"manifestations/online-grooming.es.md:12:51 stale-translation (warning) The English text has changed since it was translated. Check the translation, then write of-text: \"{TextFingerprint.Of(english)}\".",
                "release.yaml:1:1 missing-file The file is missing. It names the release, its date and languages.",
                "sources/weprotect-the-issue.yaml:11:7 unknown-value 'TWICE' is not one of FULL, OPENING, MIRROR, REPORT, NOT_OPENED.",
                "7 entries, 2 errors, 1 warnings",
            ],
            (await RunAsync("seed", "check", seed.Path)).Lines);
    }

    [Fact]
    public async Task Check_of_no_folder_says_so()
    {
        Assert.Equal(
            ["exit 1", $"! There is no folder {seed.Path}/nowhere. Name the one that holds release.yaml."], (await RunAsync("seed", "check", "nowhere")).Lines);
    }

    [Fact]
    public async Task What_only_release_yaml_says_is_not_published_and_told()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        seed.Version("2026.1.1");
        seed.Replace("release.yaml", "en: A small release for tests.", "en: A release for tests.");
        var before = await database.EverythingAsync();

        Assert.Equal(
            [
                "exit 0",
                "Nothing changed since release 2026.1.0; nothing was published.",
                "release.yaml says something else than that release (version, notes). A release never changes, and release.yaml alone makes no new one: what it says comes with the next change of content, under a new version.",
            ],
            (await RunAsync(database, "seed", "load", seed.Path)).Lines);
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Fact]
    public async Task Load_publishes_once_and_a_dry_run_never()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);

        string[] compared = ["exit 0", .. SmallSeed.Slugs.Select(slug => $"+ {slug}"), "Dry run: 8 added, 0 changed, 0 taken out. Nothing was loaded."];
        Assert.Equal(compared, (await RunAsync(database, "seed", "load", "--dry-run", seed.Path)).Lines);
        Assert.Empty(await database.EverythingAsync());
        var loaded = (await RunAsync(database, "seed", "load", seed.Path)).Lines;
        Assert.Equal(["exit 0", $"Published release 2026.1.0 (number 1): 8 added, 0 changed, 0 taken out. Content hash {await database.HashAsync(1)}."], loaded);
        Assert.Equal(
            ["exit 0", "Nothing changed since release 2026.1.0; nothing was published."], (await RunAsync(database, "seed", "load", seed.Path)).Lines);
    }

    [Fact]
    public async Task Diff_shows_what_the_files_and_the_newest_release_have_each()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        var before = await database.EverythingAsync();
        Assert.Equal(["exit 0", "No differences."], (await RunAsync(database, "seed", "diff", seed.Path)).Lines);
        seed.Replace(Issue, "title: The issue", $"title: The issue {new string('x', 100)}");
        seed.Replace(Issue, "authors: [WePROTECT Global Alliance]\n", "");
        seed.Write("sources/another.yaml", "slug: another\ntitle: Another\nactors: [RESEARCHERS]\n");
        seed.Delete("countries/fra.yaml");

        Assert.Equal(
            [
                "exit 0", "+ another", "- country-fra", "~ weprotect-the-issue",
                "    title", "      - The issue", $"      + The issue {new string('x', 90)}…",
                "    authors", "      - [\"WePROTECT Global Alliance\"]",
            ],
            (await RunAsync(database, "seed", "diff", seed.Path)).Lines);
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Fact]
    public async Task A_conflict_is_named_with_the_two_ways_out()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.PublishAsync(
            "2026.2.0", [.. FreshDatabase.SmallEntries.Select(entry => entry is SourceEntry { Slug: "weprotect-the-issue" } source ? source with { Title = "Edited" } : entry)], after: 1);
        seed.Version("2026.3.0");
        seed.Replace(Issue, "title: The issue", "title: Filed");

        Assert.Equal(
            [
                "exit 1", "conflict: weprotect-the-issue was changed in the files and, since the last load, in the database",
                "! Nothing was loaded. Say which side wins with --prefer files or --prefer database.",
            ],
            (await RunAsync(database, "seed", "load", seed.Path)).Lines);
        var loaded = (await RunAsync(database, "seed", "load", seed.Path, "--prefer", "files")).Lines;
        Assert.Equal(["exit 0", $"Published release 2026.3.0 (number 3): 0 added, 1 changed, 0 taken out. Content hash {await database.HashAsync(3)}."], loaded);
    }

    [Fact]
    public async Task Files_that_changed_under_the_old_version_are_told_to_raise_it()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        seed.Replace(Issue, "title: The issue", "title: The issue today");

        Assert.Equal(
            [
                "exit 1",
                "! The seed files changed, but release 2026.1.0 is published already, and a release never changes. Raise 'version' in release.yaml and load again.",
            ],
            (await RunAsync(database, "seed", "load", seed.Path)).Lines);
    }

    [Fact]
    public async Task Broken_files_are_not_loaded()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        seed.Delete("release.yaml");

        Assert.Equal(
            [
                "exit 1", "release.yaml:1:1 missing-file The file is missing. It names the release, its date and languages.",
                "! The seed files have problems; nothing was loaded.",
            ],
            (await RunAsync(database, "seed", "load", seed.Path)).Lines);
        Assert.Empty(await database.EverythingAsync());
    }

    [Fact]
    public async Task Export_writes_the_release_that_was_asked_for()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        var hash = await database.HashAsync(1);
        Assert.Equal(
            ["exit 0", $"Wrote 14 files of release 2026.1.0 (8 entries, content hash {hash})."], (await RunAsync(database, "seed", "export", "out/of/here")).Lines);
        Assert.Equal(["exit 0", "8 entries, 0 errors, 0 warnings"], (await RunAsync("seed", "check", "out/of/here")).Lines);

        Assert.Equal(
            ["exit 1", "! There is no release 2025.1.0. There are: 2026.1.0."],
            (await RunAsync(database, "seed", "export", "out", "--release", "2025.1.0")).Lines);
    }

    [Fact]
    public async Task There_is_nothing_to_export_from_an_empty_database()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);

        Assert.Equal(
            ["exit 1", "! There is no release to export yet. Load the seed files with 'kb seed load'."], (await RunAsync(database, "seed", "export", "out")).Lines);
        Assert.False(Directory.Exists(Path.Combine(seed.Path, "out")));
    }

    /// <inheritdoc/>
    public void Dispose() => seed.Dispose();

    private Task<KbAnswer> RunAsync(params string[] words) => KbProcess.RunAsync(seed.Path, [], words);

    private Task<KbAnswer> RunAsync(FreshDatabase database, params string[] words) =>
        KbProcess.RunAsync(seed.Path, new() { ["ConnectionStrings__KnowledgeBase"] = database.ConnectionString }, words);
}
