using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Exports;

/// <summary>Our own terms beside those of SKOS: advice on labels, the relations between the series, and what a release is known by.</summary>
/// <param name="addresses">Gives the namespace.</param>
internal sealed class SkosVocabulary(PersistentAddresses addresses)
{
    internal Iri Usage { get; } = new(addresses.Vocabulary + "usage");

    internal Iri UsageNote { get; } = new(addresses.Vocabulary + "usageNote");

    internal Iri InsteadUse { get; } = new(addresses.Vocabulary + "insteadUse");

    internal Iri StandsIn { get; } = new(addresses.Vocabulary + "standsIn");

    internal Iri Confidence { get; } = new(addresses.Vocabulary + "confidence");

    internal Iri PlainSummary { get; } = new(addresses.Vocabulary + "plainSummary");

    internal Iri DefinitionSource { get; } = new(addresses.Vocabulary + "definitionSource");

    internal Iri UnreviewedTranslation { get; } = new(addresses.Vocabulary + "unreviewedTranslation");

    internal Iri ContentHash { get; } = new(addresses.Vocabulary + "contentHash");

    internal Iri Slug { get; } = new(addresses.Vocabulary + "Slug");

    internal Iri Of(LabelUsage usage) => new(addresses.Vocabulary + usage);

    /// <summary>The property for a relation that SKOS has no name for; null for the three that it has.</summary>
    internal Iri? Of(RelationKind kind)
    {
        if (kind is RelationKind.Broader or RelationKind.Narrower or RelationKind.Related)
            return null;
        var name = kind.ToString();
        return new Iri($"{addresses.Vocabulary}{char.ToLowerInvariant(name[0])}{name[1..]}");
    }

    /// <summary>Says what the terms mean, so that a file explains itself.</summary>
    internal void Describe(RdfGraph graph)
    {
        Property(Usage, "usage", "Whether to use a label: one of Recommended, Accepted, Caution, Avoid and LegalContextOnly.");
        Property(UsageNote, "usage note", "Why to use, to take care with, or to avoid a label.", Skos.Note);
        Property(InsteadUse, "instead use", "The label to use instead. Every label to avoid has one.");
        Property(StandsIn, "stands in", "An instrument in whose text or title the label stands.");
        Property(Confidence, "confidence", "How well a statement is sourced: VERIFIED (read in the source cited), SECONDARY (known through another) or UNVERIFIED.");
        Property(PlainSummary, "plain summary", "A summary for a reader of 13.");
        Property(DefinitionSource, "definition source", "A source of the definition.", DcTerms.Source);
        Property(UnreviewedTranslation, "unreviewed translation", "A language whose texts here are a translation that no second person has reviewed yet.");
        Property(ContentHash, "content hash", "SHA-256 over the content of the release, 64 hex digits.");
        graph.Add(Slug, Rdf.Type, Rdf.Datatype);
        graph.Add(Slug, Rdf.Label, new Literal("slug", "en"));
        graph.Add(Slug, Rdf.Comment, new Literal("A lower-case, hyphenated name that stays stable for ever.", "en"));
        foreach (var (usage, meaning) in Usages)
        {
            graph.Add(Of(usage), Rdf.Label, new Literal(WireNames.Of(usage), "en"));
            graph.Add(Of(usage), Rdf.Comment, new Literal(meaning, "en"));
        }

        foreach (var (kind, label, meaning) in Relations)
            Property(Of(kind)!, label, meaning, Skos.Related);

        void Property(Iri term, string label, string meaning, Iri? above = null)
        {
            graph.Add(term, Rdf.Type, Rdf.Property);
            graph.Add(term, Rdf.Label, new Literal(label, "en"));
            graph.Add(term, Rdf.Comment, new Literal(meaning, "en"));
            if (above is not null)
                graph.Add(term, Rdf.SubPropertyOf, above);
        }
    }

    private static readonly (LabelUsage Usage, string Meaning)[] Usages =
    [
        (LabelUsage.Recommended, "Use it."),
        (LabelUsage.Accepted, "It may be used."),
        (LabelUsage.Caution, "Take care how it is used."),
        (LabelUsage.Avoid, "Do not use it."),
        (LabelUsage.LegalContextOnly, "Do not use it, except in titles of and quotations from the instruments that use it."),
    ];

    private static readonly (RelationKind Kind, string Label, string Meaning)[] Relations =
    [
        (RelationKind.MisusedIn, "misused in", "The manifestation in which this technology is misused."),
        (RelationKind.Misuses, "misuses", "A technology that is misused in this manifestation."),
        (RelationKind.Counters, "counters", "The manifestation against which this technology protects."),
        (RelationKind.CounteredBy, "countered by", "A technology that protects against this manifestation."),
        (RelationKind.Addresses, "addresses", "A manifestation that this framework covers."),
        (RelationKind.AddressedBy, "addressed by", "A framework that covers this manifestation."),
    ];
}
