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
    [Fact]
    public async Task The_printed_schema_in_the_documentation_is_that_of_the_service()
    {
        await using var source = NpgsqlDataSource.Create("Host=localhost");
        await using var application = Build(source);

        await SchemaBaseline.HoldAsync(
            "schema.graphql",
            "The public schema of the service, printed from it. A test keeps it current (tests/KnowledgeBase.Integration.Tests/Api/PrintedSchemaTests.cs).",
            SchemaOf(application),
            typeof(PrintedSchemaTests));
    }

    /// <summary>The file, damaged in a way that makes the service's schema a change of it; and what the check says.</summary>
    [Theory]
    [InlineData("type Country implements Node {", "type Country implements Node {\n  population: Int", "BREAKING  FIELD_REMOVED Country.population: Field Country.population was removed.")]
    [InlineData("enum PartyStatus {", "enum PartyStatus {\n  OBSERVER", "BREAKING  VALUE_REMOVED_FROM_ENUM PartyStatus.OBSERVER: Enum value PartyStatus.OBSERVER was removed.")]
    [InlineData("type SeriesCount {", "type Gone {\n  a: Int\n}\n\ntype SeriesCount {", "BREAKING  TYPE_REMOVED Gone: Type Gone was removed.")]
    [InlineData("  sequence: Int!", "  sequence: String!", "BREAKING  FIELD_CHANGED_KIND Release.sequence: Field Release.sequence changed its type from String! to Int!.")]
    [InlineData("    code: CountryCode!\n  ): Country", "    code: CountryCode!\n    name: String\n  ): Country", "BREAKING  ARG_REMOVED Query.country(name:): Argument Query.country(name:) was removed.")]
    [InlineData("    code: CountryCode!\n  ): Country", "    code: CountryCode\n  ): Country", "BREAKING  ARG_CHANGED_KIND Query.country(code:): Argument Query.country(code:) changed its type from CountryCode to CountryCode!.")]
    [InlineData("  NOT_PARTY", "  NEVER", "DANGEROUS VALUE_ADDED_TO_ENUM PartyStatus.NOT_PARTY: Enum value PartyStatus.NOT_PARTY was added.")]
    [InlineData("  sequence: Int!", "  rank: Int!", "SAFE      FIELD_ADDED Release.sequence: Field Release.sequence was added.")]
    public async Task What_changed_is_told_by_name(string now, string before, string expected)
    {
        await using var source = NpgsqlDataSource.Create("Host=localhost");
        await using var application = Build(source);
        var schema = SchemaOf(application);
        var printed = SchemaPrinter.Print(schema);
        Assert.Contains(now, printed, StringComparison.Ordinal);

        var changes = SchemaBaseline.Changes(printed.Replace(now, before, StringComparison.Ordinal), schema);

        Assert.Contains($"  {expected}", SchemaBaseline.Tell(changes).Split('\n'));
        Assert.Empty(SchemaBaseline.Changes(printed, schema));
    }

    /// <summary>The service, built but not started: no database is needed.</summary>
    private static WebApplication Build(NpgsqlDataSource source) => Service.Build(
        WebApplication.CreateSlimBuilder(), new Settings(new KnowledgeBaseOptions(), ConnectionString: null), source, new Terminal(TextWriter.Null, TextWriter.Null));

    private static Schema SchemaOf(WebApplication application) =>
        application.Services.GetRequiredKeyedService<RequestPipeline>(GraphQLServiceCollectionExtensions.DefaultName).Schema.Schema;
}
