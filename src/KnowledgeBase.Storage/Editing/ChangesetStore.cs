using System.Globalization;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Storage.Database;
using Npgsql;

namespace KnowledgeBase.Storage.Editing;

/// <summary>
/// Changesets and the drafts in them. Each method is one transaction and gives the result or the reasons why nothing was done; nothing here
/// changes what readers see.
/// </summary>
/// <param name="source">The database, migrated.</param>
/// <param name="time">Gives the moment of each change.</param>
/// <param name="rules">How the team works together.</param>
/// <param name="snapshots">The newest release in memory, shared by all that edit.</param>
public sealed class ChangesetStore(NpgsqlDataSource source, TimeProvider time, EditingRules rules, ReleaseSnapshots snapshots)
{
    /// <summary>The most characters of a changeset's title.</summary>
    public const int MaxTitle = 200;

    /// <summary>The most characters of a comment.</summary>
    public const int MaxComment = 5_000;

    /// <summary>The most entries that one changeset touches, so that somebody can still review it.</summary>
    public const int MaxItems = 500;

    private readonly EditingDatabase _database = new(source);

    /// <summary>The channel on which each change of a changeset is announced; the payload is its number.</summary>
    public const string Channel = "kb_changeset";

    /// <summary>Opens a changeset on the newest release.</summary>
    /// <param name="title">What it is about, 1 to 200 characters.</param>
    /// <param name="caller">Who opens it.</param>
    /// <param name="key">Makes a repetition safe.</param>
    /// <param name="cancellationToken">Ends it; nothing is then saved.</param>
    public Task<EditResult<Changeset>> OpenAsync(string title, Caller caller, IdempotencyKey? key, CancellationToken cancellationToken) =>
        _database.RunAsync(
            async context =>
            {
                if (Permissions.ToOpen(caller) is { } forbidden)
                    return EditResult.Refused<Changeset>(forbidden);
                if ((DraftForm.CheckText("title", title, MaxTitle, isRequired: true) ?? IdempotencyKeys.Check(key)) is { } problem)
                    return EditResult.Refused<Changeset>(problem);
                if (await IdempotencyKeys.FindAsync<OpenedResult>(context, caller, "open", key, cancellationToken) is { } repeated)
                    return repeated.IsDone ? await ReadAsync(context, repeated.Value.Id, cancellationToken) : repeated.As<Changeset>();
                if (await snapshots.NewestAsync(context, cancellationToken) is not { } newest)
                    return EditResult.Refused<Changeset>(NoRelease);
                var now = time.GetUtcNow();
                var row = NewRow(title, caller, newest.Sequence, now);
                context.Changesets.Add(row);
                await context.SaveChangesAsync(cancellationToken);
                await IdempotencyKeys.RememberAsync(context, caller, "open", key, new OpenedResult(row.Id), now, cancellationToken);
                await EditingAudit.AppendAsync(context, now, caller, "opened", row.Id, cancellationToken, ("title", title));
                return await ReadAsync(context, row.Id, cancellationToken);
            },
            cancellationToken);

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
        CancellationToken cancellationToken) =>
        ChangeAsync(
            "save",
            changesetId,
            async changeset => One(await changeset.ChangeAsync(slug, expectedRevision, entry => AsDraft(change(entry)), cancellationToken)),
            caller,
            validateOnly,
            key,
            cancellationToken);

    /// <summary>
    /// Takes an entry out of later releases. Its slug stays known as the name of something that was retired, for the reason that the changeset's title
    /// says, and leads to a successor where one is named. (A country, which goes by its code, just goes.)
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
        CancellationToken cancellationToken) =>
        ChangeAsync(
            "retire",
            changesetId,
            async changeset => One(await changeset.ChangeAsync(slug, expectedRevision, entry => FormerNames.Retired(changeset, slug, entry, replacedBy), cancellationToken)),
            caller,
            validateOnly,
            key,
            cancellationToken);

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
        CancellationToken cancellationToken) =>
        ChangeAsync(
            "rename",
            changesetId,
            changeset => FormerNames.RenamedAsync(changeset, slug, expectedRevision, newSlug, cancellationToken),
            caller,
            validateOnly,
            key,
            cancellationToken);

    /// <summary>Takes an entry's draft out of the changeset: it is again what is published.</summary>
    /// <param name="changesetId">The changeset.</param>
    /// <param name="slug">The entry.</param>
    /// <param name="expectedRevision">The revision that the editor saw.</param>
    /// <param name="caller">Who discards it.</param>
    /// <param name="cancellationToken">Ends it; nothing is then saved.</param>
    public Task<EditResult<Changeset>> DiscardAsync(
        long changesetId, string slug, int? expectedRevision, Caller caller, CancellationToken cancellationToken) =>
        ActAsync(
            changesetId,
            ChangesetAction.Edit,
            "discarded",
            caller,
            async (_, changeset) =>
            {
                if (!changeset.HasDraft(slug))
                    return new EditError.NotFound("draft of", slug);
                var view = changeset.View(slug);
                if (expectedRevision != view.Current && expectedRevision != view.Shown)
                    return new EditError.Conflict(slug, expectedRevision, view.Current, view.Conflicts);
                if (Permissions.ToSave(caller, view.After, view.Before) is { } forbidden && (view.After is not null || view.Before is not null))
                    return forbidden;
                changeset.Write(new DraftChange(slug, view, view.Before, IsSame: false, []), isDiscarded: true);
                await Task.CompletedTask;
                return null;
            },
            cancellationToken,
            ("slug", slug));

    /// <summary>Hands a changeset in for review. One without drafts is refused.</summary>
    public Task<EditResult<Changeset>> SubmitAsync(long changesetId, Caller caller, CancellationToken cancellationToken) =>
        ActAsync(
            changesetId,
            ChangesetAction.Submit,
            EditingAudit.NameOf(ChangesetAction.Submit),
            caller,
            (_, changeset) => Task.FromResult<EditError?>(changeset.Items.Any()
                ? null
                : new EditError.Invalid(["changeset"], "There is nothing in the changeset yet. Save a draft in it first.")),
            cancellationToken);

    /// <summary>Adds a review.</summary>
    /// <param name="changesetId">The changeset.</param>
    /// <param name="verdict">What the reviewer says.</param>
    /// <param name="comment">Why, at most 5,000 characters; required unless it is an approval.</param>
    /// <param name="expectedVersion">The <see cref="Changeset.Version"/> that the reviewer saw; null for whatever it is now.</param>
    /// <param name="caller">The reviewer.</param>
    /// <param name="cancellationToken">Ends it; nothing is then saved.</param>
    public Task<EditResult<Changeset>> ReviewAsync(
        long changesetId, ReviewVerdict verdict, string? comment, int? expectedVersion, Caller caller, CancellationToken cancellationToken) =>
        ActAsync(
            changesetId,
            ChangesetTransitions.ActionOf(verdict),
            EditingAudit.NameOf(ChangesetTransitions.ActionOf(verdict)),
            caller,
            async (context, changeset) =>
            {
                if (DraftForm.CheckText("comment", comment, MaxComment, isRequired: verdict != ReviewVerdict.Approve) is { } problem)
                    return problem;
                if (expectedVersion is { } seen && seen != changeset.Row.Version)
                    return new EditError.Invalid(["expectedVersion"], $"The changeset has changed since you looked at it: it is now at version {changeset.Row.Version}, not {seen}. Look at it again.");
                context.ChangesetReviews.Add(new ChangesetReviewRow
                {
                    ChangesetId = changesetId, Reviewer = caller.Name, Verdict = WireNames.Of(verdict), Comment = comment, At = time.GetUtcNow().UtcDateTime,
                });
                await Task.CompletedTask;
                return null;
            },
            cancellationToken);

    /// <summary>Gives a changeset up.</summary>
    public Task<EditResult<Changeset>> AbandonAsync(long changesetId, Caller caller, CancellationToken cancellationToken) =>
        ActAsync(
            changesetId,
            ChangesetAction.Abandon,
            EditingAudit.NameOf(ChangesetAction.Abandon),
            caller,
            (_, _) => Task.FromResult<EditError?>(null),
            cancellationToken);

    internal static EditError NoRelease { get; } = new EditError.Invalid([], "There is no release yet to change. Load the seed files first, with 'kb seed load'.");

    internal static ChangesetRow NewRow(string title, Caller caller, int newest, DateTimeOffset now) => new()
    {
        Title = title,
        State = WireNames.Of(ChangesetState.Open),
        Author = caller.Name,
        Contributors = [caller.Name],
        OpenedAt = now.UtcDateTime,
        ChangedAt = now.UtcDateTime,
        Version = 1,
        BaseSequence = newest,
    };

    internal static async Task<EditResult<Changeset>> ReadAsync(KnowledgeBaseContext context, long id, CancellationToken cancellationToken) =>
        await ChangesetRecords.FindAsync(context, id, cancellationToken) is { } found ? EditResult.Of(found) : EditResult.Refused<Changeset>(NotFound(id));

    internal static EditError NotFound(long id) => new EditError.NotFound("changeset", id.ToString(CultureInfo.InvariantCulture));

    private static EditResult<DraftDocument> AsDraft(EditResult<Entry> changed) =>
        changed.IsDone ? EditResult.Of(new DraftDocument(changed.Value)) : changed.As<DraftDocument>();

    /// <summary>Locks a changeset, does something that its state and the caller's roles allow, and says so in the audit log.</summary>
    private Task<EditResult<Changeset>> ActAsync(
        long changesetId,
        ChangesetAction action,
        string named,
        Caller caller,
        Func<KnowledgeBaseContext, OpenChangeset, Task<EditError?>> act,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] details) => _database.RunAsync(
        async context =>
        {
            if (await OpenChangeset.LockAsync(context, changesetId, cancellationToken) is not { } row)
                return EditResult.Refused<Changeset>(NotFound(changesetId));
            var now = time.GetUtcNow();
            var changeset = await OpenChangeset.ReadAsync(context, row, snapshots, caller, now, cancellationToken);
            if ((changeset.Refuses(action, rules) ?? await act(context, changeset)) is { } refusal)
                return EditResult.Refused<Changeset>(refusal);
            await changeset.FinishAsync(action, cancellationToken);
            await EditingAudit.AppendAsync(context, now, caller, named, changesetId, cancellationToken, details);
            return await ReadAsync(context, changesetId, cancellationToken);
        },
        cancellationToken);

    private static EditResult<IReadOnlyList<DraftChange>> One(EditResult<DraftChange> change) =>
        change.IsDone ? EditResult.Of<IReadOnlyList<DraftChange>>([change.Value]) : change.As<IReadOnlyList<DraftChange>>();

    /// <summary>Locks a changeset and changes drafts in it; the first of the changes is what the result tells of.</summary>
    private Task<EditResult<SavedDraft>> ChangeAsync(
        string operation,
        long changesetId,
        Func<OpenChangeset, Task<EditResult<IReadOnlyList<DraftChange>>>> change,
        Caller caller,
        bool validateOnly,
        IdempotencyKey? key,
        CancellationToken cancellationToken) => _database.RunAsync(
        async context =>
        {
            if (IdempotencyKeys.Check(key) is { } badKey)
                return EditResult.Refused<SavedDraft>(badKey);
            if (await OpenChangeset.LockAsync(context, changesetId, cancellationToken) is not { } row)
                return EditResult.Refused<SavedDraft>(NotFound(changesetId));
            if (!validateOnly && await IdempotencyKeys.FindAsync<SavedResult>(context, caller, operation, key, cancellationToken) is { } repeated)
                return repeated.IsDone ? EditResult.Of(repeated.Value.ToDraft()) : repeated.As<SavedDraft>();
            var now = time.GetUtcNow();
            var changeset = await OpenChangeset.ReadAsync(context, row, snapshots, caller, now, cancellationToken);
            if (changeset.Refuses(ChangesetAction.Edit, rules) is { } refusal)
                return EditResult.Refused<SavedDraft>(refusal);
            var changes = await change(changeset);
            if (!changes.IsDone)
                return changes.As<SavedDraft>();
            var main = changes.Value[0];
            if (changeset.Items.Count() + changes.Value.Count(one => !changeset.HasDraft(one.Slug)) > MaxItems)
                return EditResult.Refused<SavedDraft>(new EditError.Invalid([], $"A changeset touches at most {MaxItems} entries. Open another."));
            if (validateOnly)
                return EditResult.Of(new SavedDraft(changesetId, main.Slug, main.After, main.View.Current, main.Diff, IsSaved: false));
            var revisions = changes.Value.Select(one => changeset.Write(one)).ToArray();
            var saved = new SavedDraft(changesetId, main.Slug, main.After, revisions[0], main.Diff, IsSaved: true);
            if (!main.IsSame)
                await changeset.FinishAsync(ChangesetAction.Edit, cancellationToken);
            await IdempotencyKeys.RememberAsync(context, caller, operation, key, SavedResult.Of(saved), now, cancellationToken);
            if (!main.IsSame)
                await EditingAudit.AppendAsync(
                    context, now, caller, NameOf(operation), changesetId, cancellationToken, ("slug", main.Slug), ("revision", revisions[0].ToString(CultureInfo.InvariantCulture)));
            return EditResult.Of(saved);
        },
        cancellationToken);

    private static string NameOf(string operation) => operation switch
    {
        "retire" => "retired",
        "rename" => "renamed",
        _ => EditingAudit.NameOf(ChangesetAction.Edit),
    };
}
