using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Rules;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Content.Editing;

/// <summary>Checks the release that a changeset would make, with the rules that seed files are checked with.</summary>
public static class NextReleaseCheck
{
    /// <summary>The errors of the next release, in the order of slug and path: with one of them it cannot be published.</summary>
    /// <param name="next">Every entry of the next release.</param>
    public static ImmutableArray<ChangesetProblem> Errors(IReadOnlyList<Entry> next) =>
        Place(next, RuleSet.Check(next).Where(problem => problem.Severity == ProblemSeverity.Error));

    /// <summary>All errors of the next release, and those warnings that the newest one does not have already; in the order of slug and path.</summary>
    /// <param name="next">Every entry of the next release.</param>
    /// <param name="newest">What is known to be wrong with the newest release.</param>
    public static ImmutableArray<ChangesetProblem> All(IReadOnlyList<Entry> next, ImmutableArray<Problem> newest)
    {
        var known = newest.Select(Identity).ToHashSet();
        return Place(next, RuleSet.Check(next).Where(problem => problem.Severity == ProblemSeverity.Error || !known.Contains(Identity(problem))));
    }

    private static ImmutableArray<ChangesetProblem> Place(IReadOnlyList<Entry> next, IEnumerable<Problem> problems)
    {
        var found = problems.ToArray();
        if (found.Length == 0)
            return [];
        var places = new Dictionary<string, SeedPlaces?>(StringComparer.Ordinal);
        var entries = next.GroupBy(entry => entry.Slug, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return [.. found.Select(problem => new ChangesetProblem(
            problem.Slug ?? "", problem.Path ?? "", problem.Code, problem.Message, problem.Severity, PlaceOf(problem)))];

        string? PlaceOf(Problem problem)
        {
            if (problem.Slug is null || !entries.TryGetValue(problem.Slug, out var entry))
                return null;
            if (!places.TryGetValue(problem.Slug, out var found))
                places[problem.Slug] = found = SeedPlaces.Of(entry);
            return found?.Find(problem.Path ?? "");
        }
    }

    private static (string?, string?, string, string) Identity(Problem problem) => (problem.Slug, problem.Path, problem.Code, problem.Message);
}

/// <summary>Where the properties of an entry would stand in its seed files.</summary>
public sealed class SeedPlaces
{
    private readonly Entry _entry;
    private readonly SeedPositions _positions;

    private SeedPlaces(Entry entry, SeedPositions positions) => (_entry, _positions) = (entry, positions);

    /// <summary>Writes the entry as seed files and reads them again; null for one that has no such form.</summary>
    public static SeedPlaces? Of(Entry entry)
    {
        // The slug of a draft may be anything; it would become a file's name.
        if (!Texts.SlugForm.IsValid(entry.Slug))
            return null;
        var read = SeedReader.Read(SeedWriter.Write(entry));
        return read.Entries.Concat(read.Damaged).FirstOrDefault() is { } found ? new SeedPlaces(found, read.Positions) : null;
    }

    /// <summary>The place of a property, or of the nearest one around it, as <c>file:line</c>.</summary>
    public string? Find(string path) => _positions.Of(_entry, path) is { } position
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{position.File}:{position.Line}")
        : null;
}
