using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>
/// Derives every relation of every sheet: the written ones and their inverses, and those that follow from technology uses and from coverage.
/// </summary>
internal static class RelationLinker
{
    internal static void Link(CatalogueNodes nodes)
    {
        var relations = nodes.Sheets.ToDictionary(sheet => sheet, _ => new List<Relation>());
        foreach (var sheet in nodes.Sheets)
        {
            foreach (var written in sheet.Entry.Relations)
            {
                var target = nodes.Sheet(written.Target, sheet.Slug);
                var broader = written.Kind == SheetRelationKind.Broader;
                relations[sheet].Add(new Relation(broader ? RelationKind.Broader : RelationKind.Related, target, written.Note));
                relations[target].Add(new Relation(broader ? RelationKind.Narrower : RelationKind.Related, sheet, written.Note));
            }
        }

        foreach (var meeting in nodes.Technologies.SelectMany(technology => technology.Manifestations))
        {
            var (forward, back) = meeting.Role switch
            {
                TechnologyRole.Misused => (RelationKind.MisusedIn, RelationKind.Misuses),
                TechnologyRole.Protective => (RelationKind.Counters, RelationKind.CounteredBy),
                _ => (RelationKind.Related, RelationKind.Related),
            };
            relations[meeting.Technology].Add(new Relation(forward, meeting.Manifestation, meeting.Note));
            relations[meeting.Manifestation].Add(new Relation(back, meeting.Technology, meeting.Note));
        }

        foreach (var framework in nodes.Frameworks)
        {
            foreach (var manifestation in framework.Coverage.Select(coverage => coverage.Manifestation).Distinct())
            {
                relations[framework].Add(new Relation(RelationKind.Addresses, manifestation, Note: null));
                relations[manifestation].Add(new Relation(RelationKind.AddressedBy, framework, Note: null));
            }
        }

        foreach (var (sheet, list) in relations)
        {
            sheet.Relations =
            [
                .. list.OrderBy(relation => relation.Kind)
                    .ThenBy(relation => relation.Target.Series)
                    .ThenBy(relation => relation.Target.Entry.Position)
                    .ThenBy(relation => relation.Target.Slug, StringComparer.Ordinal),
            ];
        }
    }
}
