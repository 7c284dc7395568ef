using System.Collections.Immutable;
using KnowledgeBase.Content.Documents;

namespace KnowledgeBase.Content.Editing;

/// <summary>Why a change was refused: data for the person who asked for it. Nothing was saved.</summary>
public abstract record EditError
{
    private EditError()
    {
    }

    /// <summary>What was wrong, where, and what to do; in English.</summary>
    public abstract string Message { get; }

    /// <summary>What is named does not exist.</summary>
    /// <param name="What">What kind of thing, such as <c>changeset</c> or <c>entry</c>.</param>
    /// <param name="Name">Its name as it was given.</param>
    public sealed record NotFound(string What, string Name) : EditError
    {
        /// <inheritdoc/>
        public override string Message => $"There is no {What} '{Name}'.";
    }

    /// <summary>A value cannot be accepted.</summary>
    /// <param name="Field">The path in the input, such as <c>patch</c>, <c>position</c>; empty for the input as a whole.</param>
    /// <param name="Reason">What is wrong with it and what to do.</param>
    public sealed record Invalid(ImmutableArray<string> Field, string Reason) : EditError
    {
        /// <inheritdoc/>
        public override string Message => Reason;

        /// <summary>By the value: arrays compare by reference.</summary>
        public bool Equals(Invalid? other) => other is not null && Reason == other.Reason && Field.AsSpan().SequenceEqual(other.Field.AsSpan());

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Reason, Field.Length);
    }

    /// <summary>
    /// The entry is not what the editor saw. Look at the fields, then save again with <paramref name="CurrentRevision"/> as the expected revision:
    /// that says that the state described here was seen.
    /// </summary>
    /// <param name="Slug">The entry.</param>
    /// <param name="ExpectedRevision">The revision that was expected; null when none was given.</param>
    /// <param name="CurrentRevision">What it is now; 0 when there is no such entry.</param>
    /// <param name="Conflicts">
    /// The fields in question: what they were at the base, what others made of them, what is yours. Empty when only the revision differs.
    /// </param>
    public sealed record Conflict(string Slug, int? ExpectedRevision, int CurrentRevision, ImmutableArray<FieldConflict> Conflicts) : EditError
    {
        /// <inheritdoc/>
        public override string Message => (ExpectedRevision, CurrentRevision) switch
        {
            (null, _) => $"'{Slug}' exists: give its current revision, {CurrentRevision}, as the expected revision, so that nobody's change is lost.",
            (_, 0) => $"'{Slug}' does not exist, so that it has no revision {ExpectedRevision}. To create it, leave the expected revision out.",
            _ => $"'{Slug}' has been changed: revision {ExpectedRevision} was expected, and it is now {CurrentRevision}. Look at the conflicts, and save again with {CurrentRevision} as the expected revision.",
        };
    }

    /// <summary>It cannot be published as it is: somebody else published other values for the same fields.</summary>
    /// <param name="Entries">The entries with their fields.</param>
    public sealed record RebaseConflicts(ImmutableArray<EntryConflict> Entries) : EditError
    {
        /// <inheritdoc/>
        public override string Message =>
            $"Since this changeset was written, others published different values for {Entries.Length} of its fields ({string.Join(", ", Entries.Select(e => $"{e.Slug} {e.Field.Path}").Take(5))}). Settle each by saving the entry again, or discard it from the changeset.";
    }

    /// <summary>It cannot be done in the changeset's state.</summary>
    /// <param name="State">The state.</param>
    /// <param name="Action">What was asked for.</param>
    /// <param name="Possible">What can be done.</param>
    public sealed record WrongState(ChangesetState State, ChangesetAction Action, ImmutableArray<ChangesetAction> Possible) : EditError
    {
        /// <inheritdoc/>
        public override string Message => Possible.IsEmpty
            ? $"The changeset is {WireNames.Of(State)}, which is final: it cannot do {WireNames.Of(Action)}. Open another changeset."
            : $"The changeset is {WireNames.Of(State)}: {WireNames.Of(Action)} is not possible now. Possible: {string.Join(", ", Possible.Select(WireNames.Of))}.";
    }

    /// <summary>The caller may not do it.</summary>
    /// <param name="Requires">The role that may.</param>
    /// <param name="Reason">What is not allowed, and who to ask.</param>
    public sealed record Forbidden(Role Requires, string Reason) : EditError
    {
        /// <inheritdoc/>
        public override string Message => Reason;
    }

    /// <summary>The next release would not be sound.</summary>
    /// <param name="Problems">Every error that the rule set finds in it.</param>
    public sealed record Unsound(ImmutableArray<ChangesetProblem> Problems) : EditError
    {
        /// <inheritdoc/>
        public override string Message =>
            $"The release cannot be published: {Problems.Length} problems have to be corrected first, such as {Problems[0].Slug} {Problems[0].Path}: {Problems[0].Message}";
    }

    /// <summary>The idempotency key was used for another input.</summary>
    /// <param name="Key">The key.</param>
    public sealed record KeyReused(string Key) : EditError
    {
        /// <inheritdoc/>
        public override string Message => $"The idempotency key '{Key}' was used for another input. Use a new key for each new request; the same key only to repeat one.";
    }

    /// <summary>The database was too busy, several times in a row. Nothing was saved; the same request may be sent again.</summary>
    public sealed record Busy : EditError
    {
        /// <inheritdoc/>
        public override string Message => "Too many changes at the same moment. Nothing was saved; try again.";
    }
}

/// <summary>A field on which an entry's draft and what others published differ.</summary>
/// <param name="Slug">The entry.</param>
/// <param name="Field">The field with its three values.</param>
public sealed record EntryConflict(string Slug, FieldConflict Field);
