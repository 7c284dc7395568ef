using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KnowledgeBase.Storage.Database;

/// <summary>Makes contexts over a data source; they are short-lived, one for each unit of work.</summary>
public static class Contexts
{
    /// <summary>A new context; reads are not tracked.</summary>
    public static KnowledgeBaseContext Create(NpgsqlDataSource source) =>
        new(new DbContextOptionsBuilder<KnowledgeBaseContext>()
            .UseNpgsql(source)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options);
}
