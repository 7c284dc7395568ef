using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Texts;

namespace KnowledgeBase.Storage.Editing;

/// <summary>What renaming and retiring make of entries.</summary>
internal static class FormerNames
{
    /// <summary>The record that stands under a name from the next release on. That release's version is put in when it is published.</summary>
    internal static FormerNameEntry Record(
        OpenChangeset changeset, string slug, FormerKind was, FormerNameOutcome outcome, string? to, LocalizedText? reason) => new()
        {
            Slug = slug,
            Was = was,
            Outcome = outcome,
            To = to,
            Since = NextVersion.After(changeset.Newest.Release.Version) ?? changeset.Newest.Release.Version,
            Reason = reason,
        };

    /// <summary>What becomes of an entry that is taken out.</summary>
    internal static EditResult<DraftDocument> Retired(OpenChangeset changeset, string slug, Entry? entry, string? successor)
    {
        if (entry is null)
            return EditResult.Refused<DraftDocument>(new EditError.NotFound("entry", slug));
        if (!changeset.Newest.Published.ContainsKey(slug))
            return EditResult.Refused<DraftDocument>(new EditError.Invalid(["slug"], $"'{slug}' was never published, so that nobody can miss it: discard its draft."));
        if (Renaming.KindOf(entry) is { } was)
            return EditResult.Of(new DraftDocument(Record(changeset, slug, was, FormerNameOutcome.Retired, successor, LocalizedText.English(changeset.Row.Title))));
        return successor is null
            ? EditResult.Of(new DraftDocument(null))
            : EditResult.Refused<DraftDocument>(new EditError.Invalid(["replacedBy"], "A country has no successor here: it goes by its ISO code."));
    }

    /// <summary>The drafts that a new name takes: the entry under it, the record of the old one, and every entry that names it.</summary>
    internal static async Task<EditResult<IReadOnlyList<DraftChange>>> RenamedAsync(
        OpenChangeset changeset, string slug, int? expectedRevision, string newSlug, CancellationToken cancellationToken)
    {
        if (!SlugForm.IsValid(newSlug))
            return EditResult.Refused<IReadOnlyList<DraftChange>>(new EditError.Invalid(["newSlug"], $"'{newSlug}' is no slug: lower-case letters and digits in words joined by single hyphens, at most {SlugForm.MaxLength} characters."));
        if (await changeset.IsUsedAsync(newSlug, cancellationToken))
            return EditResult.Refused<IReadOnlyList<DraftChange>>(new EditError.Invalid(["newSlug"], $"'{newSlug}' is, or was, the name of something, and names are not used again. Choose another."));
        Entry? entry = null;
        var former = await changeset.ChangeAsync(
            slug,
            expectedRevision,
            current =>
            {
                entry = current;
                if (current is null)
                    return EditResult.Refused<DraftDocument>(new EditError.NotFound("entry", slug));
                return Renaming.KindOf(current) is { } was
                    ? EditResult.Of(new DraftDocument(Record(changeset, slug, was, FormerNameOutcome.Renamed, newSlug, reason: null)))
                    : EditResult.Refused<DraftDocument>(new EditError.Invalid(["slug"], "A country cannot be renamed: it goes by its ISO code."));
            },
            cancellationToken);
        if (!former.IsDone)
            return former.As<IReadOnlyList<DraftChange>>();
        if (!changeset.Newest.Published.ContainsKey(slug))
            return EditResult.Refused<IReadOnlyList<DraftChange>>(new EditError.Invalid(["slug"], $"'{slug}' was never published: discard its draft, and create the entry under the other slug."));
        var renamed = await changeset.ChangeAsync(newSlug, expectedRevision: null, _ => EditResult.Of(new DraftDocument(Renaming.Renamed(entry!, newSlug))), cancellationToken);
        if (!renamed.IsDone)
            return renamed.As<IReadOnlyList<DraftChange>>();

        List<DraftChange> changes = [renamed.Value, former.Value];
        foreach (var view in changeset.Views().Where(view => view.Slug != slug && view.After is not (null or FormerNameEntry)))
        {
            var linked = Renaming.WithLinks(view.After!, slug, newSlug, Renaming.HasInstrument(entry!));
            if (ReferenceEquals(linked, view.After))
                continue;
            // A draft of somebody else that is in conflict is not settled in passing.
            if (!view.Conflicts.IsEmpty)
                return EditResult.Refused<IReadOnlyList<DraftChange>>(new EditError.Conflict(view.Slug, view.Shown, view.Current, view.Conflicts));
            var change = await changeset.ChangeAsync(view.Slug, view.Current, _ => EditResult.Of(new DraftDocument(linked)), cancellationToken);
            if (!change.IsDone)
                return change.As<IReadOnlyList<DraftChange>>();
            changes.Add(change.Value);
        }

        return EditResult.Of<IReadOnlyList<DraftChange>>(changes);
    }
}
