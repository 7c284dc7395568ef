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
    /// <summary>What stands in the file, what stood there before, and what the check says of that change.</summary>
    private static readonly (string Now, string Before, string Told)[] Examples =
    [
        ("type Country implements Node {", "type Country implements Node {\n  population: Int", "BREAKING  FIELD_REMOVED Country.population: Field Country.population was removed."),
        ("enum PartyStatus {", "enum PartyStatus {\n  OBSERVER", "BREAKING  VALUE_REMOVED_FROM_ENUM PartyStatus.OBSERVER: Enum value PartyStatus.OBSERVER was removed."),
        ("type SeriesCount {", "type Gone {\n  a: Int\n}\n\ntype SeriesCount {", "BREAKING  TYPE_REMOVED Gone: Type Gone was removed."),
        ("  sequence: Int!", "  sequence: String!", "BREAKING  FIELD_CHANGED_KIND Release.sequence: Field Release.sequence changed its type from String! to Int!."),
        ("    code: CountryCode!\n  ): Country", "    code: CountryCode!\n    name: String\n  ): Country", "BREAKING  ARG_REMOVED Query.country(name:): Argument Query.country(name:) was removed."),
        ("    code: CountryCode!\n  ): Country", "    code: CountryCode\n  ): Country", "BREAKING  ARG_CHANGED_KIND Query.country(code:): Argument Query.country(code:) changed its type from CountryCode to CountryCode!."),
        ("  NOT_PARTY", "  NEVER", "DANGEROUS VALUE_ADDED_TO_ENUM PartyStatus.NOT_PARTY: Enum value PartyStatus.NOT_PARTY was added."),
        ("  sequence: Int!", "  rank: Int!", "SAFE      FIELD_ADDED Release.sequence: Field Release.sequence was added."),
    ];

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

    [Fact]
    public async Task What_changed_is_told_by_name()
    {
        await using var source = NpgsqlDataSource.Create("Host=localhost");
        await using var application = Build(source);
        var schema = SchemaOf(application);
        var printed = SchemaPrinter.Print(schema);

        Assert.Empty(SchemaBaseline.Changes(printed, schema));
        foreach (var (now, before, told) in Examples)
        {
            Assert.Contains(now, printed, StringComparison.Ordinal);
            var changes = SchemaBaseline.Changes(printed.Replace(now, before, StringComparison.Ordinal), schema);
            Assert.Contains($"  {told}", SchemaBaseline.Tell(changes).Split('\n'));
        }
    }

    /// <summary>The service, built but not started: no database is needed.</summary>
    private static WebApplication Build(NpgsqlDataSource source) => Service.Build(
        WebApplication.CreateSlimBuilder(), new Settings(new KnowledgeBaseOptions(), ConnectionString: null), source, new Terminal(TextWriter.Null, TextWriter.Null));

    private static Schema SchemaOf(WebApplication application) =>
        application.Services.GetRequiredKeyedService<RequestPipeline>(GraphQLServiceCollectionExtensions.DefaultName).Schema.Schema;
}
