using System.Text.Json;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Tests.Editing;

namespace KnowledgeBase.Content.Tests.Documents;

/// <summary>How differences are told: by what items are known by, not by where they stand.</summary>
public sealed class DocumentDiffTests
{
    private static readonly ManifestationEntry Before = SampleEntries.Grooming;

    [Fact]
    public void A_label_put_in_front_is_one_difference()
    {
        var after = Before with { Labels = [SampleEntries.Label("luring"), .. Before.Labels] };

        Assert.Equal(
            [new FieldDifference("labels[en:luring]", null, """{"text":"luring","language":"en","kind":"ALTERNATIVE","usage":"ACCEPTED","confidence":"VERIFIED"}""")],
            DocumentDiff.Between(Before, after));
    }

    [Fact]
    public void A_field_of_an_item_is_told_by_the_item_s_name()
    {
        var after = Before with
        {
            Labels = [Before.Labels[0], Before.Labels[1] with { Usage = LabelUsage.Caution }],
            Relations = [Before.Relations[0] with { Note = LocalizedText.English("Other words.") }],
            Texts = Before.Texts.SetItem("es", Before.Texts["es"] with { Sections = [new Section(SectionKind.Overview, "Qué es.")] }),
        };

        Assert.Equal(
            [
                new FieldDifference("labels[en:online affair].usage", "AVOID", "CAUTION"),
                new FieldDifference("relations[RELATED:sexual-extortion].note.en", "One can lead to the other.", "Other words."),
                new FieldDifference("texts.es.sections[OVERVIEW].body", "What it is.", "Qué es."),
            ],
            DocumentDiff.Between(Before, after));
    }

    [Fact]
    public void A_plain_value_in_a_list_is_known_by_itself() => Assert.Equal(
        [new FieldDifference("actors[EDUCATORS]", null, "EDUCATORS"), new FieldDifference("actors[CHILDREN]", "CHILDREN", null)],
        DocumentDiff.Between(Before, Before with { Actors = [Actor.Educators, Actor.Caregivers] }));

    [Fact]
    public void Another_order_is_a_difference_of_its_own() => Assert.Equal(
        [new FieldDifference("actors[*]", "CHILDREN, CAREGIVERS", "CAREGIVERS, CHILDREN")],
        DocumentDiff.Between(Before, Before with { Actors = [Actor.Caregivers, Actor.Children] }));

    [Fact]
    public void Items_with_the_same_name_are_numbered()
    {
        var twice = Before with { Labels = [Before.Labels[0], Before.Labels[0] with { Kind = LabelKind.Hidden }] };

        Assert.Equal(
            [new FieldDifference("labels[en:online grooming#2].kind", "HIDDEN", "ABBREVIATION")],
            DocumentDiff.Between(twice, twice with { Labels = [twice.Labels[0], twice.Labels[1] with { Kind = LabelKind.Abbreviation }] }));
    }

    [Fact]
    public void Authors_are_told_by_their_places() => Assert.Equal(
        [new FieldDifference("authors[1]", "B", "C")],
        DocumentDiff.Between(SampleEntries.Source with { Authors = ["A", "B"] }, SampleEntries.Source with { Authors = ["A", "C"] }));

    [Fact]
    public void A_list_that_comes_is_told_by_its_items_where_they_have_names_and_else_as_a_whole() => Assert.Equal(
        [new FieldDifference("authors", null, """["A","B"]"""), new FieldDifference("languages[en]", null, "en")],
        DocumentDiff.Between(SampleEntries.Source, SampleEntries.Source with { Authors = ["A", "B"], Languages = ["en"] }));

    [Fact]
    public void Of_an_entry_that_comes_or_goes_every_property_differs()
    {
        Assert.Equal(["kind", "slug", "title", "actors[RESEARCHERS]"], DocumentDiff.Between(null, SampleEntries.Source).Select(field => field.Path));
        Assert.All(DocumentDiff.Between(SampleEntries.Source, null), field => Assert.Null(field.After));
        Assert.Empty(DocumentDiff.Between(null, null));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_list_of_an_entry_but_authors_has_items_with_names(EntryKind kind)
    {
        var nameless = new HashSet<string>();
        for (var seed = 0; seed < 50; seed++)
        {
            using var document = JsonDocument.Parse(CanonicalJson.Serialize(new EntryGenerator(seed).Entry(kind)));
            Collect(document.RootElement, nameless);
        }

        Assert.Equal(kind == EntryKind.Source ? ["authors"] : [], nameless);
    }

    public static TheoryData<EntryKind> Kinds() => [.. Enum.GetValues<EntryKind>()];

    private static void Collect(JsonElement record, HashSet<string> nameless)
    {
        foreach (var property in record.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object)
                Collect(property.Value, nameless);
            if (property.Value.ValueKind != JsonValueKind.Array)
                continue;
            if (ListIdentity.Keys(property.Name, property.Value) is null)
                nameless.Add(property.Name);
            foreach (var item in property.Value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object))
                Collect(item, nameless);
        }
    }
}
