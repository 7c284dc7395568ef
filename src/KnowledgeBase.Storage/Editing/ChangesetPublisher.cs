using System.Globalization;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.Content.Texts;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Releases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace KnowledgeBase.Storage.Editing;

/// <summary>Makes changesets releases, and releases undone.</summary>
/// <param name="source">The database, migrated.</param>
/// <param name="time">Gives the moment of each change.</param>
/// <param name="rules">How the team works together.</param>
/// <param name="snapshots">The newest release in memory, shared by all that edit.</param>
public sealed class ChangesetPublisher(NpgsqlDataSource source, TimeProvider time, EditingRules rules, ReleaseSnapshots snapshots) : IDisposable
{
    private const int MaxNotes = 5_000;

    private readonly EditingDatabase _database = new(source);
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <summary>
    /// Publishes an approved changeset: all of it as one release, or nothing. Its drafts are brought onto the newest release first; a field that others
    /// published differently meanwhile, or any error in the next release, is a refusal. Publishers at the same moment go one after the other.
    /// </summary>
    /// <param name="changesetId">The changeset.</param>
    /// <param name="request">How the release is named.</param>
    /// <param name="caller">Who publishes.</param>
    /// <param name="validateOnly">Whether to do everything but publish.</param>
    /// <param name="key">Makes a repetition safe.</param>
    /// <param name="cancellationToken">Ends it; nothing is then published.</param>
    public async Task<EditResult<PublishedChangeset>> PublishAsync(
        long changesetId, PublishRequest request, Caller caller, bool validateOnly, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        if (validateOnly)
            return await RunAsync(changesetId, request, caller, validateOnly, key, cancellationToken);
        // Those who publish through this instance wait here, and not with a connection each at the database's lock.
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            return await RunAsync(changesetId, request, caller, validateOnly, key, cancellationToken);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();

    private Task<EditResult<PublishedChangeset>> RunAsync(
        long changesetId, PublishRequest request, Caller caller, bool validateOnly, IdempotencyKey? key, CancellationToken cancellationToken) =>
        _database.RunAsync(
            async context =>
            {
                if ((Check(request) ?? IdempotencyKeys.Check(key)) is { } problem)
                    return EditResult.Refused<PublishedChangeset>(problem);
                // First of all, so that the newest release is the one that this one comes after.
                if (!validateOnly)
                    await ReleasePublisher.LockAsync(context, cancellationToken);
                if (await OpenChangeset.LockAsync(context, changesetId, cancellationToken) is not { } row)
                    return EditResult.Refused<PublishedChangeset>(ChangesetStore.NotFound(changesetId));
                if (!validateOnly && await IdempotencyKeys.FindAsync<PublishedChangeset>(context, caller, "publish", key, cancellationToken) is { } repeated)
                    return repeated;
                var now = time.GetUtcNow();
                var changeset = await OpenChangeset.ReadAsync(context, row, snapshots, caller, now, cancellationToken);
                if (changeset.Refuses(ChangesetAction.Publish, rules) is { } refusal)
                    return EditResult.Refused<PublishedChangeset>(refusal);
                var next = Next(changeset, request, now);
                if (!next.IsDone)
                    return next.As<PublishedChangeset>();
                return validateOnly
                    ? await ForeseeAsync(context, changeset, next.Value, cancellationToken)
                    : await PublishAsync(context, changeset, next.Value, caller, key, now, cancellationToken);
            },
            cancellationToken);

    /// <summary>
    /// Opens a changeset that undoes a release: each entry that it changed gets its state before, merged with what was published since. Where that does
    /// not go together, the changeset has conflicts to settle.
    /// </summary>
    /// <param name="release">The release's version.</param>
    /// <param name="title">What the changeset is about; null for "Undo" and the version.</param>
    /// <param name="caller">Who opens it.</param>
    /// <param name="key">Makes a repetition safe.</param>
    /// <param name="cancellationToken">Ends it; nothing is then saved.</param>
    public Task<EditResult<Changeset>> RevertAsync(string release, string? title, Caller caller, IdempotencyKey? key, CancellationToken cancellationToken) =>
        new ReleaseReverter(_database, time, snapshots).RevertAsync(release, title, caller, key, cancellationToken);

    private static EditError.Invalid? Check(PublishRequest request)
    {
        if (request.Version is { } version && !ReleaseVersion.IsValid(version))
            return new(["version"], $"'{version}' is no version: three numbers with dots, such as 2026.1.1.");
        if (request.Notes is not { } notes)
            return null;
        if (!notes.ByLanguage.ContainsKey(LocalizedText.SourceLanguage))
            return new(["notes"], "The notes are missing in English ('en'), the language that every text exists in.");
        foreach (var (language, text) in notes.ByLanguage)
        {
            if (!LanguageTag.IsValid(language))
                return new(["notes", language], $"'{language}' is no language tag such as en, es or pt-BR.");
            if (text.Length is 0 or > MaxNotes || text.Contains('\0', StringComparison.Ordinal) || !PlainText.IsWellFormed(text))
                return new(["notes", language], $"The notes have 1 to {MaxNotes} characters, none of them U+0000 or half of a surrogate pair.");
        }

        return null;
    }

    /// <summary>The release that would come of a changeset, or why none can.</summary>
    private static EditResult<NextContent> Next(OpenChangeset changeset, PublishRequest request, DateTimeOffset now)
    {
        var drafts = changeset.Items.Select(item => RebasedDraft.Of(item, changeset.Newest)).ToArray();
        var conflicts = drafts.SelectMany(draft => draft.Conflicts.Select(conflict => new EntryConflict(draft.Slug, conflict))).ToArray();
        if (conflicts.Length > 0)
            return EditResult.Refused<NextContent>(new EditError.RebaseConflicts([.. conflicts]));
        var changed = drafts.Where(draft => !draft.IsUnchanged).ToArray();
        if (changed.Length == 0)
            return EditResult.Refused<NextContent>(new EditError.Invalid([], "Nothing would change: the newest release says all of this already. Abandon the changeset."));
        var newest = changeset.Newest.Release;
        if ((request.Version ?? NextVersion.After(newest.Version)) is not { } version)
            return EditResult.Refused<NextContent>(new EditError.Invalid(["version"], $"There is no version after {newest.Version}. Name one."));
        drafts = Array.ConvertAll(drafts, draft => draft.Named(version));
        changed = Array.ConvertAll(changed, draft => draft.Named(version));
        var entries = changeset.Newest.With(changed);
        var errors = NextReleaseCheck.Errors(entries);
        if (errors.Length > 0)
            return EditResult.Refused<NextContent>(new EditError.Unsound(errors));
        return EditResult.Of(new NextContent(drafts, changed, new NextRelease
        {
            Version = version,
            DatedOn = DateOnly.FromDateTime(now.UtcDateTime),
            Notes = request.Notes ?? LocalizedText.English(changeset.Row.Title),
            Languages = newest.Languages,
            Fallback = newest.Fallback,
            Author = changeset.Row.Author,
            Authors = changeset.Items.ToDictionary(item => item.Slug, item => item.Editor, StringComparer.Ordinal),
            Message = changeset.Row.Title,
            Entries = entries,
        }));
    }

    /// <summary>What publishing would come to.</summary>
    private static async Task<EditResult<PublishedChangeset>> ForeseeAsync(
        KnowledgeBaseContext context, OpenChangeset changeset, NextContent next, CancellationToken cancellationToken)
    {
        if (await context.Releases.AnyAsync(release => release.Version == next.Release.Version, cancellationToken))
            return EditResult.Refused<PublishedChangeset>(VersionTaken(next.Release.Version));
        return EditResult.Of(new PublishedChangeset(
            changeset.Row.Id,
            new ReleaseName(changeset.Newest.Sequence + 1, next.Release.Version),
            ReleaseHash.Of(next.Release.Entries.Select(entry => (entry.Slug, ContentHash.Of(entry)))),
            next.Changed.Count(draft => draft.Before is null),
            next.Changed.Count(draft => draft.Before is not null && draft.After is not null),
            next.Changed.Count(draft => draft.After is null)));
    }

    private async Task<EditResult<PublishedChangeset>> PublishAsync(
        KnowledgeBaseContext context,
        OpenChangeset changeset,
        NextContent next,
        Caller caller,
        IdempotencyKey? key,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var id = changeset.Row.Id;
        changeset.Settle(next.Drafts);
        await context.SaveChangesAsync(cancellationToken);
        var outcome = await new ReleasePublisher(source, time).WithinAsync(context, next.Release, changeset.Newest.Sequence, progress: null, cancellationToken);
        if (outcome is not PublishOutcome.Published published)
            return EditResult.Refused<PublishedChangeset>(Refusal(outcome));

        var (state, changedAt) = (WireNames.Of(ChangesetState.Published), now.UtcDateTime);
        await context.Changesets.Where(row => row.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, state)
                .SetProperty(row => row.Version, row => row.Version + 1)
                .SetProperty(row => row.ChangedAt, changedAt)
                .SetProperty(row => row.ReleaseSequence, published.Sequence),
            cancellationToken);
        var result = new PublishedChangeset(
            id, new ReleaseName(published.Sequence, published.Version), published.ContentHash, published.Added, published.Updated, published.Removed);
        await IdempotencyKeys.RememberAsync(context, caller, "publish", key, result, now, cancellationToken);
        await EditingAudit.AppendAsync(
            context,
            now,
            caller,
            EditingAudit.NameOf(ChangesetAction.Publish),
            id,
            cancellationToken,
            ("release", published.Version),
            ("sequence", published.Sequence.ToString(CultureInfo.InvariantCulture)),
            ("hash", published.ContentHash));
        return EditResult.Of(result);
    }

    private static EditError Refusal(PublishOutcome outcome) => outcome switch
    {
        PublishOutcome.VersionTaken taken => VersionTaken(taken.Version),
        PublishOutcome.SlugReused reused => new EditError.Invalid(
            [], $"'{reused.Slug}' was the name of a {reused.Kind}, and names are not used again for another kind of entry. Choose another."),
        PublishOutcome.IdentifierChanged changed => new EditError.Invalid(
            [], $"The identifier of '{changed.Slug}' would change: it is made from the name '{changed.Before}', and would be made from '{changed.After}'. Leave former names as they are."),
        _ => new EditError.Busy(),
    };

    private static EditError.Invalid VersionTaken(string version) =>
        new(["version"], $"There is a release {version} already. Name another version, or leave it out for the next one.");

    /// <summary>A release that can be published.</summary>
    /// <param name="Drafts">Every draft of the changeset.</param>
    /// <param name="Changed">Those that change something.</param>
    /// <param name="Release">The release.</param>
    private sealed record NextContent(RebasedDraft[] Drafts, RebasedDraft[] Changed, NextRelease Release);
}
