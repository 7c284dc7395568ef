using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Content.Editing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Editorial;

/// <summary>The setting for teams of one person reaches the rules, and is off unless somebody sets it.</summary>
public sealed class OwnApprovalTests
{
    [Fact]
    public async Task Approving_ones_own_changeset_is_a_setting_which_is_off()
    {
        var options = new KnowledgeBaseOptions();
        Assert.False(options.Editing.OwnApproval);
        options.Editing.OwnApproval = true;
        await using var source = NpgsqlDataSource.Create("Host=localhost");
        await using var application = Service.Build(
            WebApplication.CreateSlimBuilder(), new Settings(options, ConnectionString: null), source, new Terminal(TextWriter.Null, TextWriter.Null));

        Assert.Equal(new EditingRules(OwnApproval: true), application.Services.GetRequiredService<EditingRules>());
    }
}
