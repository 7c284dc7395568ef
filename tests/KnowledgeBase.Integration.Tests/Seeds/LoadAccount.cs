using KnowledgeBase.Content.Documents;
using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Seeds;

namespace KnowledgeBase.Integration.Tests.Seeds;

/// <summary>What a load came to, on lines that a test compares whole.</summary>
internal static class LoadAccount
{
    internal static string[] Of(SeedLoadOutcome outcome) => outcome switch
    {
        SeedLoadOutcome.Refused refused => ["refused", .. refused.Problems.Select(problem => problem.ToString())],
        SeedLoadOutcome.Conflicted conflicted => ["conflicted", .. Of(conflicted.Merge)],
        SeedLoadOutcome.Compared compared => ["compared", .. Of(compared.Merge)],
        SeedLoadOutcome.Done done => [Of(done.Outcome), .. Of(done.Merge)],
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static string Of(PublishOutcome outcome) => outcome switch
    {
        PublishOutcome.Published published =>
            $"published {published.Version} as {published.Sequence}: {published.Added} added, {published.Updated} changed, {published.Removed} taken out",
        _ => outcome.ToString(),
    };

    private static IEnumerable<string> Of(SeedMerge merge) =>
    [
        .. merge.Added.Select(slug => $"+ {slug}"),
        .. merge.Removed.Select(slug => $"- {slug}"),
        .. merge.Updated.SelectMany(item => DocumentDiff.Between(item.Before, item.After)
            .Select(field => $"~ {item.Slug} {field.Path}: {field.Before ?? "(absent)"} -> {field.After ?? "(absent)"}")),
        .. merge.KeptFromDatabase.Select(slug => $"kept {slug}"),
        .. merge.Conflicts.Select(slug => $"conflict {slug}"),
    ];
}
