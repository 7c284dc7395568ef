using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KnowledgeBase.Storage.Database;

/// <summary>Brings a database to the schema of this program.</summary>
public static class DatabaseMigrator
{
    /// <summary>
    /// Applies the migrations that are missing. Safe when several instances start at once: EF Core takes a lock on its history table, and
    /// the one that comes second finds nothing to do.
    /// </summary>
    /// <returns>The names of the migrations that were applied.</returns>
    /// <exception cref="DatabaseNewerException">The database was made by a newer version of this program.</exception>
    public static async Task<IReadOnlyList<string>> MigrateAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(source, cancellationToken);
        if (missing.Count > 0)
        {
            await using var context = Contexts.Create(source);
            await context.Database.MigrateAsync(cancellationToken);
        }

        return missing;
    }

    /// <summary>The names of the migrations that the database lacks.</summary>
    /// <exception cref="DatabaseNewerException">The database was made by a newer version of this program.</exception>
    public static async Task<IReadOnlyList<string>> MissingAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
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
