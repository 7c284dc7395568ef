using KnowledgeBase.Content.Entries;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Seeds;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Seeds;

/// <summary>Editors publish while people edit the files: which side gives the next state, and when both do.</summary>
public sealed class BothSidesTests(PostgresFixture postgres) : IDisposable
{
    private const string Issue = "sources/weprotect-the-issue.yaml";
    private const string Titles = "SELECT e.slug, r.document->>'title' FROM publications p JOIN revisions r ON r.id = p.revision_id JOIN entries e ON e.id = p.entry_id WHERE p.to_sequence IS NULL AND e.kind = 'Source' ORDER BY 1";
    private readonly SmallSeed seed = new();

    [Fact]
    public async Task What_an_editor_published_is_kept_when_the_files_are_loaded_again()
    {
        await using var database = await EditedAsync("Edited");
        var before = await database.EverythingAsync();

        Assert.Equal(["NothingChanged { Version = 2026.2.0 }", "kept weprotect-the-issue"], LoadAccount.Of(await database.LoadAsync(seed.Path)));
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Fact]
    public async Task An_editor_s_change_and_another_in_the_files_are_published_together()
    {
        await using var database = await EditedAsync("Edited");
        seed.Version("2026.3.0");
        seed.Replace("sources/iicsa-internet-glossary.yaml", "read: OPENING", "read: FULL");

        Assert.Equal(
            ["published 2026.3.0 as 3: 0 added, 1 changed, 0 taken out", "~ iicsa-internet-glossary read: OPENING -> FULL", "kept weprotect-the-issue"],
            LoadAccount.Of(await database.LoadAsync(seed.Path)));
        Assert.Contains("weprotect-the-issue|Edited", await database.RowsAsync(Titles));
    }

    [Fact]
    public async Task Different_changes_on_both_sides_are_a_conflict_and_nothing_is_loaded()
    {
        await using var database = await EditedAsync("Edited");
        seed.Version("2026.3.0");
        seed.Replace(Issue, "title: The issue", "title: Filed");
        seed.Replace("sources/iicsa-internet-glossary.yaml", "read: OPENING", "read: FULL");
        var before = await database.EverythingAsync();

        Assert.Equal(
            ["conflicted", "~ iicsa-internet-glossary read: OPENING -> FULL", "conflict weprotect-the-issue"],
            LoadAccount.Of(await database.LoadAsync(seed.Path)));
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Fact]
    public async Task Files_that_are_preferred_win_the_conflict()
    {
        await using var database = await EditedAsync("Edited");
        seed.Version("2026.3.0");
        seed.Replace(Issue, "title: The issue", "title: Filed");

        Assert.Equal(
            ["published 2026.3.0 as 3: 0 added, 1 changed, 0 taken out", "~ weprotect-the-issue title: Edited -> Filed"],
            LoadAccount.Of(await database.LoadAsync(seed.Path, ConflictPreference.Files)));
        Assert.Equal(["NothingChanged { Version = 2026.3.0 }"], LoadAccount.Of(await database.LoadAsync(seed.Path)));
    }

    [Fact]
    public async Task A_database_that_is_preferred_wins_the_conflict_and_the_next_load_does_not_ask_again()
    {
        await using var database = await EditedAsync("Edited");
        seed.Version("2026.3.0");
        seed.Replace(Issue, "title: The issue", "title: Filed");
        string[] kept = ["NothingChanged { Version = 2026.2.0 }", "kept weprotect-the-issue"];

        Assert.Equal(kept, LoadAccount.Of(await database.LoadAsync(seed.Path, ConflictPreference.Database)));
        Assert.Equal(kept, LoadAccount.Of(await database.LoadAsync(seed.Path)));
        Assert.Contains("weprotect-the-issue|Edited", await database.RowsAsync(Titles));
    }

    [Fact]
    public async Task Files_that_were_brought_to_what_an_editor_published_can_be_edited_further()
    {
        await using var database = await EditedAsync("Edited");
        seed.Replace(Issue, "title: The issue", "title: Edited");
        Assert.Equal(["NothingChanged { Version = 2026.2.0 }"], LoadAccount.Of(await database.LoadAsync(seed.Path)));

        seed.Version("2026.3.0");
        seed.Replace(Issue, "title: Edited", "title: Edited further");

        Assert.Equal(
            ["published 2026.3.0 as 3: 0 added, 1 changed, 0 taken out", "~ weprotect-the-issue title: Edited -> Edited further"],
            LoadAccount.Of(await database.LoadAsync(seed.Path)));
    }

    [Fact]
    public async Task An_entry_that_only_the_database_has_stays()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.PublishAsync("2026.2.0", [.. FreshDatabase.SmallEntries, Another("Another")], after: 1);

