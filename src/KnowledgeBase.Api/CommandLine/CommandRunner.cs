using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Embedded;
using Npgsql;

namespace KnowledgeBase.Api.CommandLine;

/// <summary>Runs the body of a command, and turns what can go wrong outside of it into a message and an exit code.</summary>
internal static class CommandRunner
{
    /// <summary>Runs a command that needs settings only.</summary>
    internal static async Task<int> WithSettingsAsync(Terminal terminal, Func<Settings, Task<int>> body)
    {
        try
        {
            var settings = Settings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build());
            if (settings.Problems() is { Count: > 0 } problems)
            {
                foreach (var problem in problems)
                    terminal.Fail(problem);
                return 1;
            }

            return await body(settings);
        }
        catch (Exception error) when (error is EmbeddedServerException or DatabaseNewerException or PersistedDocumentException)
        {
            terminal.Fail(error.Message);
            return 1;
        }
        catch (CatalogueException error)
        {
            terminal.Fail($"The database holds content that cannot be read: {error.Message} Put a backup in its place.");
            return 1;
        }
        catch (OperationCanceledException)
        {
            terminal.Fail("Stopped; nothing was left half-done.");
            return 1;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            terminal.Fail(error.Message);
            return 1;
        }
    }

    /// <summary>Runs a command that needs the database, brought up to date.</summary>
    internal static Task<int> WithDatabaseAsync(
        Terminal terminal, Func<Settings, NpgsqlDataSource, Task<int>> body, CancellationToken cancellationToken) =>
        WithSettingsAsync(terminal, async settings =>
        {
            await using var database = await OpenDatabase.OpenAsync(settings, terminal, share: true, cancellationToken);
            try
            {
                await DatabaseMigrator.MigrateAsync(database.Source, cancellationToken);
                return await body(settings, database.Source);
            }
            catch (Exception error) when (DatabaseFailure.Explain(error, settings) is { } message)
            {
                terminal.Fail(message);
                return 1;
            }
        });
}
