using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Lookups;
using static KnowledgeBase.Content.Tests.Catalogues.CatalogueSample;

namespace KnowledgeBase.Content.Tests.Lookups;

public sealed class LabelLookupTests
{
    private readonly Catalogue _catalogue = Of(
    [
        Form("online grooming", 1,
            Label("grooming", LabelKind.Alternative, LabelUsage.Caution),
            Label("on-line grooming", LabelKind.Hidden, LabelUsage.Accepted),
            Label("online affair", LabelKind.Alternative, LabelUsage.Avoid, instead: "online grooming"),
            Label("pédopiégeage", LabelKind.Preferred, LabelUsage.Recommended, "fr"),
            Label("grooming", LabelKind.Alternative, LabelUsage.Accepted, "fr")),
        Form("pet care", 2,
            Label("Grooming", LabelKind.Preferred, LabelUsage.Accepted, "de"),
            Label("affair", LabelKind.Alternative, LabelUsage.Avoid, instead: "online grooming", insteadIn: "online grooming")),
    ]);

    [Theory]
    [InlineData("online grooming", "online grooming => online grooming")]
    [InlineData("  ONLINE   Grooming ", "online grooming => online grooming")]
    [InlineData("On\u2011line grooming", "on-line grooming => online grooming")]
    [InlineData("pedopiegeage", "pédopiégeage => pédopiégeage")]
    [InlineData("Online affair", "online affair => online grooming")]
    [InlineData("affair", "affair => online grooming")]
    public void A_label_is_found_whatever_its_case_accents_and_hyphens_with_what_to_say(string label, string expected) => Assert.Equal([expected], Print(label));

    [Fact]
    public void Preferred_labels_come_before_others_and_then_sheets_by_position() =>
        Assert.Equal(["Grooming (de)", "grooming (en)", "grooming (fr)"], Languages("grooming"));

    [Fact]
    public void Languages_asked_for_come_first_in_their_order() =>
        Assert.Equal(["grooming (fr)", "grooming (en)", "Grooming (de)"], Languages("grooming", "fr-CA", "en"));

    [Fact]
    public void A_sheet_that_may_use_the_word_comes_before_one_that_should_not()
    {
        var catalogue = Of(
        [
            Form("one", 1, Label("word", LabelKind.Alternative, LabelUsage.Avoid, instead: "one")),
            Form("two", 2, Label("Word", LabelKind.Hidden, LabelUsage.Accepted)),
        ]);
        Assert.Equal(["two", "one"], LabelLookup.Find(catalogue, "word", ["en"]).Matches.Select(match => match.Matched.Factsheet.Slug));
    }

    [Fact]
    public void Only_some_languages_can_be_asked_for() =>
        Assert.Equal(["fr"], LabelLookup.Find(_catalogue, "grooming", only: ["fr"]).Matches.Select(match => match.Matched.Label.Language));

    [Fact]
    public void The_same_label_on_other_sheets_is_named() =>
        Assert.Equal([["grooming", "grooming"], ["Grooming"], ["Grooming"]], LabelLookup.Find(_catalogue, "grooming").Matches.Select(match => match.Alternatives.Select(term => term.Label.Text).ToArray()));

    [Fact]
    public void A_label_to_take_care_with_names_the_preferred_one_of_its_language()
    {
        var matches = LabelLookup.Find(_catalogue, "grooming", ["en", "fr", "de"]).Matches;
        Assert.Equal(["online grooming", "pédopiégeage", "Grooming"], matches.Select(match => match.Preferred.Label.Text));
    }

    [Theory]
    [InlineData("onlin groming", "online grooming")]
    [InlineData("pedopiegage", "pédopiégeage")]
    public void Near_misses_are_offered_best_first(string label, string expected) =>
        Assert.Equal(expected, LabelLookup.Find(_catalogue, label).Suggestions[0].Label.Text);

    [Fact]
    public void A_misspelling_is_never_offered() =>
        Assert.DoesNotContain(LabelLookup.Find(_catalogue, "on-line groomin").Suggestions, term => term.Label.Kind == LabelKind.Hidden);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\"'\u0301")]
    [InlineData("zzzzzz")]
    public void What_is_like_nothing_finds_nothing(string label)
    {
        var result = LabelLookup.Find(_catalogue, label);
        Assert.Empty(result.Matches);
        Assert.Empty(result.Suggestions);
    }

    [Theory]
    [InlineData(LabelLookup.MaxLength)]
    [InlineData(LabelLookup.MaxLength + 1)]
    [InlineData(1_000_000)]
    public void A_word_without_end_finds_nothing(int length) => Assert.Empty(LabelLookup.Find(_catalogue, new string('q', length)).Matches);

    [Fact]
    public void Suggestions_are_few() =>
        Assert.InRange(LabelLookup.Find(OfRepository(), "child sexual abuse materia").Suggestions.Length, 1, LabelLookup.MaxSuggestions);

    [Fact]
    public void The_old_legal_name_leads_to_the_recommended_one()
    {
        var match = LabelLookup.Find(OfRepository(), "Child Pornography", ["en"]).Matches[0];
        Assert.Equal((LabelUsage.LegalContextOnly, "child sexual abuse material"), (match.Matched.Label.Usage, match.Preferred.Label.Text));
        Assert.NotEmpty(match.Matched.StandsIn);
    }

    private string[] Print(string label) => [.. LabelLookup.Find(_catalogue, label).Matches.Select(match => $"{match.Matched.Label.Text} => {match.Preferred.Label.Text}")];

    private string[] Languages(string label, params string[] languages) =>
        [.. LabelLookup.Find(_catalogue, label, [.. languages]).Matches.Select(match => $"{match.Matched.Label.Text} ({match.Matched.Label.Language})")];
}
