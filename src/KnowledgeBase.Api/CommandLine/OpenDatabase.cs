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
    internal static async Task<OpenDatabase> OpenAsync(Settings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        if (settings.ConnectionString is { } configured)
            return new OpenDatabase(DataSources.Create(configured), embedded: null);
        var options = new EmbeddedServerOptions(settings.Options.DataDirectory) { Install = settings.Options.InstallPostgres };
        var server = await EmbeddedServer.StartAsync(options, terminal.Fail, cancellationToken);
        return new OpenDatabase(DataSources.Create(server.ConnectionString), server);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        if (_embedded is not null)
            await _embedded.DisposeAsync();
    }
}
