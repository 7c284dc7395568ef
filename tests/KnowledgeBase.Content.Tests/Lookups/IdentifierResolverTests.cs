using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Lookups;
using static KnowledgeBase.Content.Tests.Catalogues.CatalogueSample;

namespace KnowledgeBase.Content.Tests.Lookups;

public sealed class IdentifierResolverTests
{
    private const string Here = "https://kb.example/base";

    private readonly Catalogue _catalogue = Of(
    [
        Form("online-grooming", 1),
        Former("grooming", FormerNameOutcome.Renamed, "online-grooming"),
        Former("grooming-of-children", FormerNameOutcome.Renamed, "grooming"),
        Former("happy-slapping", FormerNameOutcome.Retired, "online-grooming"),
        Former("flaming", FormerNameOutcome.Retired, null),
        Former("flame-wars", FormerNameOutcome.Renamed, "flaming"),
    ]);

    [Theory]
    [InlineData("grooming", "grooming")]
    [InlineData("grooming-of-children", "grooming-of-children")]
    [InlineData(Here + "/id/manifestations/grooming", "grooming")]
    [InlineData("http://kb.example/base/id/manifestations/grooming/?release=1.0.0", "grooming")]
    public void A_former_name_leads_to_the_new_one(string identifier, string slug)
    {
        var renamed = Assert.IsType<Resolution.Renamed>(Resolve(identifier));
        Assert.Equal((slug, "online-grooming", "1.0.0"), (renamed.Slug, Assert.IsType<Manifestation>(renamed.To).Slug, renamed.RenamedIn.Version));
    }

    [Theory]
    [InlineData("happy-slapping", "happy-slapping", "online-grooming")]
    [InlineData("flaming", "flaming", null)]
    [InlineData("flame-wars", "flame-wars", null)]
    [InlineData(Here + "/id/manifestations/flaming", "flaming", null)]
    public void A_retired_name_says_why_and_what_may_stand_in_its_place(string identifier, string slug, string? successor)
    {
        var retired = Assert.IsType<Resolution.Retired>(Resolve(identifier));
        Assert.Equal((slug, successor, "R", "1.0.0"), (retired.Slug, (retired.Successor as Factsheet)?.Slug, retired.Reason!.ByLanguage["en"], retired.RetiredIn!.Version));
        Assert.Null(retired.Record);
    }

    [Fact]
    public void An_identifier_of_what_was_retired_says_so() =>
        Assert.Equal("flaming", Assert.IsType<Resolution.Retired>(Resolve(GlobalId.Encode("Manifestation", "flaming"))).Slug);

    [Theory]
    [InlineData(Here + "/id/technology/grooming")]
    [InlineData(Here + "/id/manifestations/grooming/more")]
    [InlineData("https://kb.example/id/manifestations/grooming")]
    [InlineData("ftp://kb.example/base/id/manifestations/grooming")]
    [InlineData("")]
    public void What_only_looks_like_one_is_not_found(string identifier) => Assert.Equal(identifier, Assert.IsType<Resolution.NotFound>(Resolve(identifier)).Identifier);

    private Resolution Resolve(string identifier) => IdentifierResolver.Resolve(_catalogue, identifier, Here, ["en"]);

    private static FormerNameEntry Former(string slug, FormerNameOutcome outcome, string? to) => new()
    {
        Slug = slug,
        Was = FormerKind.Manifestation,
        Outcome = outcome,
        To = to,
        Since = "1.0.0",
        Reason = outcome == FormerNameOutcome.Retired ? LocalizedText.English("R") : null,
    };
}
