using KnowledgeBase.Integration.Tests.Fixtures;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Releases;

/// <summary>What the database itself refuses, whatever program asks. SQLSTATE 23001 is restrict_violation (PostgreSQL, Appendix A).</summary>
public sealed class ImmutableHistoryTests(PostgresFixture postgres)
{
    private const string ClosedOnly = "A publication is only ever closed, once: releases that readers have seen stay as they were.";

    [Theory]
    [InlineData("UPDATE revisions SET message = 'other' WHERE number = 1", "revisions")]
    [InlineData("UPDATE revisions SET document = document", "revisions")]
    [InlineData("DELETE FROM revisions", "revisions")]
    [InlineData("TRUNCATE revisions CASCADE", "revisions")]
    [InlineData("UPDATE releases SET version = '2027.1.0'", "releases")]
    [InlineData("DELETE FROM releases WHERE sequence = 2", "releases")]
    [InlineData("TRUNCATE releases CASCADE", "releases")]
    [InlineData("TRUNCATE publications", "publications")]
    public async Task Revisions_and_releases_are_never_changed_or_deleted(string statement, string table) =>
        await RefusedAsync(statement, "23001", $"Rows of {table} are never changed or deleted: save a new one instead.");

    [Theory]
    [InlineData("UPDATE publications SET to_sequence = NULL WHERE to_sequence IS NOT NULL")]
    [InlineData("UPDATE publications SET to_sequence = 1 WHERE to_sequence IS NOT NULL")]
    [InlineData("UPDATE publications SET to_sequence = to_sequence WHERE to_sequence IS NOT NULL")]
    [InlineData("UPDATE publications SET to_sequence = from_sequence WHERE to_sequence IS NULL")]
    [InlineData("UPDATE publications SET to_sequence = NULL WHERE to_sequence IS NULL")]
    [InlineData("UPDATE publications SET to_sequence = 2, from_sequence = 0 WHERE to_sequence IS NULL AND from_sequence = 1")]
    [InlineData("UPDATE publications SET to_sequence = 2, entry_id = entry_id + 1 WHERE to_sequence IS NULL AND from_sequence = 1")]
    [InlineData("UPDATE publications SET to_sequence = 2, revision_id = revision_id + 1 WHERE to_sequence IS NULL AND from_sequence = 1")]
    [InlineData("DELETE FROM publications WHERE to_sequence IS NULL")]
    [InlineData("DELETE FROM publications WHERE to_sequence IS NOT NULL")]
    public async Task A_publication_is_only_ever_closed_once(string statement) => await RefusedAsync(statement, "23001", ClosedOnly);

    [Fact]
    public async Task An_entry_has_one_published_state_at_a_time() =>
        await RefusedAsync(
            "INSERT INTO publications (revision_id, entry_id, from_sequence) SELECT revision_id, entry_id, 2 FROM publications WHERE to_sequence IS NULL AND from_sequence = 1 LIMIT 1",
            "23505",
            """duplicate key value violates unique constraint "ix_publications_current" """.TrimEnd());

    [Fact]
    public async Task An_entry_that_has_revisions_is_not_deleted() =>
        await RefusedAsync(
            "DELETE FROM entries",
            "23503",
            """update or delete on table "entries" violates foreign key constraint "FK_revisions_entries_entry_id" on table "revisions" """.TrimEnd());

    private async Task RefusedAsync(string statement, string state, string message)
    {
        await using var database = await FreshDatabase.SeededAsync(postgres);
        using var seed = new SmallSeed();
        seed.Version("2026.2.0");
        seed.Replace("sources/weprotect-the-issue.yaml", "title: The issue", "title: The issue today");
        await database.LoadAsync(seed.Path);
        var before = await database.EverythingAsync();

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => database.RowsAsync(statement));

        Assert.Equal((state, message), (refusal.SqlState, refusal.MessageText));
        Assert.Equal(before, await database.EverythingAsync());
    }
}
