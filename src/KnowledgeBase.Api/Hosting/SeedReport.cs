using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Seeds;

namespace KnowledgeBase.Api.Hosting;

/// <summary>Says what a load of seed files came to.</summary>
internal static class SeedReport
{
    private const int LongestValue = 100;

    /// <summary>Writes the outcome; returns the exit code.</summary>
    internal static int Tell(SeedLoadOutcome outcome, Terminal terminal)
    {
        switch (outcome)
        {
            case SeedLoadOutcome.Refused refused:
                foreach (var problem in refused.Problems)
                    terminal.Say(problem.ToString());
                terminal.Fail("The seed files have problems; nothing was loaded.");
                return 1;
            case SeedLoadOutcome.Conflicted conflicted:
                foreach (var slug in conflicted.Merge.Conflicts)
                    terminal.Say($"conflict: {slug} was changed in the files and, since the last load, in the database");
                terminal.Fail("Nothing was loaded. Say which side wins with --prefer files or --prefer database.");
                return 1;
            case SeedLoadOutcome.Compared compared:
                terminal.Say($"Dry run: {Counts(compared.Merge)}. Nothing was loaded.");
                return 0;
            case SeedLoadOutcome.Done done:
                var exitCode = Tell(done.Merge, done.Outcome, terminal);
                if (!done.UnpublishedKeys.IsEmpty)
                    terminal.Say($"release.yaml says something else than that release ({string.Join(", ", done.UnpublishedKeys)}). A release never changes, and release.yaml alone makes no new one: what it says comes with the next change of content, under a new version.");
                return exitCode;
            default:
                throw new InvalidOperationException($"No report for {outcome.GetType().Name}.");
        }
    }

    /// <summary>Writes what differs, entry by entry and field by field: what a load would do, then what was published and is not in the files.</summary>
    internal static void Differences(SeedMerge merge, Terminal terminal)
    {
        foreach (var slug in merge.Added)
            terminal.Say($"+ {slug}");
        foreach (var slug in merge.Removed)
            terminal.Say($"- {slug}");
        foreach (var (slug, before, after) in merge.Updated)
            Difference(slug, before, after, terminal);
        if (merge.PublishedElsewhere.Count > 0)
        {
            terminal.Say("Published since the last load, and not in the files ('kb seed export' writes it there):");
            foreach (var (slug, before, after) in merge.PublishedElsewhere)
                Difference(slug, before, after, terminal);
        }

        if (merge.Added.Count + merge.Removed.Count + merge.Updated.Count + merge.PublishedElsewhere.Count == 0)
            terminal.Say("No differences.");
    }

    private static void Difference(string slug, Entry? before, Entry? after, Terminal terminal)
    {
        terminal.Say(before is null ? $"+ {slug}" : after is null ? $"- {slug}" : $"~ {slug}");
        if (before is null || after is null)
            return;
        foreach (var field in DocumentDiff.Between(before, after))
        {
            terminal.Say($"    {field.Path}");
            if (field.Before is not null)
                terminal.Say($"      - {Short(field.Before)}");
            if (field.After is not null)
                terminal.Say($"      + {Short(field.After)}");
        }
    }

    private static int Tell(SeedMerge merge, PublishOutcome outcome, Terminal terminal)
    {
        switch (outcome)
        {
            case PublishOutcome.Published published:
                terminal.Say($"Published release {published.Version} (number {published.Sequence}): {Counts(merge)}. Content hash {published.ContentHash}.");
                return 0;
            case PublishOutcome.NothingChanged unchanged:
                terminal.Say($"Nothing changed since release {unchanged.Version}; nothing was published.");
                return 0;
            case PublishOutcome.VersionTaken taken:
                terminal.Fail($"The seed files changed, but release {taken.Version} is published already, and a release never changes. Raise 'version' in release.yaml and load again.");
                return 1;
            case PublishOutcome.Superseded superseded:
                terminal.Fail($"{(superseded.Version is null ? "The database was emptied" : $"Release {superseded.Version} was published")} while the files were being compared; nothing was loaded. Try again.");
                return 1;
            case PublishOutcome.IdentifierChanged changed:
                terminal.Fail($"'{changed.Slug}' would get another permanent identifier: it is made of '{changed.Before}' and would be of '{changed.After}'. A former name with 'outcome: RENAMED' belongs only to what had that name in the release before, and stays for ever; for anything else write 'outcome: RETIRED' with 'to' and 'reason'. Nothing was loaded.");
                return 1;
            case PublishOutcome.SlugReused reused:
                terminal.Fail($"The slug '{reused.Slug}' was the name of another kind of entry ({reused.Kind}) before, and slugs are never used again. Choose another.");
                return 1;
            default:
                throw new InvalidOperationException($"No report for {outcome.GetType().Name}.");
        }
    }

    private static string Counts(SeedMerge merge)
    {
        var text = $"{merge.Added.Count} added, {merge.Updated.Count} changed, {merge.Removed.Count} taken out";
        return merge.KeptFromDatabase.Count == 0 ? text : $"{text}, {merge.KeptFromDatabase.Count} kept as published since the last load";
    }

    private static string Short(string value)
    {
        var line = value.ReplaceLineEndings(" ");
        return line.Length <= LongestValue ? line : line[..LongestValue] + "…";
    }
}
