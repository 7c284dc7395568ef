using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Changes;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Tests.Catalogues;

namespace KnowledgeBase.Content.Tests.Changes;

public sealed class ReleaseChangesTests
{
    private static readonly ManifestationEntry A = CatalogueSample.Form("a", 1);
    private static readonly ManifestationEntry B = CatalogueSample.Form("b", 2);
    private static readonly SourceEntry Book = new() { Slug = "book", Title = "A book" };
    private static readonly CountryEntry Land = new() { Slug = "country-abc", Code = "ABC", Names = LocalizedText.English("Abcland") };

    private static readonly HelpResourceEntry Help = new()
    {
        Slug = "help", Name = LocalizedText.English("Help"), Description = LocalizedText.English("It helps."), Url = "https://help.example/", ResourceKind = "HOTLINE",
    };

    [Fact]
    public void From_the_beginning_everything_is_new() => Assert.Equal(
        ["ADDED MANIFESTATION a", "ADDED SOURCE book", "ADDED COUNTRY country-abc", "ADDED HELP_RESOURCE help"],
        Told(null, Release(1, A, Book, Land, Help)));

    [Fact]
    public void Between_two_releases_that_say_the_same_nothing_changed() => Assert.Empty(Told(Release(1, A, Book), Release(2, Book, A)));

    [Fact]
    public void What_changed_is_told_field_by_field_for_every_kind_of_entry() => Assert.Equal(
        [
            "UPDATED MANIFESTATION a: texts.en.title a > Other",
            "UPDATED SOURCE book: title A book > A better book; place - > Paris",
            "UPDATED COUNTRY country-abc: names.en Abcland > Abc",
            "UPDATED HELP_RESOURCE help: url https://help.example/ > https://help.example/en",
        ],
        Told(
            Release(1, A, Book, Land, Help),
            Release(
                2,
                A with { Texts = A.Texts.SetItem("en", A.Texts["en"] with { Title = "Other" }) },
                Book with { Title = "A better book", Place = "Paris" },
                Land with { Names = LocalizedText.English("Abc") },
                Help with { Url = "https://help.example/en" })));

    [Fact]
    public void What_is_new_and_what_is_gone_is_told_once() =>
        Assert.Equal(["RETIRED MANIFESTATION a", "ADDED MANIFESTATION b"], Told(Release(1, A, Book), Release(2, B, Book)));

    [Fact]
    public void A_renaming_is_one_change_with_the_fields_that_changed_beside_the_name() => Assert.Equal(
        ["RENAMED MANIFESTATION a to c: slug a > c; position 1 > 3"],
        Told(Release(1, A, B), Release(2, A with { Slug = "c", Position = 3 }, B, Former("a", "c"))));

    [Fact]
    public void Two_renamings_between_two_releases_are_one_and_the_name_between_is_told_too() => Assert.Equal(
        ["RENAMED MANIFESTATION a to d: slug a > d", "RENAMED MANIFESTATION c to d"],
        Told(Release(1, A), Release(3, A with { Slug = "d" }, Former("a", "c"), Former("c", "d"))));

    [Fact]
    public void From_the_beginning_former_names_are_told_so_that_a_copy_can_resolve_them() => Assert.Equal(
        ["RENAMED MANIFESTATION a to c", "ADDED MANIFESTATION c", "RETIRED MANIFESTATION old to c (It was one.)"],
        Told(null, Release(3, A with { Slug = "c" }, Former("a", "c"), Retired("old", "c"))));

    [Fact]
    public void What_was_retired_says_why_and_what_stands_in_its_place() => Assert.Equal(
        ["RETIRED MANIFESTATION a to b (It was one.)"],
        Told(Release(1, A, B), Release(2, B, Retired("a", "b"))));

    [Fact]
    public void A_former_name_that_says_something_else_now_is_told_again() => Assert.Equal(
        ["RETIRED MANIFESTATION old (It was one.): to b > -"],
        Told(Release(1, B, Retired("old", "b")), Release(2, B, Retired("old", null))));

    [Fact]
    public void A_renaming_taken_back_is_a_renaming() => Assert.Equal(
        ["RENAMED MANIFESTATION c to a (It was one.): slug c > a"],
        Told(Release(2, A with { Slug = "c" }, Former("a", "c")), Release(3, A, Retired("c", "a"))));

    [Fact]
    public void Whoever_takes_over_every_change_has_every_release()
    {
        Catalogue[] releases =
        [
            Release(1, A, B, Book),
            Release(2, A with { Position = 3 }, B, Book, Land),
            Release(3, B with { Slug = "e" }, Former("b", "e"), Retired("a", "e"), Book, Land),
            Release(4, B with { Slug = "f" }, Former("b", "e"), Former("e", "f"), Retired("a", "e"), Land),
        ];
        for (var from = -1; from < releases.Length; from++)
        {
            for (var to = Math.Max(from, 0); to < releases.Length; to++)
            {
                var copy = (from < 0 ? [] : Names(releases[from])).ToHashSet();
                foreach (var change in ReleaseChanges.Between(from < 0 ? null : releases[from], releases[to]))
                {
                    if (change.Kind is ChangeKind.Retired or ChangeKind.Renamed)
                        copy.Remove(change.Slug);
                    if (change.Kind == ChangeKind.Added)
                        Assert.True(copy.Add(change.Slug), $"{change.Slug} was there.");
                    if (change is { Kind: ChangeKind.Renamed, NodeId: not null })
                        copy.Add(change.To!);
                }

                Assert.Equal(Names(releases[to]), copy.Order(StringComparer.Ordinal));
            }
        }

        static IEnumerable<string> Names(Catalogue catalogue) => catalogue.Items.Where(item => item.Entry is not FormerNameEntry).Select(item => item.Entry.Slug);
    }

    private static IEnumerable<string> Told(Catalogue? since, Catalogue until) => ReleaseChanges.Between(since, until).Select(change =>
    {
        var line = $"{WireNames.Of(change.Kind)} {WireNames.Of(change.Thing)} {change.Slug}";
        line += change.To is { } to ? $" to {to}" : "";
        line += change.Reason is { } reason ? $" ({reason.ByLanguage["en"]})" : "";
        return change.Fields.IsEmpty ? line : $"{line}: {string.Join("; ", change.Fields.Select(field => $"{field.Path} {field.Before ?? "-"} > {field.After ?? "-"}"))}";
    });

    private static Catalogue Release(int sequence, params Entry[] entries)
    {
        var release = CatalogueSample.Release with { Version = $"1.{sequence}.0", Sequence = sequence };
        return CatalogueBuilder.Build(release, [.. entries.Select(entry => new CatalogueItem(
            entry, [new RevisionInfo(sequence, release, null, ContentHash.Of(entry)) { IsFormerName = entry is FormerNameEntry }]))]);
    }

    private static FormerNameEntry Former(string slug, string to) =>
        new() { Slug = slug, Was = FormerKind.Manifestation, Outcome = FormerNameOutcome.Renamed, To = to, Since = "1.2.0" };

    private static FormerNameEntry Retired(string slug, string? to) =>
        new() { Slug = slug, Was = FormerKind.Manifestation, Outcome = FormerNameOutcome.Retired, To = to, Since = "1.2.0", Reason = LocalizedText.English("It was one.") };
}
