using KnowledgeBase.Content.Editing;
using Npgsql;

namespace KnowledgeBase.Storage.Editing;

/// <summary>Makes changesets releases, and releases undone.</summary>
/// <param name="source">The database, migrated.</param>
/// <param name="time">Gives the moment of each change.</param>
/// <param name="rules">How the team works together.</param>
public sealed class ChangesetPublisher(NpgsqlDataSource source, TimeProvider time, EditingRules rules)
{
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
    public Task<EditResult<PublishedChangeset>> PublishAsync(
        long changesetId, PublishRequest request, Caller caller, bool validateOnly, IdempotencyKey? key, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{source} {time} {rules}");

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
        throw new NotSupportedException();
}
