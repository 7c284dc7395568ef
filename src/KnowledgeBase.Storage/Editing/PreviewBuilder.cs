using System.Collections.Frozen;
using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Storage.Releases;
using Npgsql;

namespace KnowledgeBase.Storage.Editing;

/// <summary>
/// Builds the catalogues that would come of changesets. They live here only: the store that the public reads from never holds one.
/// </summary>
/// <param name="source">The database.</param>
internal sealed class PreviewBuilder(NpgsqlDataSource source)
{
    /// <summary>As many as editors look at at one time; a catalogue takes some tens of megabytes.</summary>
    private const int MostInMemory = 4;

    /// <summary>Errors with which a catalogue cannot be linked, or could not be read without a fault.</summary>
    private static readonly FrozenSet<string> Structural = new[]
    {
        ProblemCodes.BadSlug, ProblemCodes.DuplicateSlug, ProblemCodes.BrokenLink, ProblemCodes.MissingEnglish, ProblemCodes.UnknownLanguage,
        ProblemCodes.BadLanguage, ProblemCodes.DuplicateArticle, ProblemCodes.DuplicateCoverage, ProblemCodes.DuplicateAssessment,
        ProblemCodes.DuplicateTreatyRecord, ProblemCodes.DuplicateLabel, ProblemCodes.MissingPreferredLabel, ProblemCodes.UnknownLabel,
        ProblemCodes.BroaderCycle, ProblemCodes.SelfRelation, ProblemCodes.DoubledRelation, ProblemCodes.UnknownValue, ProblemCodes.BadUrl,
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly ReleaseReader _reader = new(source);
    private readonly RecentValues<NextKey, Catalogue> _recent = new(MostInMemory);

    /// <summary>The catalogue of the newest release with these drafts in it.</summary>
    internal async Task<EditResult<Catalogue>> BuildAsync(
        Changeset changeset, ReleaseSnapshot newest, RebasedDraft[] drafts, ImmutableArray<ChangesetProblem> problems, CancellationToken cancellationToken)
    {
        var key = NextKey.Of(changeset, newest);
        if (_recent.TryFind(key, out var found))
            return EditResult.Of(found);
        var entries = newest.With(drafts);
        var structural = problems.Where(problem => problem.Severity == ProblemSeverity.Error && Structural.Contains(problem.Code)).ToImmutableArray();
        if (!structural.IsEmpty)
            return EditResult.Refused<Catalogue>(new EditError.Unsound(structural));
        var releases = (await _reader.ReleasesAsync(cancellationToken)).Select(CatalogueLoader.Info).ToDictionary(info => info.Sequence);
        var history = await _reader.HistoryAsync(newest.Sequence, cancellationToken);
        var release = ReleaseOf(changeset, newest, entries);
        var changed = drafts.Where(draft => !draft.IsUnchanged).Select(draft => draft.Slug).ToHashSet(StringComparer.Ordinal);
        try
        {
            var built = CatalogueBuilder.Build(release, [.. entries.Select(entry => new CatalogueItem(entry, RevisionsOf(entry)))]);
            return EditResult.Of(_recent.Keep(key, built));
        }
        catch (CatalogueException error)
        {
            return EditResult.Refused<Catalogue>(new EditError.Invalid(["changeset"], $"The changeset cannot be previewed: {error.Message}"));
        }

        ImmutableArray<RevisionInfo> RevisionsOf(Entry entry)
        {
            var published = history.GetValueOrDefault(entry.Slug, []).Select(row => new RevisionInfo(row.Number, releases[row.Since], row.Message, row.ContentHash) { IsFormerName = row.IsFormerName });
            return changed.Contains(entry.Slug)
                ? [new RevisionInfo((newest.Published.GetValueOrDefault(entry.Slug)?.Number ?? 0) + 1, release, changeset.Title, ContentHash.Of(entry)) { IsFormerName = entry is FormerNameEntry }, .. published]
                : [.. published];
        }
    }

    /// <summary>What a preview calls itself: after the newest release, by the changeset's number, which no release can be called.</summary>
    private static ReleaseInfo ReleaseOf(Changeset changeset, ReleaseSnapshot newest, IReadOnlyList<Entry> entries) => CatalogueLoader.Info(newest.Release) with
    {
        Version = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{newest.Release.Version}+changeset.{changeset.Id}"),
        Sequence = newest.Sequence + 1,
        PublishedAt = changeset.ChangedAt,
        Notes = LocalizedText.English(changeset.Title),
        ContentHash = ReleaseHash.Of(entries.Select(entry => (entry.Slug, ContentHash.Of(entry)))),
        Counts = entries.GroupBy(entry => entry.Kind).ToImmutableDictionary(group => group.Key, group => group.Count()),
    };
}
