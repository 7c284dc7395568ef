using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Faults;

/// <summary>Somebody wrote into the tables by hand, past the rule set.</summary>
public sealed class DamagedContentTests(PostgresFixture postgres)
{
    /// <summary>Release 2 with one source's document replaced, announced as a publication is.</summary>
    private const string Damage = """
        INSERT INTO releases SELECT 2, '2026.2.0', published_at, content_hash, dated_on, notes, languages, fallback, counts FROM releases WHERE sequence = 1;
        UPDATE publications SET to_sequence = 2 WHERE entry_id = (SELECT id FROM entries WHERE slug = 'weprotect-the-issue');
        INSERT INTO revisions (entry_id, number, document, content_hash, created_at, author)
            SELECT id, 2, $document, repeat('0', 64), now(), 'by hand' FROM entries WHERE slug = 'weprotect-the-issue';
        INSERT INTO publications (revision_id, entry_id, from_sequence) SELECT id, entry_id, 2 FROM revisions WHERE number = 2;
        """;

    private const string Announce = "SELECT pg_notify('kb_release', '2')";

    [Theory]
    [InlineData("'{\"slug\": \"weprotect-the-issue\", \"title\": 5}'")]
    [InlineData("'{\"slug\": \"weprotect-the-issue\", \"title\": \"x\", \"unknown\": true}'")]
    [InlineData("'[]'")]
    [InlineData("'null'")]
    // Sound by itself, but now nothing has the slug that others cite.
    [InlineData("'{\"kind\": \"SOURCE\", \"slug\": \"another\", \"title\": \"x\"}'")]
    [InlineData("'{\"kind\": \"SOURCE\", \"slug\": \"online-grooming\", \"title\": \"x\"}'")]
    public async Task A_release_that_cannot_be_read_leaves_readers_with_the_one_before(string document) =>
        await KeepsTheOldOneAsync(Damage.Replace("$document", document, StringComparison.Ordinal));

    [Fact]
    public async Task An_entry_of_an_unknown_kind_leaves_readers_with_the_release_before() =>
        await KeepsTheOldOneAsync("""
            INSERT INTO releases SELECT 2, '2026.2.0', published_at, content_hash, dated_on, notes, languages, fallback, counts FROM releases WHERE sequence = 1;
            UPDATE entries SET kind = 'Podcast' WHERE slug = 'weprotect-the-issue';
            """);

    [Theory]
    [InlineData("'{\"Podcast\": 1}'")]
    [InlineData("'{\"Source\": \"three\"}'")]
    [InlineData("'[]'")]
    [InlineData("'null'")]
    public async Task Counts_that_make_no_sense_leave_readers_with_the_release_before(string counts) =>
        await KeepsTheOldOneAsync($"INSERT INTO releases SELECT 2, '2026.2.0', published_at, content_hash, dated_on, notes, languages, fallback, {counts} FROM releases");

    [Theory]
    [InlineData("'\"text\"'")]
    [InlineData("'{\"en\": 5}'")]
    public async Task Notes_that_make_no_sense_leave_readers_with_the_release_before(string notes) =>
        await KeepsTheOldOneAsync($"INSERT INTO releases SELECT 2, '2026.2.0', published_at, content_hash, dated_on, {notes}, languages, fallback, counts FROM releases");

    [Theory]
    [InlineData("'[]'")]
    [InlineData("'null'")]
    [InlineData("'{\"country-fra\": 5}'")]
    public async Task A_record_of_the_last_load_that_makes_no_sense_is_told(string items)
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.RowsAsync($"UPDATE seed_loads SET items = {items}");

        var error = await Assert.ThrowsAsync<CatalogueException>(() => database.LoadAsync(SmallSeed.Original));

        Assert.StartsWith("What the last load of seed files said cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_went_back_to_an_older_release_is_reported_and_readers_keep_the_newer_one()
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await database.PublishAsync("2026.2.0", [], after: 1);
        await using var replica = new Replica(database.Source, poll: TimeSpan.FromSeconds(0.1));
        await replica.UntilAsync(2);

        await database.RowsAsync("""
            ALTER TABLE publications DISABLE TRIGGER USER;
            ALTER TABLE releases DISABLE TRIGGER USER;
            UPDATE publications SET to_sequence = NULL;
            DELETE FROM releases WHERE sequence = 2;
            """);

        await Patience.UntilAsync("a report", Replica.Limit, () => replica.Store.Problem is not null);
        Assert.Equal(
            $"The database's newest release is 2026.1.0 (number 1, hash {(await database.HashAsync(1))[..12]}), but readers have seen 2026.2.0 (number 2, hash e3b0c44298fc). Was an older or another database put in its place? Restart the service to serve what is there now.",
            replica.Store.Problem);
        Assert.Equal(2, replica.Store.Current!.Release.Sequence);
    }

    private async Task KeepsTheOldOneAsync(string damage)
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        await using var replica = new Replica(database.Source, poll: TimeSpan.FromHours(1));
        await replica.UntilAsync(1);
        await replica.UntilListeningAsync(database);
        var before = replica.Store.Current;

        await database.RowsAsync($"BEGIN; {damage}; {Announce}; COMMIT");

        await Patience.UntilAsync("a report", Replica.Limit, () => replica.Store.Problem is not null);
        Assert.StartsWith("The newest release cannot be read: ", replica.Store.Problem, StringComparison.Ordinal);
        Assert.Same(before, replica.Store.Current);
        Assert.Equal(["2026.1.0"], replica.Store.Releases.Select(release => release.Version));
    }
}
