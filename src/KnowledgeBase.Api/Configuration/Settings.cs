using Npgsql;

namespace KnowledgeBase.Api.Configuration;

/// <summary>Reads the settings of this process.</summary>
public sealed record Settings(KnowledgeBaseOptions Options, string? ConnectionString)
{
    /// <summary>The environment variable in which the start script says where the project is.</summary>
    private const string HomeVariable = "KB_HOME";

    /// <summary>Why the settings could not be read as they stand; null when they could.</summary>
    private string? Unreadable { get; init; }

    /// <summary>What was given and will not do anything, such as misspelt names: a line each. The service starts all the same.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Reads settings; relative and absent folders are resolved against the project's folder.</summary>
    public static Settings From(IConfiguration configuration)
    {
        var options = new KnowledgeBaseOptions();
        string? unreadable = null;
        try
        {
            configuration.GetSection(KnowledgeBaseOptions.Section).Bind(options);
        }
        catch (InvalidOperationException error)
        {
            unreadable = $"A setting is of the wrong type: {error.Message}";
        }

        var home = configuration[HomeVariable] is { Length: > 0 } path ? path : Environment.CurrentDirectory;
        options.DataDirectory = Path.GetFullPath(options.DataDirectory is { Length: > 0 } data ? data : ".kb", home);
        options.SeedDirectory = Path.GetFullPath(options.SeedDirectory is { Length: > 0 } seed ? seed : "seed-data", home);
        if (options.TrustedDocuments.Directory.Length > 0)
            options.TrustedDocuments.Directory = Path.GetFullPath(options.TrustedDocuments.Directory, home);
        options.PublicUrl = options.PublicUrl.TrimEnd('/');
        var connection = configuration.GetConnectionString("KnowledgeBase");
        return new Settings(options, string.IsNullOrWhiteSpace(connection) ? null : connection) { Unreadable = unreadable, Warnings = UnknownSettings.Of(configuration) };
    }

    /// <summary>What is wrong with the settings, a line each; empty when nothing is. Never shows a password.</summary>
    public IReadOnlyList<string> Problems()
    {
        if (Unreadable is not null)
            return [Unreadable];
        var problems = Options.Problems().ToList();
        if (ConnectionString is not null)
        {
            try
            {
                var parsed = new NpgsqlConnectionStringBuilder(ConnectionString);
                if (string.IsNullOrEmpty(parsed.Host))
                    problems.Add("ConnectionStrings:KnowledgeBase names no server: it needs Host=... (for example Host=db;Database=knowledgebase;Username=kb;Password=...).");
            }
            catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException)
            {
                problems.Add("ConnectionStrings:KnowledgeBase is not a PostgreSQL connection string (for example Host=db;Database=knowledgebase;Username=kb;Password=...).");
            }
        }

        return problems;
    }

    /// <summary>The server and database that the connection string names, without the password.</summary>
    public string DescribeDatabase()
    {
        if (ConnectionString is null)
            return $"embedded, in {Options.DataDirectory}";
        var parsed = new NpgsqlConnectionStringBuilder(ConnectionString);
        return $"{parsed.Database ?? parsed.Username ?? "the default database"} on {parsed.Host}:{parsed.Port} as {parsed.Username ?? "the default user"}";
    }
}
