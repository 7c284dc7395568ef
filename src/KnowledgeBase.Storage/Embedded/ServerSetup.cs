using System.Runtime.Versioning;

namespace KnowledgeBase.Storage.Embedded;

/// <summary>Everything that a start decided before the server's process is run.</summary>
/// <param name="Binaries">The programs.</param>
/// <param name="Account">Whom they run as.</param>
/// <param name="DataDirectory">PostgreSQL's own folder.</param>
/// <param name="SocketDirectory">The folder of its socket, which only its account can enter.</param>
/// <param name="LogFile">Where it writes what happens.</param>
/// <param name="Durable">Whether confirmed writes survive a power cut.</param>
/// <param name="StartLimit">How long a start may take.</param>
/// <param name="StopLimit">How long each step of stopping may take.</param>
[UnsupportedOSPlatform("windows")]
internal sealed record ServerSetup(
    ServerBinaries Binaries,
    ServerAccount Account,
    string DataDirectory,
    string SocketDirectory,
    string LogFile,
    bool Durable,
    TimeSpan StartLimit,
    TimeSpan StopLimit)
{
    /// <summary>How Npgsql reaches a database on it.</summary>
    internal string ConnectionString(string database) => new Npgsql.NpgsqlConnectionStringBuilder
    {
        Host = SocketDirectory,
        Port = Embedded.SocketDirectory.Port,
        Username = Embedded.DataDirectory.Role,
        Database = database,
        SslMode = Npgsql.SslMode.Disable,
        GssEncryptionMode = Npgsql.GssEncryptionMode.Disable,
        // Npgsql, too, would otherwise take these from PGOPTIONS, PGTZ and PGCLIENTENCODING.
        Options = "-c timezone=UTC",
        Timezone = "UTC",
        ClientEncoding = "UTF8",
    }.ConnectionString;
}
