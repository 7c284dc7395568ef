using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Tests.Editing;

namespace KnowledgeBase.Content.Tests.Documents;

/// <summary>Three-way merging: by example, and what holds for every three states.</summary>
public sealed class DocumentMergeTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(60);
    private static readonly ManifestationEntry Base = SampleEntries.Grooming;

    [Fact]
    public void Different_fields_go_together()
    {
        var theirs = Base with { Position = 4 };
        var yours = Base with { Texts = Base.Texts.SetItem("en", Base.Texts["en"] with { Title = "Grooming" }) };

        AssertMerged(theirs with { Texts = yours.Texts }, DocumentMerge.Of(Base, theirs, yours));
    }

    [Fact]
    public void The_same_value_on_both_sides_is_no_conflict() =>
        AssertMerged(Base with { Position = 4 }, DocumentMerge.Of(Base, Base with { Position = 4 }, Base with { Position = 4 }));

    [Fact]
    public void Different_values_of_one_field_are_a_conflict_and_yours_stays_in_the_draft()
    {
        var merge = DocumentMerge.Of(Base, Base with { Position = 4 }, Base with { Position = 5 });

        Assert.Equal([new FieldConflict("position", "1", "4", "5")], merge.Conflicts);
        Assert.Equal(ContentHash.Of(Base with { Position = 5 }), ContentHash.Of(merge.Entry!));
    }

    [Fact]
    public void Two_fields_of_one_label_go_together_though_others_moved_the_label()
    {
        var theirs = Base with { Labels = [Base.Labels[1], Base.Labels[0] with { Confidence = Confidence.Secondary }] };
        var yours = Base with { Labels = [Base.Labels[0] with { Note = "For professionals." }, Base.Labels[1]] };

        AssertMerged(
            Base with { Labels = [Base.Labels[1], Base.Labels[0] with { Confidence = Confidence.Secondary, Note = "For professionals." }] },
            DocumentMerge.Of(Base, theirs, yours));
    }

    [Fact]
    public void Two_sides_may_add_to_one_list()
    {
        var theirs = Base with { Labels = [SampleEntries.Label("luring"), .. Base.Labels], Actors = [Actor.Children, Actor.Caregivers, Actor.Educators] };
        var yours = Base with { Labels = [.. Base.Labels, SampleEntries.Label("enticement")], Actors = [Actor.LawEnforcement, Actor.Children, Actor.Caregivers] };

        AssertMerged(
            Base with
            {
                Labels = [SampleEntries.Label("luring"), .. Base.Labels, SampleEntries.Label("enticement")],
                Actors = [Actor.LawEnforcement, Actor.Children, Actor.Caregivers, Actor.Educators],
            },
            DocumentMerge.Of(Base, theirs, yours));
    }

    [Fact]
    public void Removing_what_others_changed_is_a_conflict()
    {
        var merge = DocumentMerge.Of(Base, Base with { Labels = [Base.Labels[0], Base.Labels[1] with { Usage = LabelUsage.Caution }] }, Base with { Labels = [Base.Labels[0]] });

        Assert.Equal(
            [
                new FieldConflict(
                    "labels[en:online affair]",
                    """{"text":"online affair","language":"en","kind":"ALTERNATIVE","usage":"AVOID","instead":"online grooming","confidence":"UNVERIFIED"}""",
                    """{"text":"online affair","language":"en","kind":"ALTERNATIVE","usage":"CAUTION","instead":"online grooming","confidence":"UNVERIFIED"}""",
                    null),
            ],
            merge.Conflicts);
        Assert.Equal(["online grooming"], ((ManifestationEntry)merge.Entry!).Labels.Select(label => label.Text));
    }

    [Fact]
    public void An_entry_that_one_side_removed_and_the_other_changed_is_a_conflict_as_a_whole()
    {
        var merge = DocumentMerge.Of(Base, null, Base with { Position = 5 });

        Assert.Equal(["", ""], [merge.Conflicts[0].Path, merge.Conflicts[0].Theirs ?? ""]);
        Assert.Equal(ContentHash.Of(Base with { Position = 5 }), ContentHash.Of(merge.Entry!));
        Assert.Single(merge.Conflicts);

        var other = DocumentMerge.Of(Base, Base with { Position = 5 }, null);
        Assert.Single(other.Conflicts);
        Assert.Null(other.Entry);
    }

    [Fact]
    public void An_entry_that_both_sides_created_differs_by_field()
    {
        var yours = Base with { Position = 5, AsOf = new DateOnly(2026, 1, 2) };

        var merge = DocumentMerge.Of(null, Base, yours);

        Assert.Equal([new FieldConflict("position", null, "1", "5")], merge.Conflicts);
        Assert.Equal(ContentHash.Of(yours), ContentHash.Of(merge.Entry!));
    }

    [Fact]
    public void Two_entries_of_different_kinds_under_one_slug_are_a_conflict_as_a_whole()
    {
        var merge = DocumentMerge.Of(null, Base, SampleEntries.Source with { Slug = Base.Slug });

        Assert.Equal("", Assert.Single(merge.Conflicts).Path);
    }

    [Fact]
    public void Two_new_orders_of_one_list_are_a_conflict()
    {
        Actor[] three = [Actor.Children, Actor.Caregivers, Actor.Educators];
        var start = Base with { Actors = [.. three] };

        var merge = DocumentMerge.Of(start, start with { Actors = [three[1], three[0], three[2]] }, start with { Actors = [three[0], three[2], three[1]] });

        Assert.Equal(
            [new FieldConflict("actors[*]", "CHILDREN, CAREGIVERS, EDUCATORS", "CAREGIVERS, CHILDREN, EDUCATORS", "CHILDREN, EDUCATORS, CAREGIVERS")],
            merge.Conflicts);
    }

    [Fact]
    public void A_list_whose_items_have_no_names_is_one_value()
    {
        var start = SampleEntries.Source with { Authors = ["A", "B"] };

        var merge = DocumentMerge.Of(start, start with { Authors = ["B"] }, start with { Authors = ["A"] });

        Assert.Equal([new FieldConflict("authors", """["A","B"]""", """["B"]""", """["A"]""")], merge.Conflicts);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_only_one_side_changed_is_taken_whole(EntryKind kind) => ForThree(kind, (start, theirs, yours) =>
    {
        AssertMerged(yours, DocumentMerge.Of(start, start, yours));
        AssertMerged(theirs, DocumentMerge.Of(start, theirs, start));
        AssertMerged(yours, DocumentMerge.Of(start, yours, yours));
        AssertMerged(start, DocumentMerge.Of(start, start, start));
        AssertMerged(yours, DocumentMerge.Of(null, null, yours));
        Assert.Empty(DocumentMerge.Of(start, null, start).Conflicts);
        Assert.Null(DocumentMerge.Of(start, null, start).Entry);
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Both_sides_see_the_same_conflicts(EntryKind kind) => ForThree(kind, (start, theirs, yours) =>
    {
        var one = DocumentMerge.Of(start, theirs, yours).Conflicts;
        var other = DocumentMerge.Of(start, yours, theirs).Conflicts;

        Assert.Equal(
            one.Select(c => (c.Path, c.Base, c.Theirs, c.Yours)).Order(),
            other.Select(c => (c.Path, c.Base, Theirs: c.Yours, Yours: c.Theirs)).Order());
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_that_either_side_changed_is_lost(EntryKind kind) => ForThree(kind, (start, theirs, yours) =>
    {
        var merge = DocumentMerge.Of(start, theirs, yours);
        var conflicts = merge.Conflicts.Select(c => c.Path).ToArray();
        // Seen from the base, the merged state says all that each side said, but for the fields in conflict and the order of lists.
        var said = DocumentDiff.Between(start, merge.Entry!).Select(field => field.ToString()).ToHashSet();
        var changes = DocumentDiff.Between(start, theirs).AddRange(DocumentDiff.Between(start, yours));
        // Where two items share a name, taking one out renames the other.
        if (changes.Any(field => field.Path.Contains("#2", StringComparison.Ordinal)))
            return;
        foreach (var field in changes)
        {
            if (!field.Path.EndsWith("[*]", StringComparison.Ordinal) && !conflicts.Any(path => IsAround(path, field.Path) || IsAround(field.Path, path)) && !IsPlace(field.Path))
                Assert.True(said.Contains(field.ToString()) || IsAddedByBoth(start, theirs, yours, field.Path), $"{field} was lost.");
        }
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void There_is_no_difference_exactly_when_two_states_say_the_same(EntryKind kind) => ForThree(kind, (start, theirs, yours) =>
    {
        Assert.Empty(DocumentDiff.Between(start, start));
        Assert.Equal(ContentHash.Of(theirs) == ContentHash.Of(yours), DocumentDiff.Between(theirs, yours).IsEmpty);
    });

    public static TheoryData<EntryKind> Kinds() => [.. Enum.GetValues<EntryKind>()];

    private static void ForThree(EntryKind kind, Action<Entry, Entry, Entry> check) => Prop.ForAll<int>(seed =>
    {
        var start = new EntryGenerator(seed).Entry(kind);
        check(start, new EntryMutator(seed + 1).Change(start), new EntryMutator(seed + 2).Change(start));
    }).Check(Runs);

    private static void AssertMerged(Entry expected, MergeResult merge)
    {
        Assert.Empty(merge.Conflicts);
        Assert.Equal(ContentHash.Of(expected), ContentHash.Of(merge.Entry!));
    }

    /// <summary>Whether a path leads through another.</summary>
    private static bool IsAround(string outer, string inner) =>
        inner.StartsWith(outer, StringComparison.Ordinal) && (inner.Length == outer.Length || outer.Length == 0 || inner[outer.Length] is '.' or '[');

    /// <summary>A value that both added as an object is there with the fields of both, so that it differs from either as a whole.</summary>
    private static bool IsAddedByBoth(Entry start, Entry theirs, Entry yours, string path)
    {
        var one = DocumentDiff.Between(start, theirs).Where(field => field.Path == path).ToArray();
        var other = DocumentDiff.Between(start, yours).Where(field => field.Path == path).ToArray();
        return one is [{ Before: null }] && other is [{ Before: null }];
    }

    private static bool IsPlace(string path) => path.StartsWith("authors[", StringComparison.Ordinal);
}
