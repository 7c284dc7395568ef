using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.TypeSystem;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>
/// <c>docs/schema.graphql</c> is the public schema as clients see it, in one file: code is generated from it, and a review shows every change of it.
/// </summary>
public sealed class PrintedSchemaTests
{
    private const string Accept = "KB_ACCEPT";

    private static string Place => Path.Combine(Path.GetDirectoryName(CatalogueService.RealSeed)!, "docs", "schema.graphql");

    [Fact]
    public async Task The_printed_schema_in_the_documentation_is_that_of_the_service()
    {
        var printed = await PrintAsync();
        if (Environment.GetEnvironmentVariable(Accept) is "1")
            await File.WriteAllTextAsync(Place, printed, TestContext.Current.CancellationToken);

        var kept = File.Exists(Place) ? await File.ReadAllTextAsync(Place, TestContext.Current.CancellationToken) : "";

        Assert.True(printed == kept, $"""
            docs/schema.graphql is not the schema of the service. {FirstDifference(kept, printed)}
            What clients can ask may grow; a field, argument or value that disappears or changes its type breaks them: deprecate it first (CONTRIBUTING.md).
            If the change is meant, accept it and commit the file:
              {Accept}=1 dotnet run --project tests/KnowledgeBase.Integration.Tests -c Release -- -class {typeof(PrintedSchemaTests).FullName}
            """);
    }

    /// <summary>The schema of the service, which is built for it but not started: no database is needed.</summary>
    private static async Task<string> PrintAsync()
    {
        await using var source = NpgsqlDataSource.Create("Host=localhost");
        await using var application = Service.Build(
            WebApplication.CreateSlimBuilder(), new Settings(new KnowledgeBaseOptions(), ConnectionString: null), source, new Terminal(TextWriter.Null, TextWriter.Null));
        var pipeline = application.Services.GetRequiredKeyedService<RequestPipeline>(GraphQLServiceCollectionExtensions.DefaultName);
        return $"# The public schema of the service, printed from it. A test keeps it current (tests/KnowledgeBase.Integration.Tests/Api/PrintedSchemaTests.cs).\n\n{SchemaPrinter.Print(pipeline.Schema.Schema)}\n";
    }

    private static string FirstDifference(string kept, string printed)
    {
        var (before, after) = (kept.Split('\n'), printed.Split('\n'));
        var line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line])
            line++;
        return $"First difference, line {line + 1}:\n  file:    {before.ElementAtOrDefault(line)}\n  service: {after.ElementAtOrDefault(line)}";
    }
}
