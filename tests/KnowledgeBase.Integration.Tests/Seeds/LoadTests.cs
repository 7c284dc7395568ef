using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Seeds;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Seeds;

public sealed class LoadTests(PostgresFixture postgres) : IDisposable
{
    private const string Title = "sources/weprotect-the-issue.yaml";
    private readonly SmallSeed seed = new();

    [Fact]
    public async Task The_first_load_publishes_every_entry()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);

        var account = LoadAccount.Of(await database.LoadAsync(seed.Path));

        Assert.Equal(["published 2026.1.0 as 1: 8 added, 0 changed, 0 taken out", .. SmallSeed.Slugs.Select(slug => $"+ {slug}")], account);
        Assert.Equal(
            ["2026.1.0|2026-11-22|{\"en\": \"A small release for tests.\", \"es\": \"Una versión pequeña para pruebas.\"}|en,es|en|8"],
            await database.RowsAsync("SELECT version, dated_on::text, notes::text, array_to_string(languages, ','), array_to_string(fallback, ','), (SELECT count(*) FROM seed_loads l, jsonb_object_keys(l.items)) FROM releases"));
    }

    [Fact]
    public async Task The_same_files_again_change_nothing()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        var before = await database.EverythingAsync();

        Assert.Equal(["NothingChanged { Version = 2026.1.0 }"], LoadAccount.Of(await database.LoadAsync(seed.Path)));
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_change_and_changes_nothing()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        seed.Replace(Title, "title: The issue", "title: The issue today");
        seed.Write("sources/another.yaml", "slug: another\ntitle: Another\nactors: [RESEARCHERS]\n");
        seed.Delete("countries/fra.yaml");
        var before = await database.EverythingAsync();

        Assert.Equal(
            ["compared", "+ another", "- country-fra", "~ weprotect-the-issue title: The issue -> The issue today"],
            LoadAccount.Of(await database.LoadAsync(seed.Path, dryRun: true)));
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Fact]
    public async Task What_changed_in_the_files_only_is_taken_from_them()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        seed.Version("2026.2.0");
        seed.Replace(Title, "title: The issue", "title: The issue today");
        seed.Write("sources/another.yaml", "slug: another\ntitle: Another\nactors: [RESEARCHERS]\n");
        seed.Delete("countries/fra.yaml");

        Assert.Equal(
            [
                "published 2026.2.0 as 2: 1 added, 1 changed, 1 taken out", "+ another", "- country-fra",
                "~ weprotect-the-issue title: The issue -> The issue today",
            ],
            LoadAccount.Of(await database.LoadAsync(seed.Path)));
        Assert.Equal(["NothingChanged { Version = 2026.2.0 }"], LoadAccount.Of(await database.LoadAsync(seed.Path)));
    }

    [Fact]
    public async Task Changed_files_under_the_old_version_are_refused()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        seed.Replace(Title, "title: The issue", "title: The issue today");
        var before = await database.EverythingAsync();

        Assert.Equal(
            ["VersionTaken { Version = 2026.1.0 }", "~ weprotect-the-issue title: The issue -> The issue today"],
            LoadAccount.Of(await database.LoadAsync(seed.Path)));
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Fact]
    public async Task Broken_files_refuse_the_whole_load_with_every_problem()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        seed.Replace(Title, "read: FULL", "read: TWICE");
        seed.Replace("technology/end-to-end-encryption.yaml", "manifestation: online-grooming", "manifestation: nowhere");
        seed.Replace("countries/fra.yaml", "as-of: 2022-12-31", "as-of: 2022-12-32");
        seed.Delete("manifestations/sexual-extortion.en.md");

        Assert.Equal(
            [
                "refused",
                "countries/fra.yaml:12:12 bad-date",
                "manifestations/sexual-extortion.yaml:1:1 missing-english",
                "sources/weprotect-the-issue.yaml:11:7 unknown-value",
                "technology/end-to-end-encryption.yaml:23:5 broken-link",
            ],
            LoadAccount.Of(await database.LoadAsync(seed.Path)).Where(line => !line.Contains(" (warning) ", StringComparison.Ordinal))
                .Select(line => string.Join(' ', line.Split(' ').Take(2))));
        Assert.Empty(await database.EverythingAsync());
    }

    [Fact]
    public async Task Without_release_yaml_nothing_is_loaded()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        seed.Delete("release.yaml");

        Assert.Equal(
            ["refused", "release.yaml:1:1 missing-file The file is missing. It names the release, its date and languages."],
            LoadAccount.Of(await database.LoadAsync(seed.Path)));
        Assert.Empty(await database.EverythingAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_folder_that_does_not_exist_is_an_error_and_no_empty_release(bool dryRun)
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);

        var error = await Assert.ThrowsAsync<DirectoryNotFoundException>(() => database.LoadAsync(Path.Combine(seed.Path, "nowhere"), ConflictPreference.Refuse, dryRun));

        Assert.Equal($"There is no folder {seed.Path}/nowhere. Name the one that holds release.yaml.", error.Message);
    }

    /// <inheritdoc/>
    public void Dispose() => seed.Dispose();
}
