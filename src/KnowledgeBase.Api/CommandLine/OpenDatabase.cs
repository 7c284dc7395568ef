using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Embedded;
using Npgsql;

namespace KnowledgeBase.Api.CommandLine;

/// <summary>The database that the settings name: the configured server, or an embedded one that lives as long as this.</summary>
internal sealed class OpenDatabase : IAsyncDisposable
{
    private readonly EmbeddedServer? _embedded;

    private OpenDatabase(NpgsqlDataSource source, EmbeddedServer? embedded) => (Source, _embedded) = (source, embedded);

    /// <summary>Connections to it.</summary>
    internal NpgsqlDataSource Source { get; }

    /// <summary>Starts the embedded server where no other is configured. Connects to nothing yet otherwise.</summary>
    /// <exception cref="EmbeddedServerException">The embedded server did not come up; the message is for the user.</exception>
    /// <param name="settings">Name it.</param>
    /// <param name="terminal">Told what takes long.</param>
    /// <param name="share">Whether the embedded server of a service that runs will do; a service needs one of its own.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal static async Task<OpenDatabase> OpenAsync(Settings settings, Terminal terminal, bool share, CancellationToken cancellationToken)
    {
        if (settings.ConnectionString is { } configured)
            return new OpenDatabase(DataSources.Create(configured), embedded: null);
        var options = new EmbeddedServerOptions(settings.Options.DataDirectory) { Install = settings.Options.InstallPostgres };
        try
        {
            var server = await EmbeddedServer.StartAsync(options, terminal.Fail, cancellationToken);
            return new OpenDatabase(DataSources.Create(server.ConnectionString), server);
        }
        catch (EmbeddedServerException error) when (
            share && error.Failure == EmbeddedServerFailure.AlreadyRunning && RunningServer.ConnectionString(settings.Options.DataDirectory) is { } running)
        {
            return new OpenDatabase(DataSources.Create(running), embedded: null);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (_embedded is not null)
            await _embedded.DisposeAsync();
    }
}
