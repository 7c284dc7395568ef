using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace KnowledgeBase.Storage.Database;

/// <summary>
/// Lets <c>dotnet ef migrations add NAME --project src/KnowledgeBase.Storage</c> make a context. It connects to nothing unless a command
/// asks it to; then it uses <c>ConnectionStrings__KnowledgeBase</c>.
/// </summary>
public sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<KnowledgeBaseContext>
{
    /// <inheritdoc/>
    public KnowledgeBaseContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<KnowledgeBaseContext>()
            .UseNpgsql(Environment.GetEnvironmentVariable("ConnectionStrings__KnowledgeBase") ?? "Host=localhost;Database=knowledgebase")
            .Options);
}
