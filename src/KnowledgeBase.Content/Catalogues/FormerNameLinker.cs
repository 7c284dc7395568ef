namespace KnowledgeBase.Content.Catalogues;

/// <summary>Follows every former name to its end.</summary>
internal static class FormerNameLinker
{
    internal static void Link(CatalogueNodes nodes)
    {
        foreach (var former in nodes.FormerNames.Values)
        {
            var at = former;
            for (var steps = 0; ; steps++)
            {
                if (steps > nodes.FormerNames.Count)
                    throw new CatalogueException($"The former name '{former.Slug}' leads in a circle.");
                if (former.Retirement is null && at.Entry.Outcome == Entries.FormerNameOutcome.Retired)
                    former.Retirement = at;
                if (at.Entry.To is not { } to)
                    break;
                if (!nodes.FormerNames.TryGetValue(to, out var next))
                {
                    former.Target = nodes.Named(to, former.Entry.Was)
                        ?? throw new CatalogueException($"The former name '{at.Slug}' leads to '{to}', which this release does not hold.");
                    break;
                }

                at = next;
            }
        }
    }
}
