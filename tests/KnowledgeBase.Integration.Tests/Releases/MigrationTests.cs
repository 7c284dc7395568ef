using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Database;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Releases;

public sealed class MigrationTests(PostgresFixture postgres)
{
    private static readonly string[] All = ["20261122120334_Initial", "20261122120349_ImmutableHistory", "20261122142203_AuditKeysWebhooks", "20261122144159_Changesets", "20261122150052_SearchByRelease"];

    [Fact]
    public async Task Four_migrators_at_once_on_an_empty_database_all_succeed_and_migrate_it_once()
    {
        await using var database = await EmptyAsync();

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DatabaseMigrator.MigrateAsync(database.Source, TestContext.Current.CancellationToken))));

        Assert.Equal(All, applied.SelectMany(names => names));
        Assert.Equal(All, await database.RowsAsync("""SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY 1"""));
        Assert.Equal(
            ["api_keys", "audit_events", "changeset_items", "changeset_reviews", "changesets", "entries", "idempotency_keys", "links", "publications", "releases", "revisions", "search_rows", "seed_loads", "webhook_deliveries", "webhooks"],
            await database.RowsAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%' ORDER BY 1"));
    }

    [Fact]
    public async Task An_empty_database_lacks_every_migration_and_a_migrated_one_none()
    {
        await using var database = await EmptyAsync();

        Assert.Equal(All, await DatabaseMigrator.MissingAsync(database.Source, TestContext.Current.CancellationToken));
        Assert.Equal(All, await DatabaseMigrator.MigrateAsync(database.Source, TestContext.Current.CancellationToken));
        Assert.Empty(await DatabaseMigrator.MissingAsync(database.Source, TestContext.Current.CancellationToken));
        Assert.Empty(await DatabaseMigrator.MigrateAsync(database.Source, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await using var database = await FreshDatabase.CreateAsync(postgres);
        await database.RowsAsync("""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_LaterThanThis', '99.0.0')""");

        var refusal = await Assert.ThrowsAsync<DatabaseNewerException>(() => DatabaseMigrator.MigrateAsync(database.Source, TestContext.Current.CancellationToken));

        Assert.Equal(
            "The database was last used by a newer version of this program (it has the migration '29990101000000_LaterThanThis', which this version does not know). Start that version, or point this one at another database.",
            refusal.Message);
    }

    private async Task<FreshDatabase> EmptyAsync()
    {
        var database = await FreshDatabase.CreateAsync(postgres);
        await database.RowsAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        return database;
    }
}
