using System.Text.Json.Nodes;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>
/// The questions that the service is there for, on the project's own content, whole answers compared. The expected answers beside this file
/// (Answers/*.json) come from the seed files through a reader that shares nothing with the service: tests/clients/expected-answers.mjs, which writes
/// them anew with --write after the content has changed.
/// </summary>
public sealed class RealAnswerTests(PostgresFixture postgres, RealCatalogue catalogue)
{
    [Theory]
    [InlineData("grooming-in-spanish")]
    [InlineData("matrix-of-instruments")]
    [InlineData("lanzarote-23")]
    [InlineData("lookup-discouraged")]
    public async Task The_whole_answer_is_that_of_the_seed_files(string question)
    {
        var service = await catalogue.ServiceAsync(postgres);
        var folder = Path.Combine(AppContext.BaseDirectory, "Api", "Answers");
        var expected = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, $"{question}.json"), TestContext.Current.CancellationToken))!;

        var data = await service.DataAsync(await File.ReadAllTextAsync(Path.Combine(folder, $"{question}.graphql"), TestContext.Current.CancellationToken));

        Assert.Equal(expected.ToJsonString(), data.ToJsonString());
    }

    /// <summary>The judgement on each of the six forms of 2017, instrument by instrument: level, and * for an opt-out.</summary>
    [Theory]
    [InlineData("child-sexual-abuse-material", "EXPLICIT EXPLICIT EXPLICIT EXPLICIT PARTIAL EXPLICIT")]
    [InlineData("digitally-generated-csam", "IMPLICIT EXPLICIT* PARTIAL* EXPLICIT* NOT_COVERED EXPLICIT")]
    [InlineData("online-grooming", "IMPLICIT NOT_COVERED EXPLICIT EXPLICIT IMPLICIT NOT_COVERED")]
    [InlineData("sexting", "IMPLICIT IMPLICIT PARTIAL PARTIAL NOT_COVERED IMPLICIT")]
    [InlineData("sexual-extortion", "IMPLICIT IMPLICIT PARTIAL PARTIAL IMPLICIT IMPLICIT")]
    [InlineData("live-online-child-sexual-abuse", "IMPLICIT IMPLICIT PARTIAL EXPLICIT IMPLICIT IMPLICIT")]
    public async Task The_matrix_says_what_the_assessment_says(string manifestation, string expected)
    {
        var service = await catalogue.ServiceAsync(postgres);

        var data = await service.DataAsync(
            "query($slug: Slug!) { coverageMatrix(filter: { manifestations: [$slug] }, columns: INSTRUMENTS) { columns { ... on Instrument { slug } } cells { level optOut } } }",
            new { slug = manifestation });

        var matrix = data["coverageMatrix"]!;
        Assert.Equal(
            "opsc budapest-convention lanzarote-convention eu-directive-2011-93 african-childrens-charter malabo-convention",
            string.Join(' ', matrix["columns"]!.AsArray().Select(column => (string)column!["slug"]!)));
        Assert.Equal(
            expected,
            string.Join(' ', matrix["cells"]![0]!.AsArray().Select(cell => (string)cell!["level"]! + ((bool)cell["optOut"]! ? "*" : ""))));
    }
}
