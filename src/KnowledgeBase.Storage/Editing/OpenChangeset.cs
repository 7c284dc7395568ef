using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Texts;
using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeBase.Storage.Editing;

/// <summary>
/// A changeset inside a transaction: its row is locked, so that what is done to one changeset is done one after the other. Nothing is written until
/// <see cref="FinishAsync"/>.
/// </summary>
internal sealed class OpenChangeset
{
    private readonly KnowledgeBaseContext _context;
    private readonly Caller _caller;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, ChangesetItemRow> _items;

    private OpenChangeset(
        KnowledgeBaseContext context, ChangesetRow row, ReleaseSnapshot newest, Dictionary<string, ChangesetItemRow> items, Caller caller, DateTimeOffset now) =>
        (_context, Row, Newest, _items, _caller, _now) = (context, row, newest, items, caller, now);

    internal ChangesetRow Row { get; }

    /// <summary>The newest release.</summary>
    internal ReleaseSnapshot Newest { get; }

    internal ChangesetState State => ChangesetRecords.StateOf(Row);

    /// <summary>The rows of the drafts that were not taken back.</summary>
    internal IEnumerable<ChangesetItemRow> Items => _items.Values.Where(item => !item.IsDiscarded).OrderBy(item => item.Slug, StringComparer.Ordinal);

    /// <summary>Locks a changeset; null when there is none with this number.</summary>
    internal static async Task<ChangesetRow?> LockAsync(KnowledgeBaseContext context, long id, CancellationToken cancellationToken)
    {
        var rows = await context.Changesets.FromSql($"SELECT * FROM changesets WHERE id = {id} FOR UPDATE").AsTracking().ToListAsync(cancellationToken);
        return rows.SingleOrDefault();
    }

    /// <summary>Reads a locked changeset's drafts and the newest release.</summary>
    internal static async Task<OpenChangeset> ReadAsync(
        KnowledgeBaseContext context, ChangesetRow row, ReleaseSnapshots snapshots, Caller caller, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var newest = await snapshots.NewestAsync(context, cancellationToken)
            ?? throw new InvalidOperationException("There is a changeset, so that there has to be a release, and there is none.");
        var items = await context.ChangesetItems.AsTracking().Where(item => item.ChangesetId == row.Id).ToDictionaryAsync(item => item.Slug, StringComparer.Ordinal, cancellationToken);
        return new OpenChangeset(context, row, newest, items, caller, now);
    }

    /// <summary>Why an action is refused; null when it is possible and allowed.</summary>
    internal EditError? Refuses(ChangesetAction action, EditingRules rules) => ChangesetTransitions.Next(State, action) is null
        ? new EditError.WrongState(State, action, ChangesetTransitions.Possible(State))
        : Permissions.To(action, _caller, ChangesetRecords.PeopleOf(Row), rules);

    /// <summary>An entry as it is in this changeset.</summary>
    internal RebasedDraft View(string slug) => _items.TryGetValue(slug, out var item) ? RebasedDraft.Of(item, Newest) : RebasedDraft.Untouched(slug, Newest);

    /// <summary>Every entry of the newest release and every draft, as they are in this changeset.</summary>
    internal IEnumerable<RebasedDraft> Views() => Newest.Published.Keys.Union(_items.Keys, StringComparer.Ordinal).Select(View);

    /// <summary>Whether a slug was ever the name of something, or is a draft's here.</summary>
    internal async Task<bool> IsUsedAsync(string slug, CancellationToken cancellationToken) =>
        HasDraft(slug) || await _context.Entries.AnyAsync(row => row.Slug == slug, cancellationToken);

    /// <summary>Whether the entry has a draft here.</summary>
    internal bool HasDraft(string slug) => _items.TryGetValue(slug, out var item) && !item.IsDiscarded;

