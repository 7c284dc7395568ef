using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Tests.Editing;

/// <summary>What a new slug changes in entries, and what it leaves alone.</summary>
public sealed class RenamingTests
{
    [Fact]
    public void Every_link_to_the_old_name_leads_to_the_new_one_and_words_stay()
    {
        var sheet = SampleEntries.Grooming with
        {
            Citations = [new Citation("sexual-extortion"), new Citation("another", "sexual-extortion")],
            Labels = [SampleEntries.Grooming.Labels[0] with { Text = "sexual-extortion", InsteadIn = "sexual-extortion", StandsIn = ["sexual-extortion"] }],
        };

        var led = (ManifestationEntry)Renaming.WithLinks(sheet, "sexual-extortion", "sextortion", isInstrument: false);

        Assert.Equal(
            ContentHash.Of(sheet with
            {
                Citations = [new Citation("sextortion"), new Citation("another", "sexual-extortion")],
                Labels = [sheet.Labels[0] with { InsteadIn = "sextortion" }],
                Relations = [sheet.Relations[0] with { Target = "sextortion" }],
            }),
            ContentHash.Of(led));
        Assert.Equal(["sextortion"], ((ManifestationEntry)Renaming.WithLinks(sheet, "sexual-extortion", "sextortion", isInstrument: true)).Labels[0].StandsIn);
    }

    [Fact]
    public void An_entry_without_such_a_link_is_given_back_as_it_is()
    {
        Assert.Same(SampleEntries.Grooming, Renaming.WithLinks(SampleEntries.Grooming, "nothing", "something", isInstrument: true));
        var former = new FormerNameEntry { Slug = "a", Was = FormerKind.Source, Outcome = FormerNameOutcome.Renamed, To = "b", Since = "2026.1.0" };
        Assert.Same(former, Renaming.WithLinks(former, "b", "c", isInstrument: false));
    }

    [Fact]
    public void Countries_and_former_names_have_no_name_to_change()
    {
        Assert.Null(Renaming.KindOf(new CountryEntry { Slug = "country-fra", Code = "FRA", Names = LocalizedText.English("France") }));
        Assert.Equal(FormerKind.Source, Renaming.KindOf(SampleEntries.Source));
        Assert.Equal("b", Renaming.Renamed(SampleEntries.Source, "b").Slug);
    }
}
