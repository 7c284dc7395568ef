using System.Collections.Immutable;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Tests.Editing;

/// <summary>Who may do what, role by role.</summary>
public sealed class PermissionsTests
{
    private static readonly ChangesetPeople Theirs = new("ana", ["ana", "ben"]);
    private static readonly ManifestationEntry Sheet = SampleEntries.Grooming;

    [Theory]
    // edit, submit, approve, request changes, comment, publish, abandon: by somebody who did not write in the changeset.
    [InlineData(Role.Partner, "no no no no no no no")]
    [InlineData(Role.Translator, "yes no no no yes no no")]
    [InlineData(Role.Editor, "yes yes no no yes no yes")]
    [InlineData(Role.Reviewer, "no no yes yes yes yes yes")]
    [InlineData(Role.Admin, "yes yes yes yes yes yes yes")]
    public void Each_role_may_do_its_part(Role role, string row) => Assert.Equal(
        row.Split(' '),
        Enum.GetValues<ChangesetAction>().Select(action => Permissions.To(action, Who("zoe", role), Theirs, new EditingRules()) is null ? "yes" : "no"));

    [Theory]
    [InlineData("ana")]
    [InlineData("ben")]
    public void Nobody_approves_what_they_wrote_but_in_a_team_of_one(string name)
    {
        Assert.Equal(
            new EditError.Forbidden(Role.Reviewer, "You wrote in this changeset, so that another reviewer has to approve it."),
            Permissions.To(ChangesetAction.Approve, Who(name, Role.Admin), Theirs, new EditingRules()));
        Assert.Null(Permissions.To(ChangesetAction.Approve, Who(name, Role.Reviewer), Theirs, new EditingRules(OwnApproval: true)));
        Assert.NotNull(Permissions.To(ChangesetAction.Approve, Who(name, Role.Editor), Theirs, new EditingRules(OwnApproval: true)));
    }

    [Fact]
    public void A_translator_hands_in_and_gives_up_only_their_own()
    {
        Assert.Null(Permissions.To(ChangesetAction.Submit, Who("ben", Role.Translator), Theirs, new EditingRules()));
        Assert.NotNull(Permissions.To(ChangesetAction.Abandon, Who("ben", Role.Translator), Theirs, new EditingRules()));
        Assert.Null(Permissions.To(ChangesetAction.Abandon, Who("ana", Role.Translator), Theirs, new EditingRules()));
    }

    [Fact]
    public void Drafts_are_not_for_partners_or_readers()
    {
        Assert.NotNull(Permissions.ToRead(Who("zoe")));
        Assert.NotNull(Permissions.ToRead(Who("zoe", Role.Partner)));
        foreach (var role in new[] { Role.Translator, Role.Editor, Role.Reviewer, Role.Admin })
            Assert.Null(Permissions.ToRead(Who("zoe", role)));
    }

    [Fact]
    public void A_translator_may_change_texts_labels_and_short_texts_of_their_language()
    {
        var after = Sheet with
        {
            Texts = Sheet.Texts.SetItem("es", Sheet.Texts["es"] with { Title = "Embaucamiento en línea" }),
            Labels = [.. Sheet.Labels, SampleEntries.Label("embaucamiento", "es")],
            Relations = [Sheet.Relations[0] with { Note = new LocalizedText(Sheet.Relations[0].Note!.ByLanguage.Add("es", "Lo uno puede llevar a lo otro.")) }],
        };

        Assert.Null(Permissions.ToSave(Who("zoe", Role.Translator), Sheet, after));
        Assert.Equal(
            "A translator for es may change texts and labels in that language only, not position, labels[fr:sollicitation].",
            Permissions.ToSave(Who("zoe", Role.Translator), Sheet, after with { Position = 2, Labels = [.. after.Labels, SampleEntries.Label("sollicitation", "fr")] })!.Message);
    }

    [Fact]
    public void A_translator_may_not_move_create_or_remove()
    {
        Assert.NotNull(Permissions.ToSave(Who("zoe", Role.Translator), Sheet, Sheet with { Labels = [Sheet.Labels[1], Sheet.Labels[0]] }));
        Assert.NotNull(Permissions.ToSave(Who("zoe", Role.Translator), null, Sheet));
        Assert.NotNull(Permissions.ToSave(Who("zoe", Role.Translator), Sheet, null));
        Assert.NotNull(Permissions.ToSave(new Caller("zoe", [Role.Translator], []), Sheet, Sheet));
    }

    [Fact]
    public void Other_roles_do_not_save_and_editors_save_everything()
    {
        Assert.NotNull(Permissions.ToSave(Who("zoe", Role.Reviewer), Sheet, Sheet));
        Assert.NotNull(Permissions.ToSave(Who("zoe", Role.Partner), Sheet, Sheet));
        Assert.Null(Permissions.ToSave(Who("zoe", Role.Editor), null, Sheet));
        Assert.Null(Permissions.ToSave(Who("zoe", Role.Admin), Sheet, null));
    }

    private static Caller Who(string name, params ReadOnlySpan<Role> roles) => new(name, [.. roles], ImmutableArray.Create("es"));
}
