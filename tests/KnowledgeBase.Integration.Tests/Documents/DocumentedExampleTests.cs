using System.Text.Json.Nodes;
using KnowledgeBase.Integration.Tests.Api;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Documents;

/// <summary>What the pages for users show works: each query is asked, each answer printed below it compared, each address opened.</summary>
public sealed class DocumentedExampleTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    private static string Home => Path.GetDirectoryName(CatalogueService.RealSeed)!;

    [Theory]
    [InlineData("README.md", 3)]
    [InlineData("docs/for-partners.md", 5)]
    [InlineData("docs/for-researchers.md", 5)]
    public async Task Every_query_gets_the_answer_that_is_printed_below_it(string page, int atLeast)
    {
        var service = await catalogue.ServiceAsync(postgres);
        var examples = DocumentedExample.Read(Home, page);
        var wrong = new List<string>();
        var compared = 0;
        for (var i = 0; i < examples.Count; i++)
        {
            if (examples[i].Language != "graphql")
                continue;
            var answer = await service.AskAsync(examples[i].Text);
            answer.AsObject().Remove("extensions");
            if (i + 1 == examples.Count || examples[i + 1].Language != "json")
            {
                if (answer["errors"] is { } errors)
                    wrong.Add($"{examples[i]}: {errors.ToJsonString()}");
                continue;
            }

            compared++;
            if (PrintedAnswer.Difference(PrintedAnswer.Parse(examples[i + 1].Text), answer) is { } difference)
                wrong.Add($"{examples[i + 1]}: {difference}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(compared >= atLeast, $"{page} has {compared} queries with answers, at least {atLeast} were expected");
    }

    [Theory]
    [InlineData("README.md", 1)]
    [InlineData("docs/for-partners.md", 3)]
    [InlineData("docs/for-researchers.md", 3)]
    public async Task Every_command_with_curl_gets_the_status_that_is_written_behind_it(string page, int atLeast)
    {
        var client = (await catalogue.ServiceAsync(postgres)).Client;
        var wrong = new List<string>();
        var tag = "";
        var count = 0;
        foreach (var example in DocumentedExample.Read(Home, page))
        {
            foreach (var command in CurlCommand.Read(example.Text))
            {
                count++;
                using var request = command.Request(tag);
                using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
                tag = response.Headers.ETag?.ToString() ?? tag;
                if ((int)response.StatusCode != command.Status)
                    wrong.Add($"{example}: {command.Address} answers {(int)response.StatusCode}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(count >= atLeast, $"{page} has {count} commands, at least {atLeast} were expected");
    }

    [Theory]
    [InlineData("""{"a": "One two"}""", """{"a":"One two"}""", true)]
    [InlineData("{\"a\": \"One\n    two\"}", """{"a":"One two"}""", true)]
    [InlineData("""{"a": "One…three"}""", """{"a":"One two three"}""", true)]
    [InlineData("""{"a": "One…"}""", """{"a":"One"}""", true)]
    [InlineData("""{"a": "…two"}""", """{"a":"One two three"}""", false)]
    [InlineData("""{"a": "One…One"}""", """{"a":"One"}""", false)]
    [InlineData("""{"a": [1, "…"]}""", """{"a":[1,2,3]}""", true)]
    [InlineData("""{"a": [1, "…"]}""", """{"a":[]}""", false)]
    [InlineData("""{"a": [1]}""", """{"a":[1,2]}""", false)]
    [InlineData("""{"a": 1}""", """{"a":1,"b":2}""", false)]
    [InlineData("""{"a": 1, "b": 2}""", """{"b":2,"a":1}""", false)]
    [InlineData("""{"a": null}""", """{"a":false}""", false)]
    public void A_printed_answer_is_compared_whole_but_for_what_it_leaves_out(string printed, string answer, bool same) =>
        Assert.Equal(same, PrintedAnswer.Difference(PrintedAnswer.Parse(printed), JsonNode.Parse(answer)) is null);
}
