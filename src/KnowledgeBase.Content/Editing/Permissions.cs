using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Editing;

/// <summary>What is known of a changeset when somebody wants to do something with it.</summary>
/// <param name="Author">Who opened it.</param>
/// <param name="Contributors">Everybody who saved something in it, the author included.</param>
public sealed record ChangesetPeople(string Author, ImmutableArray<string> Contributors);

/// <summary>Who may do what. Pure: everything that counts is in the parameters. Each method gives null when it is allowed.</summary>
public static class Permissions
{
    /// <summary>Whether somebody may see drafts: translators, editors and reviewers; not partners.</summary>
    public static EditError.Forbidden? ToRead(Caller caller) => Writes(caller) || caller.Has(Role.Reviewer)
        ? null
        : new(Role.Editor, "Drafts are for translators, editors and reviewers. Ask an administrator for the role.");

    /// <summary>Whether somebody may open a changeset: translators and editors.</summary>
    public static EditError.Forbidden? ToOpen(Caller caller) => Writes(caller)
        ? null
        : new(Role.Editor, "Changesets are opened by translators and editors. Ask an administrator for the role.");

    /// <summary>Whether somebody may do this with a changeset. For an edit, <see cref="ToSave"/> decides about its content besides.</summary>
    public static EditError.Forbidden? To(ChangesetAction action, Caller caller, ChangesetPeople people, EditingRules rules)
    {
        var wrote = people.Contributors.Contains(caller.Name, StringComparer.Ordinal) || people.Author == caller.Name;
        return action switch
        {
            ChangesetAction.Edit => Writes(caller)
                ? null
                : new(Role.Editor, "Changesets are written by translators and editors. Ask an administrator for the role."),
            ChangesetAction.Submit => caller.Has(Role.Editor) || (Writes(caller) && wrote)
                ? null
                : new(Role.Editor, "A changeset is handed in by an editor, or by a translator who wrote in it."),
            ChangesetAction.Abandon => caller.Has(Role.Editor) || caller.Has(Role.Reviewer) || (Writes(caller) && people.Author == caller.Name)
                ? null
                : new(Role.Editor, "A changeset is given up by who opened it, by an editor or by a reviewer."),
            ChangesetAction.Comment => ToRead(caller),
            ChangesetAction.Approve when !caller.Has(Role.Reviewer) => new(Role.Reviewer, "Only a reviewer may approve a changeset."),
            ChangesetAction.Approve when wrote && !rules.OwnApproval =>
                new(Role.Reviewer, "You wrote in this changeset, so that another reviewer has to approve it."),
            ChangesetAction.Approve => null,
            ChangesetAction.RequestChanges => caller.Has(Role.Reviewer) ? null : new(Role.Reviewer, "Only a reviewer may ask for changes; a comment is open to all editors."),
            ChangesetAction.Publish => caller.Has(Role.Reviewer) ? null : new(Role.Reviewer, "Only a reviewer may publish a changeset."),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action."),
        };
    }

    /// <summary>
    /// Whether somebody may make this of an entry: an editor anything; a translator only what stands in one of their languages (texts, labels,
    /// translations of short texts), of entries that exist.
    /// </summary>
    /// <param name="caller">Who.</param>
    /// <param name="before">The entry before; null when it is created.</param>
    /// <param name="after">The entry after; null when it is removed.</param>
    public static EditError.Forbidden? ToSave(Caller caller, Entry? before, Entry? after)
    {
        if (caller.Has(Role.Editor))
            return null;
        if (!caller.Has(Role.Translator))
            return new(Role.Editor, "Entries are changed by translators and editors. Ask an administrator for the role.");
        if (before is null || after is null)
            return new(Role.Editor, "A translator changes texts of entries that exist; only an editor creates or removes an entry.");
        if (caller.Languages.IsDefaultOrEmpty)
            return new(Role.Editor, "You are a translator without languages. Ask an administrator to name yours.");
        var outside = TranslationScope.Outside(before, after, caller.Languages);
        return outside.IsEmpty
            ? null
            : new(Role.Editor, $"A translator for {string.Join(", ", caller.Languages)} may change texts and labels in that language only, not {string.Join(", ", outside.Take(5))}.");
    }

    private static bool Writes(Caller caller) => caller.Has(Role.Editor) || caller.Has(Role.Translator);
}
