using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Tests.Catalogues;

public sealed class FormerNameTests
{
    private static readonly ReleaseInfo[] Releases =
        [.. Enumerable.Range(1, 4).Select(number => CatalogueSample.Release with { Version = $"1.{number}.0", Sequence = number })];

    [Fact]
    public void Everything_keeps_its_identifier_through_renamings()
    {
        var before = CatalogueSample.Of([CatalogueSample.Form("a", 1), Source("s"), Help("h")]);
        var after = CatalogueSample.Of(
        [
            CatalogueSample.Form("c", 1), Former("a", "b"), Former("b", "c"),
            Source("t"), Former("s", "t", FormerKind.Source),
            Help("i"), Former("h", "i", FormerKind.HelpResource),
        ]);

        // printf 'Manifestation:a' | basenc --base64url, and so on: the identifiers are fixed for ever.
        Assert.Equal(["TWFuaWZlc3RhdGlvbjph", "U291cmNlOnM", "SGVscFJlc291cmNlOmg"], [before.Factsheet("a")!.Id, before.Source("s")!.Id, before.HelpResources[0].Id]);
        Assert.Equal(["TWFuaWZlc3RhdGlvbjph", "U291cmNlOnM", "SGVscFJlc291cmNlOmg"], [after.Factsheet("c")!.Id, after.Source("t")!.Id, after.HelpResources[0].Id]);
        Assert.Same(after.Factsheet("c"), after.Node("TWFuaWZlc3RhdGlvbjph"));
    }

    [Fact]
    public void An_instrument_and_its_provisions_keep_their_identifiers_alone_and_with_their_sheet()
    {
        var framework = Framework("pact", "pact");
        var alone = CatalogueSample.Of([Framework("pact", "charter"), Former("pact", "charter", FormerKind.Instrument)]);
        var together = CatalogueSample.Of([Framework("charter", "charter"), Former("pact", "charter", FormerKind.LegalFramework)]);
        var sheetOnly = CatalogueSample.Of([Framework("charter", "pact"), Former("pact", "charter", FormerKind.LegalFramework)]);
        var expected = Ids(CatalogueSample.Of([framework]));

        Assert.Equal([GlobalId.Encode("LegalFramework", "pact"), GlobalId.Encode("Instrument", "pact"), GlobalId.Encode("Provision", "pact/1")], expected);
        Assert.All([alone, together, sheetOnly], catalogue => Assert.Equal(expected, Ids(catalogue)));
        Assert.Equal(["charter", "charter", "pact"], new[] { alone, together, sheetOnly }.Select(catalogue => catalogue.Find<Instrument>("pact")!.Slug));

        static string[] Ids(Catalogue catalogue) =>
            [catalogue.LegalFrameworks[0].Id, catalogue.Instruments[0].Id, catalogue.Instruments[0].Provisions[0].Id];
    }

    [Fact]
    public void A_former_name_leads_to_the_end_of_its_chain_and_says_what_was_retired_on_the_way()
    {
        var catalogue = CatalogueSample.Of(
            [CatalogueSample.Form("c", 1), Former("a", "b"), Former("b", "c"), Retired("d", "a"), Retired("e", null), Former("f", "e")]);

        Assert.Equal(
            ["a -> c", "b -> c", "d -> c (d retired)", "e -> nothing (e retired)", "f -> nothing (e retired)"],
            catalogue.FormerNames.Select(former =>
                $"{former.Slug} -> {(former.Target as Factsheet)?.Slug ?? "nothing"}{(former.Retirement is { } at ? $" ({at.Slug} retired)" : "")}"));
        Assert.Equal("c", catalogue.ResolveFormer("a")!.Target is Factsheet target ? target.Slug : null);
        Assert.Null(catalogue.ResolveFormer("c"));
        Assert.Null(catalogue.ResolveFormer("nothing"));
    }

    [Fact]
    public void A_name_is_found_in_use_or_through_a_former_one_and_only_as_what_is_asked_for()
    {
        var catalogue = CatalogueSample.Of([CatalogueSample.Form("c", 1), Former("a", "c"), Retired("e", null), Source("s"), Former("r", "s", FormerKind.Source)]);

        Assert.Equal("c", catalogue.Find<Factsheet>("c")!.Slug);
        Assert.Equal("c", catalogue.Find<Manifestation>("a")!.Slug);
        Assert.Null(catalogue.Find<TechnologyTerm>("a"));
        Assert.Null(catalogue.Find<Source>("a"));
        Assert.Null(catalogue.Find<Factsheet>("e"));
        Assert.Null(catalogue.Find<Factsheet>("nothing"));
        Assert.Equal("s", catalogue.Find<Source>("r")!.Slug);
        Assert.Null(catalogue.Factsheet("a"));
    }

    [Fact]
    public void A_renamed_sheet_has_the_history_of_its_former_names()
    {
        var a = ImmutableArray.Create(new RevisionInfo(2, Releases[1], null, "a2"), new RevisionInfo(1, Releases[0], null, "a1"));
        var catalogue = CatalogueBuilder.Build(Releases[3],
        [
            new CatalogueItem(CatalogueSample.Form("b", 1), [new RevisionInfo(4, Releases[3], null, "b4"), new RevisionInfo(3, Releases[2], null, "b3")]),
            new CatalogueItem(Former("a", "b"), [new RevisionInfo(3, Releases[2], null, "gone") { IsFormerName = true }, .. a]),
        ]);

        Assert.Equal(["b4", "b3", "a2", "a1"], catalogue.Factsheet("b")!.Revisions.Select(revision => revision.ContentHash));
        var former = catalogue.ResolveFormer("a")!;
        Assert.Equal(("1.3.0", "a2"), (former.Release.Version, former.LastRevision!.ContentHash));
    }

    private static FormerNameEntry Former(string slug, string to, FormerKind was = FormerKind.Manifestation) =>
        new() { Slug = slug, Was = was, Outcome = FormerNameOutcome.Renamed, To = to, Since = "1.2.0" };

    private static FormerNameEntry Retired(string slug, string? to) =>
        new() { Slug = slug, Was = FormerKind.Manifestation, Outcome = FormerNameOutcome.Retired, To = to, Since = "1.2.0", Reason = LocalizedText.English("Why.") };

    private static SourceEntry Source(string slug) => new() { Slug = slug, Title = "A book" };

    private static HelpResourceEntry Help(string slug) => new()
    {
        Slug = slug, Name = LocalizedText.English("Help"), Description = LocalizedText.English("It helps."), Url = "https://help.example/", ResourceKind = "HOTLINE",
    };

    private static LegalFrameworkEntry Framework(string slug, string instrument) => new()
    {
        Slug = slug, Position = 1, Origin = Origin.LaterAddition, Confidence = Confidence.Verified, Texts = CatalogueSample.EnglishText(slug),
        Instruments =
        [
            new InstrumentRecord
            {
                Slug = instrument, Kind = InstrumentKind.Treaty, OfficialTitle = LocalizedText.English("T"), ShortTitle = LocalizedText.English("T"), Reference = "1",
                AdoptedBy = LocalizedText.English("States"), Confidence = Confidence.Verified,
                Provisions =
                [
                    new ProvisionRecord
                    {
                        Article = "1", Heading = LocalizedText.English("H"), Summary = LocalizedText.English("S"), Obligation = Obligation.Prevention, Confidence = Confidence.Verified,
                    },
                ],
            },
        ],
    };
}
