using KnowledgeBase.Content.Editing;

namespace KnowledgeBase.Content.Tests.Editing;

/// <summary>The whole table of states and actions, written out a second time.</summary>
public sealed class ChangesetTransitionsTests
{
    [Theory]
    // The columns: edit, submit, approve, request changes, comment, publish, abandon; a dot for what is refused.
    [InlineData(ChangesetState.Open, "Open Submitted . . Open . Abandoned")]
    [InlineData(ChangesetState.Submitted, "Open . Approved ChangesRequested Submitted . Abandoned")]
    [InlineData(ChangesetState.Approved, "Open . . ChangesRequested Approved Published Abandoned")]
    [InlineData(ChangesetState.ChangesRequested, "ChangesRequested Submitted . . ChangesRequested . Abandoned")]
    [InlineData(ChangesetState.Published, ". . . . . . .")]
    [InlineData(ChangesetState.Abandoned, ". . . . . . .")]
    public void Every_action_in_every_state_leads_where_the_table_says(ChangesetState state, string row)
    {
        ChangesetAction[] actions =
        [
            ChangesetAction.Edit, ChangesetAction.Submit, ChangesetAction.Approve, ChangesetAction.RequestChanges, ChangesetAction.Comment,
            ChangesetAction.Publish, ChangesetAction.Abandon,
        ];

        Assert.Equal(Enum.GetValues<ChangesetAction>(), actions);
        Assert.Equal(row.Split(' '), actions.Select(action => ChangesetTransitions.Next(state, action)?.ToString() ?? "."));
        Assert.Equal(actions.Where(action => ChangesetTransitions.Next(state, action) is not null), ChangesetTransitions.Possible(state));
    }

    [Fact]
    public void A_refusal_names_the_state_and_what_is_possible()
    {
        Assert.Equal(
            "The changeset is OPEN: PUBLISH is not possible now. Possible: EDIT, SUBMIT, COMMENT, ABANDON.",
            new EditError.WrongState(ChangesetState.Open, ChangesetAction.Publish, ChangesetTransitions.Possible(ChangesetState.Open)).Message);
        Assert.Equal(
            "The changeset is PUBLISHED, which is final: it cannot do EDIT. Open another changeset.",
            new EditError.WrongState(ChangesetState.Published, ChangesetAction.Edit, []).Message);
    }

    [Theory]
    [InlineData("2026.1.0", "2026.1.1")]
    [InlineData("2026.1.9", "2026.1.10")]
    [InlineData("2026.1.9998", "2026.1.9999")]
    [InlineData("2026.1.9999", "2026.2.0")]
    [InlineData("2026.9999.9999", null)]
    [InlineData("2026.1", null)]
    [InlineData("", null)]
    public void An_unnamed_release_has_the_next_patch_number(string version, string? next) => Assert.Equal(next, NextVersion.After(version));
}