        Assert.Equal(["NothingChanged { Version = 2026.2.0 }", "kept another"], LoadAccount.Of(await database.LoadAsync(seed.Path)));
    }

    [Fact]
    public async Task An_entry_that_came_on_both_sides_is_a_conflict_unless_it_says_the_same()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.PublishAsync("2026.2.0", [.. FreshDatabase.SmallEntries, Another("Another")], after: 1);
        seed.Version("2026.3.0");

        seed.Write("sources/another.yaml", "slug: another\ntitle: Another one\nactors: [RESEARCHERS]\n");
        Assert.Equal(["conflicted", "conflict another"], LoadAccount.Of(await database.LoadAsync(seed.Path)));
        seed.Write("sources/another.yaml", "slug: another\ntitle: Another\nactors: [RESEARCHERS]\n");
        Assert.Equal(["NothingChanged { Version = 2026.2.0 }"], LoadAccount.Of(await database.LoadAsync(seed.Path)));
    }

    [Fact]
    public async Task Taken_out_of_the_files_and_edited_in_the_database_is_a_conflict()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.PublishAsync("2026.2.0", WithCountry(country => country with { Regions = ["EUROPEAN_UNION"] }), after: 1);
        seed.Version("2026.3.0");
        seed.Delete("countries/fra.yaml");

        Assert.Equal(["conflicted", "conflict country-fra"], LoadAccount.Of(await database.LoadAsync(seed.Path)));
        Assert.Equal(
            ["NothingChanged { Version = 2026.2.0 }", "kept country-fra"], LoadAccount.Of(await database.LoadAsync(seed.Path, ConflictPreference.Database)));
        Assert.Equal(["NothingChanged { Version = 2026.2.0 }", "kept country-fra"], LoadAccount.Of(await database.LoadAsync(seed.Path)));
    }

    [Fact]
    public async Task Taken_out_of_the_files_wins_when_the_files_are_preferred()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.PublishAsync("2026.2.0", WithCountry(country => country with { Regions = ["EUROPEAN_UNION"] }), after: 1);
        seed.Version("2026.3.0");
        seed.Delete("countries/fra.yaml");

        Assert.Equal(
            ["published 2026.3.0 as 3: 0 added, 0 changed, 1 taken out", "- country-fra"],
            LoadAccount.Of(await database.LoadAsync(seed.Path, ConflictPreference.Files)));
    }

    [Fact]
    public async Task Taken_out_of_the_database_and_edited_in_the_files_is_a_conflict()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.PublishAsync("2026.2.0", WithCountry(_ => null), after: 1);
        seed.Version("2026.3.0");

        Assert.Equal(["NothingChanged { Version = 2026.2.0 }"], LoadAccount.Of(await database.LoadAsync(seed.Path)));
        seed.Replace("countries/fra.yaml", "es: Francia", "es: La Francia");
        Assert.Equal(["conflicted", "conflict country-fra"], LoadAccount.Of(await database.LoadAsync(seed.Path)));
        Assert.Equal(
            ["published 2026.3.0 as 3: 1 added, 0 changed, 0 taken out", "+ country-fra"],
            LoadAccount.Of(await database.LoadAsync(seed.Path, ConflictPreference.Files)));
    }

    [Fact]
    public async Task A_database_that_was_never_loaded_from_files_conflicts_wherever_it_differs()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await database.PublishAsync("2025.1.0", WithIssue("Edited"), after: 0);

        Assert.Equal(["conflicted", "conflict weprotect-the-issue"], LoadAccount.Of(await database.LoadAsync(seed.Path)));
    }

    [Fact]
    public async Task What_each_side_says_must_hold_together()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.PublishAsync("2026.2.0", WithCountry(country => country with
        {
            TreatyRecords = [country.TreatyRecords[0] with { Citations = [new Citation("iicsa-internet-glossary")] }],
        }), after: 1);
        seed.Version("2026.3.0");
        seed.Delete("sources/iicsa-internet-glossary.yaml");
        foreach (var file in (string[])["yaml", "en.md"])
            seed.Delete($"technology/end-to-end-encryption.{file}");
        var before = await database.EverythingAsync();

        Assert.Equal(
            ["refused", "country-fra treatyRecords[0].citations[0].source broken-link There is no source 'iicsa-internet-glossary'."],
            LoadAccount.Of(await database.LoadAsync(seed.Path)));
        Assert.Equal(before, await database.EverythingAsync());
    }

    /// <inheritdoc/>
    public void Dispose() => seed.Dispose();

    /// <summary>The small seed loaded, then one source published with another title by an editor, as release 2.</summary>
    private async Task<FreshDatabase> EditedAsync(string title)
    {
        var database = await FreshDatabase.SeededAsync(postgres);
        Assert.IsType<PublishOutcome.Published>(await database.PublishAsync("2026.2.0", WithIssue(title), after: 1));
        return database;
    }

    private static Entry[] WithIssue(string title) =>
        [.. FreshDatabase.SmallEntries.Select(entry => entry is SourceEntry { Slug: "weprotect-the-issue" } source ? source with { Title = title } : entry)];

    private static Entry[] WithCountry(Func<CountryEntry, CountryEntry?> edit) =>
        [.. FreshDatabase.SmallEntries.Select(entry => entry is CountryEntry country ? edit(country) : entry).OfType<Entry>()];

    private static SourceEntry Another(string title) => new() { Slug = "another", Title = title, Actors = [Actor.Researchers] };
}
