using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Tests.Documents;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void A_term_is_written_with_its_kind_first_then_shared_properties_then_its_own()
    {
        var entry = new TechnologyTermEntry
        {
            Slug = "dark-web",
            Position = 4,
            Origin = Origin.Booklet2017,
            Confidence = Confidence.Verified,
            AsOf = new DateOnly(2026, 11, 22),
            Actors = [Actor.LawEnforcement],
            Labels =
            [
                new Label
                {
                    Text = "dark \"web\"\u2028é😀\u0001\n",
                    Language = "en",
                    Kind = LabelKind.Preferred,
                    Usage = LabelUsage.LegalContextOnly,
                    Guidelines = [2016, 2025],
                    Confidence = Confidence.Unverified,
                    Citations = [new Citation("tor-project-glossary", "p. 1"), new Citation("iwf")],
                },
            ],
            Category = TechnologyCategory.AnonymityAndSecurity,
            Manifestations = [new TechnologyUse("sexting", TechnologyRole.Context, LocalizedText.English("A note."))],
            Texts = ImmutableSortedDictionary<string, SheetText>.Empty
                .Add("fr", new SheetText
                {
                    Title = "T", Summary = "S", PlainLanguageSummary = "P", Definition = "D",
                    Translation = new Translation(TranslationStatus.Unreviewed, 1, "0123456789ab"),
                })
                .Add("en", new SheetText
                {
                    Title = "t", Summary = "s", PlainLanguageSummary = "p", Definition = "d",
                    Sections = [new Section(SectionKind.HowItWorks, "Body.")],
                }),
        };

        Assert.Equal(
            """
            {"kind":"TECHNOLOGY_TERM","slug":"dark-web","position":4,"origin":"BOOKLET_2017","confidence":"VERIFIED","asOf":"2026-11-22",
            "actors":["LAW_ENFORCEMENT"],"labels":[{"text":"dark \"web\"
            """.ReplaceLineEndings("") + "\u2028é😀\\u0001\\n" + """
            ","language":"en","kind":"PREFERRED","usage":"LEGAL_CONTEXT_ONLY","guidelines":[2016,2025],"confidence":"UNVERIFIED",
            "citations":[{"source":"tor-project-glossary","locator":"p. 1"},{"source":"iwf"}]}],
            "texts":{"en":{"title":"t","summary":"s","plainLanguageSummary":"p","definition":"d","sections":[{"kind":"HOW_IT_WORKS","body":"Body."}]},
            "fr":{"title":"T","summary":"S","plainLanguageSummary":"P","definition":"D",
            "translation":{"status":"UNREVIEWED","ofRevision":1,"ofText":"0123456789ab"}}},
            "category":"ANONYMITY_AND_SECURITY","manifestations":[{"manifestation":"sexting","role":"CONTEXT","note":{"en":"A note."}}]}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(CanonicalJson.Serialize(entry)));
        AssertRoundTrip(entry);
    }

    [Fact]
    public void False_is_written_where_the_text_says_no_and_left_out_where_it_is_the_default()
    {
        var text = LocalizedText.English("x");
        var provision = new ProvisionRecord
        {
            Article = "1", Heading = text, Summary = text, Obligation = Obligation.Definition, Confidence = Confidence.Verified,
            CoversVirtualMaterial = false, OptOut = false,
        };
        var entry = new LegalFrameworkEntry
        {
            Slug = "opsc", Position = 1, Origin = Origin.Booklet2017, Confidence = Confidence.Verified,
            Instruments =
            [
                new InstrumentRecord
                {
                    Slug = "opsc", Kind = InstrumentKind.Protocol, OfficialTitle = text, ShortTitle = text, Reference = "r", AdoptedBy = text,
                    Confidence = Confidence.Verified, Parties = new PartiesRecord { Complete = false }, Provisions = [provision],
                },
            ],
        };

        Assert.Equal(
            """
            {"kind":"LEGAL_FRAMEWORK","slug":"opsc","position":1,"origin":"BOOKLET_2017","confidence":"VERIFIED",
            "instruments":[{"slug":"opsc","kind":"PROTOCOL","officialTitle":{"en":"x"},"shortTitle":{"en":"x"},"reference":"r",
            "adoptedBy":{"en":"x"},"confidence":"VERIFIED","parties":{"complete":false},
            "provisions":[{"article":"1","heading":{"en":"x"},"summary":{"en":"x"},"obligation":"DEFINITION","coversVirtualMaterial":false,
            "confidence":"VERIFIED"}]}]}
            """.ReplaceLineEndings(""),
            Encoding.UTF8.GetString(CanonicalJson.Serialize(entry)));
        AssertRoundTrip(entry);
    }

    [Theory]
    [InlineData("""{"kind":"SOURCE","slug":"a"}""", "title")]
    [InlineData("""{"kind":"SOURCE","slug":"a","title":null}""", "title")]
    [InlineData("""{"kind":"SOURCE","slug":"a","title":"t","tilte":"t"}""", "tilte")]
    [InlineData("""{"kind":"SOURCE","slug":"a","slug":"a","title":"t"}""", "slug")]
    [InlineData("""{"kind":"COUNTRY","slug":"a","title":"t"}""", "kind")]
    [InlineData("""{"kind":"SOURCE","slug":"a","title":"t","read":"full"}""", "read")]
    [InlineData("""{"kind":"SOURCE","slug":"a","title":"t","note":{"en":"x","en":"y"}}""", "note")]
    [InlineData("""{"kind":"SOURCE","slug":"a","title":5}""", "title")]
    [InlineData("null", "null")]
    [InlineData("", "JSON")]
    public void A_damaged_document_is_refused_by_name(string json, string named)
    {
        var error = Assert.Throws<JsonException>(() => CanonicalJson.Deserialize(EntryKind.Source, Encoding.UTF8.GetBytes(json)));
        Assert.Contains(named, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_hash_of_a_document_is_the_SHA_256_of_its_bytes() =>
        // printf '{"kind":"SOURCE","slug":"a","title":"t"}' | sha256sum
        Assert.Equal(
            "59893439772599a310eb9fb098c24f2f90e643d5bd3b02854d4f9c92256815d5",
            ContentHash.Of(new SourceEntry { Slug = "a", Title = "t" }));

    [Fact]
    public void The_hash_of_a_release_does_not_depend_on_the_order()
    {
        // printf 'a 1\nb-c 3\nbb 2\n' | sha256sum
        const string Expected = "baaa45742c96baa5d5eb5757e3c780616e24ad91d4880ca678026c7a828f577a";
        Assert.Equal(Expected, ReleaseHash.Of([("bb", "2"), ("a", "1"), ("b-c", "3")]));
        Assert.Equal(Expected, ReleaseHash.Of([("b-c", "3"), ("bb", "2"), ("a", "1")]));
    }

    [Fact]
    public void The_hash_of_an_empty_release_is_that_of_nothing() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", ReleaseHash.Of([]));

    [Fact]
    public void A_release_cannot_hold_a_slug_twice() =>
        Assert.Throws<ArgumentException>(() => ReleaseHash.Of([("a", "1"), ("a", "2")]));

    [Theory]
    [InlineData("Booklet2017", "BOOKLET_2017")]
    [InlineData("MustCriminalise", "MUST_CRIMINALISE")]
    [InlineData("Aid", "AID")]
    public void Members_are_named_in_capitals_with_underscores(string member, string expected) => Assert.Equal(expected, WireNames.FromMember(member));

    private static void AssertRoundTrip(Entry entry)
    {
        var bytes = CanonicalJson.Serialize(entry);
        Assert.Equal(bytes, CanonicalJson.Serialize(CanonicalJson.Deserialize(entry.Kind, bytes)));
    }
}
