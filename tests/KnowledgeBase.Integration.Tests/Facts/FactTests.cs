using System.Text.Json.Nodes;
using KnowledgeBase.Integration.Tests.Api;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Facts;

/// <summary>
/// What the catalogue must know: questions in plain words, each with where its answer comes from and the whole answer. The answers were written
/// first from the team's working notes on the texts (a legal dossier, a dossier on terms, a table of ratifications, which are not kept in this
/// repository); some were put right later, where a text read again decided against the answer. Where a case fails, find out from the text of the
/// instrument or the source which of the two is right; never copy what the service says.
/// </summary>
public sealed class FactTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    private static readonly string[] Files = ["facts-law", "facts-terms", "facts-technology", "facts-countries"];

    private static readonly IReadOnlyList<JsonObject> All = [.. Files.SelectMany(Read)];

    /// <summary>A case for each question of all files, named by the question.</summary>
    public static IEnumerable<TheoryDataRow<string>> Questions() =>
        All.Select(fact => (string)fact["question"]!).Distinct().Select(question => new TheoryDataRow<string>(question) { TestDisplayName = question });

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task The_catalogue_answers(string question)
    {
        var fact = All.First(fact => (string)fact["question"]! == question);
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync((string)fact["query"]!, fact["variables"]);

        Assert.True(
            JsonNode.DeepEquals(fact["expected"], data),
            $"{question}\nSource: {fact["source"]}\nExpected: {fact["expected"]!.ToJsonString()}\nAnswered: {data.ToJsonString()}");
    }

    [Fact]
    public void Every_question_is_asked_once_and_names_its_source()
    {
        Assert.Empty(All.GroupBy(fact => (string)fact["question"]!).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.All(All, fact => Assert.False(string.IsNullOrWhiteSpace((string?)fact["source"])));
        Assert.True(All.Count >= 170, $"Only {All.Count} questions are left.");
    }

    private static IEnumerable<JsonObject> Read(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Facts", $"{file}.json")))!.AsArray().Select(node => node!.AsObject());
}
