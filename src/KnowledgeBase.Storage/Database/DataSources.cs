using Npgsql;

namespace KnowledgeBase.Storage.Database;

/// <summary>Makes data sources.</summary>
public static class DataSources
{
    /// <summary>
    /// A pool of connections for this program. Settings of the connection string win; where it says nothing, a dead line is noticed within seconds
    /// (by default the driver would wait for ever) and no command runs longer than half a minute. Commands that come again are prepared; behind a pooler
    /// that cannot do that, set <c>Max Auto Prepare=0</c>.
    /// </summary>
    public static NpgsqlDataSource Create(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        Default("Keepalive", 5);
        Default("Timeout", 5);
        Default("Command Timeout", 30);
        Default("Application Name", "knowledgebase");
        Default("Max Auto Prepare", 20);
        // Asking for Kerberos costs a round trip for each connection, and fails noisily where its library is missing.
        Default("GSS Encryption Mode", "Disable");
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();

        void Default(string key, object value)
        {
            if (!settings.ShouldSerialize(key))
                settings[key] = value;
        }
    }
}
