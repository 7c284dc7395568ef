using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using Npgsql;

namespace KnowledgeBase.Storage.Editing;

/// <summary>
/// Changesets and the drafts in them. Each method is one transaction and gives the result or the reasons why nothing was done; nothing here
/// changes what readers see.
/// </summary>
/// <param name="source">The database, migrated.</param>
/// <param name="time">Gives the moment of each change.</param>
/// <param name="rules">How the team works together.</param>
public sealed class ChangesetStore(NpgsqlDataSource source, TimeProvider time, EditingRules rules)
{
    /// <summary>The channel on which each change of a changeset is announced; the payload is its number.</summary>
    public const string Channel = "kb_changeset";

    /// <summary>Opens a changeset on the newest release.</summary>
    /// <param name="title">What it is about, 1 to 200 characters.</param>
    /// <param name="caller">Who opens it.</param>
    /// <param name="key">Makes a repetition safe.</param>
    /// <param name="cancellationToken">Ends it; nothing is then saved.</param>
    public Task<EditResult<Changeset>> OpenAsync(string title, Caller caller, IdempotencyKey? key, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{source} {time} {rules} {title} {caller} {key}");

    /// <summary>Saves a draft of an entry: the whole document that <paramref name="change"/> makes of what the editor sees.</summary>
    /// <param name="changesetId">The changeset.</param>
    /// <param name="slug">The entry; it need not exist.</param>
    /// <param name="expectedRevision">
    /// The revision that the editor saw: the number of the published revision plus the saves in this changeset. Null or 0 to create an entry;
    /// anything but the current revision is a conflict.
    /// </param>
    /// <param name="change">
    /// Makes the new document of the current one (null when there is none), or refuses. Pure; it may be called again when the database was busy. Its
    /// document must have the slug <paramref name="slug"/> and, where the entry exists, its kind.
    /// </param>
    /// <param name="caller">Who saves it.</param>
    /// <param name="validateOnly">Whether to do everything but save.</param>
    /// <param name="key">Makes a repetition safe; not used with <paramref name="validateOnly"/>.</param>
    /// <param name="cancellationToken">Ends it; nothing is then saved.</param>
    public Task<EditResult<SavedDraft>> SaveAsync(
        long changesetId,
        string slug,
        int? expectedRevision,
        Func<Entry?, EditResult<Entry>> change,
        Caller caller,
        bool validateOnly,
        IdempotencyKey? key,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>
    /// Takes an entry out of later releases. Where a successor is named, the slug keeps leading there; else it stays known as the name of something
    /// that was retired.
    /// </summary>
    /// <param name="changesetId">The changeset.</param>
    /// <param name="slug">The entry.</param>
    /// <param name="expectedRevision">The revision that the editor saw.</param>
    /// <param name="replacedBy">The slug of the entry to turn to instead; null for none.</param>
    /// <param name="caller">Who removes it.</param>
    /// <param name="validateOnly">Whether to do everything but save.</param>
    /// <param name="key">Makes a repetition safe.</param>
    /// <param name="cancellationToken">Ends it; nothing is then saved.</param>
    public Task<EditResult<SavedDraft>> RetireAsync(
        long changesetId,
        string slug,
        int? expectedRevision,
        string? replacedBy,
        Caller caller,
        bool validateOnly,
        IdempotencyKey? key,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>
    /// Gives an entry another slug. Every entry that names it is changed along in the same changeset, and the old slug keeps leading to it.
    /// </summary>
    /// <param name="changesetId">The changeset.</param>
    /// <param name="slug">The entry.</param>
    /// <param name="expectedRevision">The revision that the editor saw.</param>
    /// <param name="newSlug">Its new slug, never used before.</param>
    /// <param name="caller">Who renames it.</param>
    /// <param name="validateOnly">Whether to do everything but save.</param>
    /// <param name="key">Makes a repetition safe.</param>
    /// <param name="cancellationToken">Ends it; nothing is then saved.</param>
    /// <returns>The entry under its new slug.</returns>
    public Task<EditResult<SavedDraft>> RenameAsync(
        long changesetId,
        string slug,
        int? expectedRevision,
        string newSlug,
        Caller caller,
        bool validateOnly,
        IdempotencyKey? key,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Takes an entry's draft out of the changeset: it is again what is published.</summary>
    /// <param name="changesetId">The changeset.</param>
    /// <param name="slug">The entry.</param>
    /// <param name="expectedRevision">The revision that the editor saw.</param>
    /// <param name="caller">Who discards it.</param>
    /// <param name="cancellationToken">Ends it; nothing is then saved.</param>
    public Task<EditResult<Changeset>> DiscardAsync(
        long changesetId, string slug, int? expectedRevision, Caller caller, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Hands a changeset in for review. One without drafts is refused.</summary>
    public Task<EditResult<Changeset>> SubmitAsync(long changesetId, Caller caller, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Adds a review.</summary>
    /// <param name="changesetId">The changeset.</param>
    /// <param name="verdict">What the reviewer says.</param>
    /// <param name="comment">Why, at most 5,000 characters; required unless it is an approval.</param>
    /// <param name="expectedVersion">The <see cref="Changeset.Version"/> that the reviewer saw; null for whatever it is now.</param>
    /// <param name="caller">The reviewer.</param>
    /// <param name="cancellationToken">Ends it; nothing is then saved.</param>
    public Task<EditResult<Changeset>> ReviewAsync(
        long changesetId, ReviewVerdict verdict, string? comment, int? expectedVersion, Caller caller, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Gives a changeset up.</summary>
    public Task<EditResult<Changeset>> AbandonAsync(long changesetId, Caller caller, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
