using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Exports;
using KnowledgeBase.Content.Tests.Catalogues;

namespace KnowledgeBase.Content.Tests.Exports;

/// <summary>The project's content as SKOS, read back from our own documents, against the integrity conditions of the SKOS reference.</summary>
public sealed class SkosGraphTests
{
    private const string Skos = "http://www.w3.org/2004/02/skos/core#";
    private const string Xl = "http://www.w3.org/2008/05/skos-xl#";
    private const string Own = "https://kb.example/id/vocabulary#";

    private static readonly Lazy<(Catalogue Catalogue, RdfGraph Graph, (string Subject, string Property, string Value)[] Triples)> Release = new(() =>
    {
        var catalogue = CatalogueSample.OfRepository();
        var graph = SkosGraph.Of(catalogue, new PersistentAddresses("https://kb.example"));
        return (catalogue, graph, [.. RdfReaders.Turtle(RdfWriterTests.Turtle(graph)).Select(Parts)]);
    });

    [Fact]
    public void The_three_documents_hold_the_same_triples()
    {
        var turtle = RdfReaders.Turtle(RdfWriterTests.Turtle(Release.Value.Graph));
        Assert.Equal(turtle, RdfReaders.JsonLd(RdfWriterTests.Bytes(Release.Value.Graph, JsonLdWriter.Write)));
        Assert.Equal(turtle, RdfReaders.RdfXml(RdfWriterTests.Bytes(Release.Value.Graph, RdfXmlWriter.Write)));
        Assert.True(turtle.Count > 5_000, $"{turtle.Count} triples");
    }

    [Fact]
    public void Every_sheet_is_a_concept_in_the_scheme_of_its_series()
    {
        var expected = Release.Value.Catalogue.Factsheets
            .Select(sheet => ($"https://kb.example/id/{Segment(sheet.Series)}/{sheet.Slug}", $"<https://kb.example/id/{Segment(sheet.Series)}>"))
            .Order();
        Assert.Equal(expected, Pairs(Skos + "inScheme").Order());
        Assert.Equal(expected.Select(pair => pair.Item1).Order(), OfType(Skos + "Concept").Order());
    }

    [Fact]
    public void S9_and_S37_no_scheme_is_a_concept_and_nothing_is_a_collection()
    {
        Assert.Equal(3, OfType(Skos + "ConceptScheme").Count);
        Assert.Empty(OfType(Skos + "ConceptScheme").Intersect(OfType(Skos + "Concept")));
        Assert.DoesNotContain(Release.Value.Triples, triple => triple.Value.Contains(Skos + "Collection", StringComparison.Ordinal) || triple.Value.Contains(Skos + "OrderedCollection", StringComparison.Ordinal));
    }

    [Fact]
    public void S13_no_label_is_of_two_kinds()
    {
        var labels = new[] { "prefLabel", "altLabel", "hiddenLabel" }.SelectMany(kind => Pairs(Skos + kind)).ToArray();
        Assert.Equal(labels.Length, labels.Distinct().Count());
    }

    [Fact]
    public void S14_a_concept_has_one_preferred_label_in_a_language()
    {
        var languages = Pairs(Skos + "prefLabel").Select(pair => (pair.Subject, pair.Value[(pair.Value.LastIndexOf('@') + 1)..].ToLowerInvariant())).ToArray();
        Assert.Equal(languages.Length, languages.Distinct().Count());
        Assert.True(languages.Length > 200);
    }

    [Fact]
    public void S27_what_is_above_or_below_is_not_related()
    {
        var broader = Pairs(Skos + "broader").ToLookup(pair => pair.Subject, pair => pair.Value.Trim('<', '>'));
        Assert.NotEmpty(broader);
        foreach (var (subject, value) in Pairs(Skos + "related"))
        {
            Assert.DoesNotContain(value.Trim('<', '>'), Above(subject));
            Assert.DoesNotContain(subject, Above(value.Trim('<', '>')));
        }

        HashSet<string> Above(string concept)
        {
            var above = new HashSet<string>();
            var open = new Stack<string>(broader[concept]);
            while (open.TryPop(out var next))
            {
                if (above.Add(next))
                {
                    foreach (var further in broader[next])
                        open.Push(further);
                }
            }

            return above;
        }
    }

    [Fact]
    public void Relations_stand_both_ways_and_lead_to_concepts()
    {
        var concepts = OfType(Skos + "Concept").ToHashSet();
        foreach (var (forward, back) in new[] { ("broader", "narrower"), ("related", "related"), ("hasTopConcept", "topConceptOf") })
        {
            var pairs = Pairs(Skos + forward).Select(pair => (pair.Subject, pair.Value.Trim('<', '>'))).Order().ToArray();
            Assert.Equal(pairs, Pairs(Skos + back).Select(pair => (pair.Value.Trim('<', '>'), pair.Subject)).Order());
            Assert.NotEmpty(pairs);
            if (forward != "hasTopConcept")
                Assert.All(pairs, pair => Assert.Contains(pair.Item2, concepts));
        }
    }

    [Fact]
    public void S46_no_mapping_is_made_that_could_clash() =>
        Assert.DoesNotContain(Release.Value.Triples, triple => triple.Property.EndsWith("Match", StringComparison.Ordinal));

