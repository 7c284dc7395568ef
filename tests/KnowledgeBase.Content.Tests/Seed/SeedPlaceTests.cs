using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Content.Tests.Seed;

/// <summary>The place of a property in the seed files, as seed-data/README.md says where things stand.</summary>
public sealed class SeedPlaceTests
{
    [Theory]
    [InlineData(EntryKind.Manifestation, "online-grooming", "", "manifestations/online-grooming.yaml")]
    [InlineData(EntryKind.Manifestation, "online-grooming", "labels[2].insteadIn", "manifestations/online-grooming.yaml labels[2].instead-in")]
    [InlineData(EntryKind.Manifestation, "online-grooming", "labels[en:online affair].usage", "manifestations/online-grooming.yaml labels[en:online affair].usage")]
    [InlineData(EntryKind.Manifestation, "online-grooming", "texts.es.plainLanguageSummary", "manifestations/online-grooming.es.md plain-language-summary")]
    [InlineData(EntryKind.Manifestation, "online-grooming", "texts.es", "manifestations/online-grooming.es.md")]
    [InlineData(EntryKind.Manifestation, "online-grooming", "texts", "manifestations/online-grooming.yaml texts")]
    [InlineData(EntryKind.TechnologyTerm, "tor", "definitionCitations[0].source", "technology/tor.en.md definition-citations[0].source")]
    [InlineData(EntryKind.LegalFramework, "opsc", "instruments[0].provisions[3].minimumPenalty.en", "legal-frameworks/opsc.yaml instruments[0].provisions[3].minimum-penalty.en")]
    [InlineData(EntryKind.Country, "country-fra", "treatyRecords[0].boundOn", "countries/fra.yaml treaty-records[0].bound-on")]
    [InlineData(EntryKind.Source, "a-book", "accessedOn", "sources/a-book.yaml accessed-on")]
    [InlineData(EntryKind.HelpResource, "a-line", "retired.reason", "help-resources/a-line.yaml retired.reason")]
    public void A_property_has_one_place(EntryKind kind, string slug, string path, string place) => Assert.Equal(place, SeedPlace.Of(kind, slug, path));
}
