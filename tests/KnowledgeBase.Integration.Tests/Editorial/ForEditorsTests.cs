using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KnowledgeBase.Integration.Tests.Api;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Editorial;

/// <summary>Every step of <c>docs/for-editors.md</c> is run as it stands there, by the person that it names, and answers what it says.</summary>
/// <param name="service">The service.</param>
public sealed partial class ForEditorsTests(EditorialService service) : IClassFixture<EditorialService>
{
    [Fact]
    public async Task The_worked_example_is_as_the_document_says()
    {
        var text = await File.ReadAllTextAsync(
            Path.Combine(Path.GetDirectoryName(CatalogueService.RealSeed)!, "docs", "for-editors.md"), TestContext.Current.CancellationToken);
        var who = "";
        var question = "";
        var answered = 0;
        foreach (Match part in Parts().Matches(text))
        {
            if (part.Groups["who"].Success)
                who = part.Groups["who"].Value;
            else if (part.Groups["question"].Success)
                question = part.Groups["question"].Value;
            else
            {
                var expected = JsonNode.Parse(part.Groups["answer"].Value)!;
                var answer = await AskAsync(who, question);
                answer.AsObject().Remove("extensions");
                Assert.True(JsonNode.DeepEquals(expected, answer), $"As {who}:\n{question}\nexpected {expected.ToJsonString()}\nanswered {answer.ToJsonString()}");
                answered++;
            }
        }

        Assert.Equal(text.Split("```graphql").Length - 1, answered);
    }

    private async Task<JsonNode> AskAsync(string who, string query)
    {
        if (who != "a reader")
            return await service.AskAsync(who, query);
        using var response = await service.Client.PostAsJsonAsync("/graphql", new { query }, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }

    [GeneratedRegex("As \\*\\*(?<who>[^*]+)\\*\\*|```graphql\\n(?<question>[^`]+)```|```json\\n(?<answer>[^`]+)```", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Parts();
}
