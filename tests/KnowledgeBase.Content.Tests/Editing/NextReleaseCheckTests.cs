using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Rules;

namespace KnowledgeBase.Content.Tests.Editing;

/// <summary>What is told of the release that would come of a changeset.</summary>
public sealed class NextReleaseCheckTests
{
    [Fact]
    public void Errors_are_all_told_and_warnings_only_where_they_are_new()
    {
        // Cited by nothing, without a date: the rules have both errors and warnings for it.
        Entry[] next = [SampleEntries.Grooming with { Citations = [new Citation("nothing")] }];
        var all = RuleSet.Check(next);
        Assert.Contains(all, problem => problem.Severity == ProblemSeverity.Warning);

        Assert.Equal(Codes(all), NextReleaseCheck.All(next, newest: []).Select(problem => (problem.Path, problem.Code)));
        var errors = all.Where(problem => problem.Severity == ProblemSeverity.Error);
        Assert.Equal(Codes(errors), NextReleaseCheck.All(next, newest: all).Select(problem => (problem.Path, problem.Code)));
        Assert.Equal(Codes(errors), NextReleaseCheck.Errors(next).Select(problem => (problem.Path, problem.Code)));
    }

    [Fact]
    public void A_problem_names_the_line_that_an_export_would_write_it_on()
    {
        // Lines of sources/a-source.yaml in canonical form: slug, title, actors, url.
        var problem = Assert.Single(NextReleaseCheck.Errors([SampleEntries.Source with { Url = "no address" }]), problem => problem.Code == ProblemCodes.BadUrl);

        Assert.Equal(("a-source", "url", "sources/a-source.yaml:4"), (problem.Slug, problem.Path, problem.SeedPath));
    }

    [Fact]
    public void An_entry_with_a_slug_that_cannot_name_a_file_has_no_place() =>
        Assert.All(NextReleaseCheck.Errors([SampleEntries.Source with { Slug = "../x" }]), problem => Assert.Null(problem.SeedPath));

    private static IEnumerable<(string, string)> Codes(IEnumerable<Problem> problems) => problems.Select(problem => (problem.Path ?? "", problem.Code));
}
