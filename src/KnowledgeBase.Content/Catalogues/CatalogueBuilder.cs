
namespace KnowledgeBase.Content.Catalogues;

/// <summary>Builds the catalogue of a release: makes a node for every entry, then links them.</summary>
public static class CatalogueBuilder
{
    /// <summary>Builds a catalogue. Work and memory grow with the size of the documents.</summary>
    /// <param name="release">The release.</param>
    /// <param name="items">Its entries, which the rule set has passed.</param>
    /// <exception cref="CatalogueException">An entry names something that is not in the release.</exception>
    public static Catalogue Build(ReleaseInfo release, IReadOnlyCollection<CatalogueItem> items)
    {
        var nodes = new CatalogueNodes(items);
        foreach (var sheet in nodes.Sheets)
            SheetLinker.Link(sheet, nodes);
        foreach (var framework in nodes.Frameworks)
            LawLinker.Link(framework, nodes);
        CountryLinker.Link(nodes);
        SheetLinker.LinkTechnologies(nodes);
        LawLinker.LinkCoverage(nodes);
        RelationLinker.Link(nodes);
        nodes.LinkCitedBy();
        FormerNameLinker.Link(nodes);
        return new Catalogue(release, new CatalogueIndexes(
            nodes.Manifestations,
            nodes.Frameworks,
            nodes.Technologies,
            nodes.Sources,
            nodes.Countries,
            nodes.HelpResources,
            [.. nodes.FormerNames.Values.OrderBy(former => former.Slug, StringComparer.Ordinal)],
            [.. items.OrderBy(item => item.Entry.Slug, StringComparer.Ordinal)]));
    }
}

/// <summary>A release that cannot be linked: stored content is damaged, or was written past the rule set.</summary>
/// <param name="message">What names what.</param>
public sealed class CatalogueException(string message) : Exception(message);
