using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.TypeSystem.Changes;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>
/// A schema as it is kept in the documentation. A schema that differs fails with the name of everything that changed and what that does to clients.
/// With <c>KB_ACCEPT=1</c> the file is written anew, if nothing breaks; with <c>KB_ACCEPT=breaking</c> in any case.
/// </summary>
internal static class SchemaBaseline
{
    private const string Accept = "KB_ACCEPT";
    private const string AcceptBreaking = "breaking";

    /// <summary>Compares the file in <c>docs/</c> with the schema of the service.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="heading">The comment at its top.</param>
    /// <param name="schema">The schema of the service.</param>
    /// <param name="test">The test that asks, for the message.</param>
    internal static async Task HoldAsync(string file, string heading, Schema schema, Type test)
    {
        var place = Path.Combine(Path.GetDirectoryName(CatalogueService.RealSeed)!, "docs", file);
        var printed = $"# {heading}\n\n{SchemaPrinter.Print(schema)}\n";
        var kept = File.Exists(place) ? await File.ReadAllTextAsync(place, TestContext.Current.CancellationToken) : "";
        if (printed == kept)
            return;
        var changes = Changes(kept, schema);
        var accepted = Environment.GetEnvironmentVariable(Accept);
        if (accepted is AcceptBreaking || (accepted is "1" && changes.All(static change => change.Severity != SchemaChangeSeverity.Breaking)))
        {
            await File.WriteAllTextAsync(place, printed, TestContext.Current.CancellationToken);
            return;
        }

        Assert.Fail($"""
            docs/{file} is not the schema of the service.
            {Tell(changes)}
            What clients can ask may grow; what disappears or changes its type breaks them: deprecate it first (CONTRIBUTING.md).
            If the change is meant, accept it and commit the file ({Accept}={AcceptBreaking} where something breaks):
              {Accept}=1 dotnet run --project tests/KnowledgeBase.Integration.Tests -c Release -- -class {test.FullName}
            """);
    }

    /// <summary>The changes from a printed schema to another, those that break first.</summary>
    internal static IReadOnlyList<SchemaChange> Changes(string before, Schema after)
    {
        var parsed = Parser.Parse(before.Length > 0 ? before : "type Query { _: Int }", ParserLimits.Trusted);
        Assert.True(parsed.IsSuccess, parsed.IsSuccess ? "" : $"The file does not parse: {parsed.Error.Message}");
        var built = SchemaBuilder.Build([parsed.Document]);
        Assert.True(built.Schema is not null, string.Join("\n", built.Errors.Select(static error => error.Message)));
        return [.. SchemaChanges.Find(built.Schema, after).OrderBy(static change => Rank(change.Severity))];
    }

    /// <summary>A line for each change.</summary>
    internal static string Tell(IReadOnlyList<SchemaChange> changes) => changes.Count == 0
        ? "Nothing changed but the order or the form."
        : string.Join('\n', changes.Select(static change => $"  {change.Severity.ToString().ToUpperInvariant(),-9} {change.Kind} {change.Coordinate}: {change.Description}"));

    private static int Rank(SchemaChangeSeverity severity) => severity switch
    {
        SchemaChangeSeverity.Breaking => 0,
        SchemaChangeSeverity.Dangerous => 1,
        _ => 2,
    };
}
