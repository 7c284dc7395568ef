using Microsoft.EntityFrameworkCore;
using KnowledgeBase.Storage.Search;
using Npgsql;

namespace KnowledgeBase.Storage.Database;

/// <summary>Brings a database to the schema of this program.</summary>
public static class DatabaseMigrator
{
    /// <summary>The advisory lock that makes instances which migrate at once wait for each other.</summary>
    private const long MigrateLock = 0x6B62_6D69_6772;

    /// <summary>
    /// Applies the migrations that are missing. Safe when several instances start at once: the one that comes second waits, and finds nothing to do.
    /// Also writes what search needs of revisions that were published before it knew them.
    /// EF Core's own lock on its history table is not enough: of four instances that met an empty database, two ran one migration.
    /// </summary>
    /// <returns>The names of the migrations that were applied.</returns>
    /// <exception cref="DatabaseNewerException">The database was made by a newer version of this program.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        await using var context = Contexts.Create(source);
        if ((await MissingAsync(source, cancellationToken)).Count == 0 && !await SearchFill.IsNeededAsync(context, cancellationToken))
            return [];
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // The lock ends with the transaction, whatever happens. Another's migrations may take longer than commands usually may.
        await using (var wait = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = MigrateLock } }, CommandTimeout = 0 })
            await wait.ExecuteNonQueryAsync(cancellationToken);
        var missing = await MissingAsync(source, cancellationToken);
        if (missing.Count > 0)
            await context.Database.MigrateAsync(cancellationToken);
        await SearchFill.FillAsync(context, cancellationToken);
        return missing;
    }

    /// <summary>The names of the migrations that the database lacks.</summary>
    /// <exception cref="DatabaseNewerException">The database was made by a newer version of this program.</exception>
    /// <exception cref="NpgsqlException">The database cannot be reached, or does not exist.</exception>
    public static async Task<IReadOnlyList<string>> MissingAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        // To EF Core a database that does not exist is one without migrations.
        await (await source.OpenConnectionAsync(cancellationToken)).DisposeAsync();
        await using var context = Contexts.Create(source);
        var known = context.Database.GetMigrations().ToArray();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToArray();
        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } newer)
            throw new DatabaseNewerException(newer);
        return [.. known.Except(applied, StringComparer.Ordinal)];
    }
}

/// <summary>The database has a migration that this program does not know: it was used by a newer version.</summary>
/// <param name="migration">The migration's name.</param>
public sealed class DatabaseNewerException(string migration) : Exception(
    $"The database was last used by a newer version of this program (it has the migration '{migration}', which this version does not know). Start that version, or point this one at another database.");
