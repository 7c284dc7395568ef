using KnowledgeBase.Content.Entries;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.CommandLine;

public sealed class ReleaseCommandTests(PostgresFixture postgres) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task An_empty_database_has_no_release()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);

        Assert.Equal(["exit 0", "There is no release yet. Load the seed files with 'kb seed load'."], (await RunAsync(database, "release", "list")).Lines);
        Assert.Equal(["exit 1", "! There is no release yet."], (await RunAsync(database, "release", "show", "2026.1.0")).Lines);
    }

    [Fact]
    public async Task Releases_are_listed_newest_first_and_shown_one_by_one()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.PublishAsync("2026.2.0", [.. FreshDatabase.SmallEntries.Where(entry => entry is not CountryEntry)], after: 1);
        var (first, second) = (await database.HashAsync(1), await database.HashAsync(2));

        Assert.Equal(
            ["exit 0", $"   2  2026.2.0      2026-11-22 10:30 UTC  {second[..12]}", $"   1  2026.1.0      2026-11-22 10:30 UTC  {first[..12]}"],
            (await RunAsync(database, "release", "list")).Lines);
        Assert.Equal(
            [
                "exit 0",
                "version       2026.1.0",
                "number        1",
                "published     2026-11-22 10:30:00 UTC",
                $"content hash  {first}",
                "languages     en, es (fallback en)",
                "notes         A small release for tests.",
                "     2 Manifestation, of which 2 new or changed in this release",
                "     1 LegalFramework, of which 1 new or changed in this release",
                "     1 TechnologyTerm, of which 1 new or changed in this release",
                "     3 Source, of which 3 new or changed in this release",
                "     1 Country, of which 1 new or changed in this release",
            ],
            (await RunAsync(database, "release", "show", "2026.1.0")).Lines);
        Assert.Equal(
            ["exit 1", "! There is no release 2026.9.0. There are: 2026.1.0, 2026.2.0."], (await RunAsync(database, "release", "show", "2026.9.0")).Lines);
    }

    [Fact]
    public async Task Damaged_content_is_told_with_the_name_of_the_entry()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.RowsAsync("UPDATE entries SET kind = 'Podcast' WHERE slug = 'weprotect-the-issue'");

        Assert.Equal(
            ["exit 1", "! The database holds content that cannot be read: 'weprotect-the-issue' is of the kind 'Podcast', which this program does not know. Put a backup in its place."],
            (await RunAsync(database, "release", "show", "2026.1.0")).Lines.Where(line => !line.Contains("  ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_left_alone()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await database.RowsAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_LaterThanThis', '99.0.0')""");

        Assert.Equal(
            [
                "exit 1",
                "! The database was last used by a newer version of this program (it has the migration '29990101000000_LaterThanThis', which this version does not know). Start that version, or point this one at another database.",
            ],
            (await RunAsync(database, "release", "list")).Lines);
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private Task<KbAnswer> RunAsync(FreshDatabase database, params string[] words) =>
        KbProcess.RunAsync(folder.Path, new() { ["ConnectionStrings__KnowledgeBase"] = database.ConnectionString }, words);
}
