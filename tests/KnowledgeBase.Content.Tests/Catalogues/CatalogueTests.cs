using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using static KnowledgeBase.Content.Tests.Catalogues.CatalogueSample;

namespace KnowledgeBase.Content.Tests.Catalogues;

public sealed class CatalogueTests
{
    [Fact]
    public void Every_relation_has_its_inverse()
    {
        var inverse = new Dictionary<RelationKind, RelationKind>
        {
            [RelationKind.Broader] = RelationKind.Narrower, [RelationKind.Related] = RelationKind.Related, [RelationKind.MisusedIn] = RelationKind.Misuses,
            [RelationKind.Counters] = RelationKind.CounteredBy, [RelationKind.Addresses] = RelationKind.AddressedBy,
        };
        foreach (var (from, to) in inverse.ToArray())
            inverse[to] = from;
        var relations = OfRepository().Factsheets.SelectMany(sheet => sheet.Relations.Select(relation => (From: sheet.Slug, relation.Kind, To: relation.Target.Slug))).ToHashSet();
        Assert.NotEmpty(relations);
        Assert.DoesNotContain(relations, relation => !relations.Contains((relation.To, inverse[relation.Kind], relation.From)));
    }

    [Fact]
    public void Every_node_is_found_by_its_identifier_and_has_one_of_its_own()
    {
        var catalogue = OfRepository();
        var nodes = catalogue.Factsheets.Select(sheet => (sheet.Id, (object)sheet))
            .Concat(catalogue.Instruments.Select(instrument => (instrument.Id, (object)instrument)))
            .Concat(catalogue.Instruments.SelectMany(instrument => instrument.Provisions).Select(provision => (provision.Id, (object)provision)))
            .Concat(catalogue.Sources.Select(source => (source.Id, (object)source)))
            .Concat(catalogue.Countries.Select(country => (country.Id, (object)country)))
            .ToArray();
        Assert.All(nodes, node => Assert.Same(node.Item2, catalogue.Node(node.Id)));
        Assert.Equal(nodes.Length, nodes.Select(node => node.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Discouraged_labels_never_come_without_what_to_say_instead() =>
        Assert.All(OfRepository().Terms.Where(term => term.IsDiscouraged), term =>
        {
            Assert.NotNull(term.InsteadUse);
            Assert.False(term.InsteadUse.IsDiscouraged);
            Assert.False(string.IsNullOrEmpty(term.Label.Note));
        });

    [Fact]
    public void A_source_knows_every_sheet_that_cites_it_anywhere()
    {
        var catalogue = OfRepository();
        foreach (var framework in catalogue.LegalFrameworks)
        {
            foreach (var citation in framework.Coverage.SelectMany(coverage => coverage.Citations))
                Assert.Contains(framework, citation.Source.CitedBy);
        }

        Assert.All(catalogue.Sources, source => Assert.Equal(source.CitedBy.OrderBy(sheet => sheet.Slug, StringComparer.Ordinal), source.CitedBy));
    }

    [Theory]
    [InlineData("lanzarote-convention", "23", "23")]
    [InlineData("lanzarote-convention", "5", "4-5")]
    [InlineData("lanzarote-convention", "Article 12", "11-14")]
    [InlineData("lanzarote-convention", "999", null)]
    [InlineData("no-such-treaty", "1", null)]
    public void A_provision_is_found_as_people_cite_it(string instrument, string article, string? found) =>
        Assert.Equal(found, OfRepository().Provision(instrument, article)?.Record.Article);

    [Fact]
    public void A_translation_whose_original_changed_is_stale()
    {
        var english = EnglishText("t")["en"];
        var fresh = new Translation(TranslationStatus.Reviewed, 1, Content.Texts.TextFingerprint.Of(english));
        var form = Form("a", 1);
        var sheet = Of([form with { Texts = form.Texts.SetItem("en", english).Add("es", english with { Translation = fresh }).Add("fr", english with { Translation = fresh with { OfText = "0" } }) }]).Factsheet("a")!;
        Assert.Equal((false, true), (sheet.TextIn(["es"]).IsStale, sheet.TextIn(["fr"]).IsStale));
    }

    [Theory]
    [InlineData("fr", "es", "fr")]
    [InlineData("de", "es", "es")]
    [InlineData("de", "it", "en")]
    public void The_first_language_that_there_is_wins_and_else_English(string first, string second, string expected)
    {
        var form = Form("a", 1);
        var sheet = Of([form with { Texts = form.Texts.Add("es", form.Texts["en"]).Add("fr", form.Texts["en"]) }]).Factsheet("a")!;
        Assert.Equal(expected, sheet.TextIn([first, second]).Language);
    }

    [Fact]
    public void A_link_to_nothing_is_refused_by_name()
    {
        var error = Assert.Throws<CatalogueException>(() => Of([Form("a", 1) with { Relations = [new SheetRelation(SheetRelationKind.Related, "nobody")] }]));
        Assert.Contains("'nobody'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_release_makes_an_empty_catalogue()
    {
        var catalogue = Of([]);
        Assert.Empty(catalogue.Factsheets);
        Assert.Null(catalogue.Node("x"));
        Assert.Empty(catalogue.TermsLike("x"));
    }
}
