using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Exports;

/// <summary>
/// Labels in SKOS. Who reads plain SKOS takes an alternative label for a name that may be used; so a discouraged one is a hidden label (found by search, not shown:
/// SKOS reference, section 5.5.1), its advice stands in a scope note of the concept, and the label as a resource (SKOS-XL) carries the advice as data.
/// </summary>
internal sealed class SkosLabels(RdfGraph graph, PersistentAddresses addresses, SkosVocabulary own)
{
    internal void Add(Iri concept, Factsheet sheet)
    {
        foreach (var term in sheet.Terms)
        {
            var (plain, rich) = Property(term);
            var text = new Literal(term.Label.Text, term.Label.Language);
            graph.Add(concept, plain, text);
            graph.Add(concept, rich, new Iri(addresses.Of(term)));
            if (term.Label.Usage is LabelUsage.Caution or LabelUsage.Avoid or LabelUsage.LegalContextOnly)
                graph.Add(concept, Skos.ScopeNote, UsageAdvice.Of(term));
        }

        foreach (var term in sheet.Terms)
            Describe(term);
    }

    private static (Iri Plain, Iri Rich) Property(Term term) => term.Label.Kind switch
    {
        _ when term.IsDiscouraged => (Skos.HiddenLabel, Skos.XlHiddenLabel),
        LabelKind.Preferred => (Skos.PrefLabel, Skos.XlPrefLabel),
        LabelKind.Hidden => (Skos.HiddenLabel, Skos.XlHiddenLabel),
        _ => (Skos.AltLabel, Skos.XlAltLabel),
    };

    private void Describe(Term term)
    {
        var node = new Iri(addresses.Of(term));
        graph.Add(node, Rdf.Type, Skos.XlLabel);
        graph.Add(node, Skos.XlLiteralForm, new Literal(term.Label.Text, term.Label.Language));
        graph.Add(node, own.Usage, own.Of(term.Label.Usage));
        if (term.Label.Note is { } note)
            graph.Add(node, own.UsageNote, new Literal(note, term.Label.Language));
        if (term.InsteadUse is { } instead)
        {
            // It may be another sheet's: what it says is never left to be looked up elsewhere.
            var better = new Iri(addresses.Of(instead));
            graph.Add(node, own.InsteadUse, better);
            graph.Add(better, Rdf.Type, Skos.XlLabel);
            graph.Add(better, Skos.XlLiteralForm, new Literal(instead.Label.Text, instead.Label.Language));
        }

        foreach (var instrument in term.StandsIn)
            graph.Add(node, own.StandsIn, new Iri(addresses.Of(instrument)));
        foreach (var cited in term.Citations)
            graph.Add(node, DcTerms.Source, new Iri(addresses.Of(cited.Source)));
        graph.Add(node, own.Confidence, new Literal(WireNames.Of(term.Label.Confidence)));
    }
}
