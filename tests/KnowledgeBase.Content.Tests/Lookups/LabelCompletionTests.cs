using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using static KnowledgeBase.Content.Tests.Catalogues.CatalogueSample;

namespace KnowledgeBase.Content.Tests.Lookups;

public sealed class LabelCompletionTests
{
    private readonly Catalogue _catalogue = Of(
    [
        Form("online grooming", 1,
            Label("grooming", LabelKind.Alternative, LabelUsage.Caution),
            Label("groom's work", LabelKind.Alternative, LabelUsage.Avoid, instead: "online grooming"),
            Label("groming", LabelKind.Hidden, LabelUsage.Accepted),
            Label("grooming en línea", LabelKind.Preferred, LabelUsage.Recommended, "es"),
            Label("pédopiégeage", LabelKind.Preferred, LabelUsage.Recommended, "fr")),
        Form("group chat", 2, Label("GC", LabelKind.Abbreviation, LabelUsage.Accepted), Label("a group", LabelKind.Alternative, LabelUsage.Accepted), Label("groups", LabelKind.Alternative, LabelUsage.Accepted)),
    ]);

    [Theory]
    // The misspelling "groming" begins so: what it stands for is offered with those that do.
    [InlineData("gro", "group chat|online grooming|groups|grooming|a group|groom's work|grooming en línea")]
    [InlineData("  GRÓ", "group chat|online grooming|groups|grooming|a group|groom's work|grooming en línea")]
    [InlineData("group", "group chat|groups|a group")]
    [InlineData("group ", "group chat|a group")]
    [InlineData("en lin", "grooming en línea")]
    [InlineData("pedo", "pédopiégeage")]
    [InlineData("roup", "")]
    [InlineData("", "")]
    [InlineData(" ", "")]
    [InlineData("\"'", "")]
    [InlineData("groming", "online grooming")]
    public void Words_are_completed_best_first(string prefix, string expected) => Assert.Equal(expected, Complete(prefix, "en"));

    [Theory]
    [InlineData("es", "grooming en línea|grooming|online grooming|groom's work")]
    [InlineData("es-MX,en", "grooming en línea|grooming|online grooming|groom's work")]
    [InlineData("fr,en", "grooming|online grooming|groom's work|grooming en línea")]
    public void Languages_asked_for_come_first(string languages, string expected) => Assert.Equal(expected, Complete("groo", languages));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(7, 7)]
    [InlineData(8, 7)]
    [InlineData(int.MaxValue, 7)]
    public void No_more_than_asked_for_are_offered(int count, int expected) =>
        Assert.Equal(expected, _catalogue.Completion.Complete("gro", null, ["en"], count).Length);

    [Fact]
    public void Only_some_series_can_be_asked_for() => Assert.Empty(_catalogue.Completion.Complete("gro", [Series.Technology], ["en"], 10));

    [Fact]
    public void A_discouraged_label_comes_with_what_to_say_instead() =>
        Assert.All(OfRepository().Completion.Complete("child p", null, ["en"], 50), term => Assert.Equal(term.IsDiscouraged, term.InsteadUse is not null));

    private string Complete(string prefix, string languages) =>
        string.Join('|', _catalogue.Completion.Complete(prefix, null, [.. languages.Split(',')], 10).Select(term => term.Label.Text));
}
