using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KnowledgeBase.Content.Editing;

/// <summary>The life of a changeset as a table: what may be done in each state, and which state comes of it. What is not in the table is refused.</summary>
public static class ChangesetTransitions
{
    private static readonly FrozenDictionary<(ChangesetState, ChangesetAction), ChangesetState> Table =
        new Dictionary<(ChangesetState From, ChangesetAction Action), ChangesetState>
        {
            [(ChangesetState.Open, ChangesetAction.Edit)] = ChangesetState.Open,
            [(ChangesetState.Open, ChangesetAction.Submit)] = ChangesetState.Submitted,
            [(ChangesetState.Open, ChangesetAction.Comment)] = ChangesetState.Open,
            [(ChangesetState.Open, ChangesetAction.Abandon)] = ChangesetState.Abandoned,

            // What is edited after it was handed in, or approved, is no longer what somebody saw: it has to be handed in again.
            [(ChangesetState.Submitted, ChangesetAction.Edit)] = ChangesetState.Open,
            [(ChangesetState.Submitted, ChangesetAction.Approve)] = ChangesetState.Approved,
            [(ChangesetState.Submitted, ChangesetAction.RequestChanges)] = ChangesetState.ChangesRequested,
            [(ChangesetState.Submitted, ChangesetAction.Comment)] = ChangesetState.Submitted,
            [(ChangesetState.Submitted, ChangesetAction.Abandon)] = ChangesetState.Abandoned,

            [(ChangesetState.Approved, ChangesetAction.Edit)] = ChangesetState.Open,
            [(ChangesetState.Approved, ChangesetAction.RequestChanges)] = ChangesetState.ChangesRequested,
            [(ChangesetState.Approved, ChangesetAction.Comment)] = ChangesetState.Approved,
            [(ChangesetState.Approved, ChangesetAction.Publish)] = ChangesetState.Published,
            [(ChangesetState.Approved, ChangesetAction.Abandon)] = ChangesetState.Abandoned,

            [(ChangesetState.ChangesRequested, ChangesetAction.Edit)] = ChangesetState.ChangesRequested,
            [(ChangesetState.ChangesRequested, ChangesetAction.Submit)] = ChangesetState.Submitted,
            [(ChangesetState.ChangesRequested, ChangesetAction.Comment)] = ChangesetState.ChangesRequested,
            [(ChangesetState.ChangesRequested, ChangesetAction.Abandon)] = ChangesetState.Abandoned,
        }.ToFrozenDictionary();

    /// <summary>The state that an action leads to; null when it cannot be done in this state.</summary>
    public static ChangesetState? Next(ChangesetState state, ChangesetAction action) =>
        Table.TryGetValue((state, action), out var next) ? next : null;

    /// <summary>What can be done in a state, in the order of <see cref="ChangesetAction"/>; nothing once it is published or abandoned.</summary>
    public static ImmutableArray<ChangesetAction> Possible(ChangesetState state) =>
        [.. Enum.GetValues<ChangesetAction>().Where(action => Table.ContainsKey((state, action)))];

    /// <summary>The action that a review is.</summary>
    public static ChangesetAction ActionOf(ReviewVerdict verdict) => verdict switch
    {
        ReviewVerdict.Approve => ChangesetAction.Approve,
        ReviewVerdict.RequestChanges => ChangesetAction.RequestChanges,
        _ => ChangesetAction.Comment,
    };
}