    /// <summary>
    /// Makes a draft of an entry, or says why not. The draft comes from the newest release then; conflicts are settled by it, since the caller named the
    /// revision that says that they were seen.
    /// </summary>
    internal async Task<EditResult<DraftChange>> ChangeAsync(
        string slug, int? expectedRevision, Func<Entry?, EditResult<DraftDocument>> change, CancellationToken cancellationToken)
    {
        var view = View(slug);
        var isNew = view.After is null && view.Conflicts.IsEmpty && expectedRevision is null or 0;
        if (!isNew && expectedRevision != view.Current)
            return EditResult.Refused<DraftChange>(new EditError.Conflict(slug, expectedRevision, view.Current, view.Conflicts));
        if (view.After is null && !SlugForm.IsValid(slug))
            return EditResult.Refused<DraftChange>(new EditError.Invalid(["slug"], $"'{slug}' is no slug: lower-case letters and digits in words joined by single hyphens, at most {SlugForm.MaxLength} characters."));
        if (view.After is FormerNameEntry former)
            return EditResult.Refused<DraftChange>(new EditError.Invalid(["slug"], former.To is { } to
                ? $"'{slug}' is a former name; it leads to '{to}'. Change that, or undo the release that retired '{slug}'."
                : $"'{slug}' was retired. Undo the release that retired it, or discard the draft that does."));
        var changed = change(view.After);
        if (!changed.IsDone)
            return changed.As<DraftChange>();
        var after = changed.Value.Entry;
        if (after is not null && (DraftForm.Check(slug, view.After ?? view.Before, after) ?? await KindTakenAsync(after, view, cancellationToken)) is { } problem)
            return EditResult.Refused<DraftChange>(problem);
        if (Permissions.ToSave(_caller, view.After, after) is { } forbidden)
            return EditResult.Refused<DraftChange>(forbidden);
        var isSame = view.Conflicts.IsEmpty && (view.After, after) switch
        {
            (null, null) => true,
            ({ } a, { } b) => ContentHash.Of(a) == ContentHash.Of(b),
            _ => false,
        };
        return EditResult.Of(new DraftChange(slug, view, after, isSame, DocumentDiff.Between(view.After, after)));
    }

    /// <summary>Keeps a change. Returns the revision that the entry now has.</summary>
    internal int Write(DraftChange change, bool isDiscarded = false)
    {
        if (change.IsSame && !isDiscarded)
            return change.View.Current;
        if (!_items.TryGetValue(change.Slug, out var item))
        {
            item = new ChangesetItemRow { ChangesetId = Row.Id, Slug = change.Slug, Kind = "", Editor = _caller.Name };
            _items.Add(change.Slug, item);
            _context.ChangesetItems.Add(item);
        }

        item.Kind = (change.After ?? change.View.After ?? change.View.Before)?.Kind.ToString() ?? item.Kind;
        item.BaseNumber = change.View.Current - item.Saves;
        item.BaseDocument = TextOf(change.View.Before);
        item.DraftDocument = TextOf(change.After);
        item.Saves++;
        item.IsDiscarded = isDiscarded;
        item.Editor = _caller.Name;
        item.SavedAt = _now.UtcDateTime;
        return item.BaseNumber + item.Saves;
    }

    /// <summary>Keeps the drafts as they are published: what was the newest release before, and what they came to.</summary>
    internal void Settle(IEnumerable<RebasedDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            var item = _items[draft.Slug];
            item.BaseNumber = draft.Current - item.Saves;
            item.BaseDocument = TextOf(draft.Before);
            item.DraftDocument = TextOf(draft.After);
        }
    }

    /// <summary>Writes everything: the drafts, and that the changeset went through an action.</summary>
    internal async Task FinishAsync(ChangesetAction action, CancellationToken cancellationToken)
    {
        Row.State = WireNames.Of(ChangesetTransitions.Next(State, action)!.Value);
        Row.Version++;
        Row.ChangedAt = _now.UtcDateTime;
        if (action == ChangesetAction.Edit && !Row.Contributors.Contains(_caller.Name, StringComparer.Ordinal))
            Row.Contributors = [.. Row.Contributors, _caller.Name];
        await _context.SaveChangesAsync(cancellationToken);
    }

    internal static string? TextOf(Entry? entry) => entry is null ? null : System.Text.Encoding.UTF8.GetString(CanonicalJson.Serialize(entry));

    /// <summary>A slug stays the name of the kind of entry that it was first given to, also where that entry is no longer there.</summary>
    private async Task<EditError.Invalid?> KindTakenAsync(Entry after, RebasedDraft view, CancellationToken cancellationToken)
    {
        if (after is FormerNameEntry || view.Before is not (null or FormerNameEntry))
            return null;
        var kind = await _context.Entries.Where(row => row.Slug == after.Slug).Select(row => row.Kind).SingleOrDefaultAsync(cancellationToken);
        return kind is null || kind == after.Kind.ToString()
            ? null
            : new(["slug"], $"'{after.Slug}' was the name of an entry of another kind, and names are not used again. Choose another.");
    }
}

/// <summary>A draft's document; null to remove the entry.</summary>
internal sealed record DraftDocument(Entry? Entry);

/// <summary>A change of a draft that may be made.</summary>
/// <param name="Slug">The entry.</param>
/// <param name="View">What it was before.</param>
/// <param name="After">What it becomes.</param>
/// <param name="IsSame">Whether that is the same.</param>
/// <param name="Diff">The fields that differ.</param>
internal sealed record DraftChange(
    string Slug, RebasedDraft View, Entry? After, bool IsSame, System.Collections.Immutable.ImmutableArray<FieldDifference> Diff);