    [Fact]
    public void A_discouraged_label_is_hidden_and_never_without_its_advice()
    {
        var discouraged = Release.Value.Catalogue.Terms.Where(term => term.IsDiscouraged).ToArray();
        Assert.True(discouraged.Length > 40);
        var shown = Pairs(Skos + "prefLabel").Concat(Pairs(Skos + "altLabel")).ToHashSet();
        var hidden = Pairs(Skos + "hiddenLabel").ToHashSet();
        foreach (var term in discouraged)
        {
            var concept = $"https://kb.example/id/{Segment(term.Factsheet.Series)}/{term.Factsheet.Slug}";
            var literal = Triple.Literal(term.Label.Text, term.Label.Language, datatype: null);
            Assert.DoesNotContain((concept, literal), shown);
            Assert.Contains((concept, literal), hidden);
            var label = Release.Value.Triples.Single(triple => triple.Property == Xl + "literalForm" && triple.Value == literal && triple.Subject.StartsWith(concept + "#", StringComparison.Ordinal)).Subject;
            Assert.Contains((concept, $"<{label}>"), Pairs(Xl + "hiddenLabel"));
            var instead = Assert.Single(Pairs(Own + "insteadUse"), pair => pair.Subject == label).Value.Trim('<', '>');
            Assert.Contains(Release.Value.Triples, triple => triple.Subject == instead && triple.Property == Xl + "literalForm");
            Assert.Contains(Release.Value.Triples, triple => triple.Subject == label && triple.Property == Own + "usage" && (triple.Value == $"<{Own}Avoid>" || triple.Value == $"<{Own}LegalContextOnly>"));
            // Who reads plain SKOS finds the advice among the concept's notes.
            Assert.Contains(Release.Value.Triples, triple => triple.Subject == concept && triple.Property == Skos + "scopeNote"
                && triple.Value.Contains($"“{term.Label.Text}”".Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal)
                && triple.Value.Contains($"“{term.InsteadUse!.Label.Text}”", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_advice_on_a_word_of_treaties_is_said_in_words() => Assert.Contains(
        Release.Value.Triples,
        triple => triple.Property == Skos + "scopeNote"
            && triple.Value.StartsWith("\"Avoid “child pornography”, except in titles of and quotations from legal instruments. Say “child sexual abuse material”. ", StringComparison.Ordinal));

    [Fact]
    public void Labels_as_resources_say_what_the_plain_ones_say()
    {
        var forms = Pairs(Xl + "literalForm").ToLookup(pair => pair.Subject, pair => pair.Value);
        foreach (var kind in new[] { "prefLabel", "altLabel", "hiddenLabel" })
        {
            // SKOS reference, S55 to S57: the chain of the XL property and the literal form gives the plain property.
            var chained = Pairs(Xl + kind).Select(pair => (pair.Subject, Assert.Single(forms[pair.Value.Trim('<', '>')]))).Order();
            Assert.Equal(Pairs(Skos + kind).Order(), chained);
        }
    }

    [Fact]
    public void A_translation_that_nobody_reviewed_says_so() => Assert.Equal(
        Release.Value.Catalogue.Factsheets.SelectMany(sheet => sheet.Entry.Texts
            .Where(text => text.Value.Translation?.Status == KnowledgeBase.Content.Entries.TranslationStatus.Unreviewed)
            .Select(text => ($"https://kb.example/id/{Segment(sheet.Series)}/{sheet.Slug}", $"\"{text.Key}\""))).Order(),
        Pairs(Own + "unreviewedTranslation").Order());

    [Fact]
    public void Every_term_of_our_own_that_is_used_says_what_it_means()
    {
        var vocabulary = RdfReaders.Turtle(RdfWriterTests.Turtle(SkosGraph.Vocabulary(new PersistentAddresses("https://kb.example")))).Select(Parts).ToArray();
        var explained = vocabulary.Where(triple => triple.Property == "http://www.w3.org/2000/01/rdf-schema#comment").Select(triple => triple.Subject).ToHashSet();
        var used = Release.Value.Triples.SelectMany(triple => new[] { triple.Subject, triple.Property, triple.Value.Trim('<', '>'), triple.Value[(triple.Value.IndexOf("^^<", StringComparison.Ordinal) + 3)..].TrimEnd('>') })
            .Where(name => name.StartsWith(Own, StringComparison.Ordinal)).ToHashSet();
        Assert.True(used.Count > 15);
        Assert.Subset(explained, used);
        Assert.All(vocabulary, triple => Assert.Contains(triple, Release.Value.Triples));
    }

    [Fact]
    public void One_sheet_alone_brings_the_words_to_use_instead()
    {
        var sheet = Release.Value.Catalogue.Factsheet("child-sexual-abuse-material")!;
        var triples = RdfReaders.Turtle(RdfWriterTests.Turtle(SkosGraph.Of(CatalogueSample.Release, sheet, new PersistentAddresses("https://kb.example")))).Select(Parts).ToArray();
        foreach (var instead in triples.Where(triple => triple.Property == Own + "insteadUse"))
            Assert.Contains(triples, triple => triple.Subject == instead.Value.Trim('<', '>') && triple.Property == Xl + "literalForm");
        Assert.Single(triples, triple => triple.Value == $"<{Skos}Concept>");
    }

    private static HashSet<string> OfType(string type) =>
        [.. Release.Value.Triples.Where(triple => triple.Property == RdfReaders.Rdf + "type" && triple.Value == $"<{type}>").Select(triple => triple.Subject)];

    private static IEnumerable<(string Subject, string Value)> Pairs(string property) =>
        Release.Value.Triples.Where(triple => triple.Property == property).Select(triple => (triple.Subject, triple.Value));

    private static (string Subject, string Property, string Value) Parts(string line)
    {
        var parts = line.Split(' ', 3);
        return (parts[0][1..^1], parts[1][1..^1], parts[2][..^2]);
    }

    private static string Segment(Series series) => series switch
    {
        Series.Manifestation => "manifestations",
        Series.LegalFramework => "legal-frameworks",
        _ => "technology",
    };
}
