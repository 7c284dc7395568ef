using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Database;

/// <summary>The migrations and the model say the same.</summary>
public sealed class ModelTests
{
    [Fact]
    public void No_change_of_the_model_is_without_its_migration()
    {
        using var context = new DesignTimeContextFactory().CreateDbContext([]);

        Assert.False(context.Database.HasPendingModelChanges(), "The model changed: dotnet ef migrations add NAME --project src/KnowledgeBase.Storage -o Database/Migrations");
    }
}
