using KnowledgeBase.Content.Entries;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Releases;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Releases;

/// <summary>Publishing that comes to nothing leaves nothing.</summary>
public sealed class PublishingRefusalTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_same_content_again_is_no_release_whatever_its_name_or_order()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        var before = await database.EverythingAsync();

        Assert.Equal(new PublishOutcome.NothingChanged("2026.1.0"), await database.PublishAsync("2026.1.0", FreshDatabase.SmallEntries, after: 1));
        Assert.Equal(new PublishOutcome.NothingChanged("2026.1.0"), await database.PublishAsync("2026.2.0", [.. FreshDatabase.SmallEntries.Reverse()], after: 1));
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Fact]
    public async Task A_version_is_used_once()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.PublishAsync("2026.2.0", WithSourceTitle("Second"), after: 1);
        var before = await database.EverythingAsync();

        Assert.Equal(new PublishOutcome.VersionTaken("2026.1.0"), await database.PublishAsync("2026.1.0", WithSourceTitle("Third"), after: 2));
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public async Task What_was_made_for_another_state_is_superseded(int after)
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        var before = await database.EverythingAsync();

        Assert.Equal(new PublishOutcome.Superseded("2026.1.0"), await database.PublishAsync("2026.2.0", WithSourceTitle("Second"), after));
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Fact]
    public async Task What_was_made_for_a_database_that_has_been_emptied_is_superseded_by_nothing()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);

        Assert.Equal(new PublishOutcome.Superseded(null), await database.PublishAsync("2026.2.0", FreshDatabase.SmallEntries, after: 1));
        Assert.Empty(await database.EverythingAsync());
    }

    [Fact]
    public async Task Of_eight_publishers_at_once_exactly_one_wins_and_the_others_leave_nothing()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);

        var outcomes = await Task.WhenAll(Enumerable.Range(1, 8).Select(i =>
            Task.Run(() => database.PublishAsync($"2026.2.{i}", WithSourceTitle($"Title {i}"), after: 1))));

        var winner = Assert.Single(outcomes.OfType<PublishOutcome.Published>());
        Assert.Equal(Enumerable.Repeat(new PublishOutcome.Superseded(winner.Version), 7), outcomes.OfType<PublishOutcome.Superseded>());
        Assert.Equal(["1|2026.1.0", $"2|{winner.Version}"], await database.RowsAsync("SELECT sequence, version FROM releases ORDER BY 1"));
        Assert.Equal(
            ["1|1|2|Loaded", $"2|2|-|Title {winner.Version[7..]}"],
            await database.RowsAsync("SELECT r.number, p.from_sequence, p.to_sequence, CASE r.number WHEN 1 THEN 'Loaded' ELSE r.document->>'title' END FROM revisions r JOIN publications p ON p.revision_id = r.id JOIN entries e ON e.id = r.entry_id WHERE e.slug = 'weprotect-the-issue' ORDER BY 1"));
        Assert.Equal(["9"], await database.RowsAsync("SELECT count(*) FROM revisions"));
    }

    [Theory]
    [InlineData("online-grooming", "Manifestation")]
    [InlineData("lanzarote-convention-text", "Source")]
    public async Task A_slug_is_never_used_again_for_another_kind_even_after_its_entry_is_gone(string slug, string kind)
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        Entry[] none = [];
        await database.PublishAsync("2026.2.0", none, after: 1);
        var before = await database.EverythingAsync();
        Entry other = kind == "Source"
            ? new CountryEntry { Slug = slug, Code = "FRA", Names = LocalizedText.English("France") }
            : new SourceEntry { Slug = slug, Title = "Something else" };

        Assert.Equal(new PublishOutcome.SlugReused(slug, kind), await database.PublishAsync("2026.3.0", [other], after: 2));
        Assert.Equal(before, await database.EverythingAsync());
    }

    [Theory]
    [InlineData("nowhere", null)]
    [InlineData("weprotect-the-issue", "no-instrument")]
    public async Task A_failure_in_the_middle_leaves_nothing(string source, string? standsIn)
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        var before = await database.EverythingAsync();
        var sheet = FreshDatabase.SmallEntries.OfType<ManifestationEntry>().First(entry => entry.Slug == "sexual-extortion");
        var broken = sheet with
        {
            Citations = [new Citation(source, null)],
            Labels = [.. sheet.Labels, .. standsIn is null ? [] : new[] { sheet.Labels[0] with { Text = "extortion", StandsIn = [standsIn] } }],
        };
        Entry[] entries = [.. FreshDatabase.SmallEntries.Where(entry => entry.Slug != sheet.Slug), broken, new SourceEntry { Slug = "a-new-source", Title = "New" }];

        await Assert.ThrowsAsync<KeyNotFoundException>(() => database.PublishAsync("2026.2.0", entries, after: 1));

        Assert.Equal(before, await database.EverythingAsync());
        Assert.IsType<PublishOutcome.Published>(await database.PublishAsync("2026.2.0", WithSourceTitle("Second"), after: 1));
    }

    private static Entry[] WithSourceTitle(string title) =>
        [.. FreshDatabase.SmallEntries.Select(entry => entry is SourceEntry { Slug: "weprotect-the-issue" } source ? source with { Title = title } : entry)];
}
