using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>Links what the three series share: labels, citations, technologies.</summary>
internal static class SheetLinker
{
    internal static void Link(Factsheet sheet, CatalogueNodes nodes)
    {
        sheet.Citations = nodes.Cite(sheet.Entry.Citations, sheet, sheet.Slug);
        sheet.DefinitionCitations = nodes.Cite(sheet.Entry.DefinitionCitations, sheet, sheet.Slug);
        sheet.Terms =
        [
            .. sheet.Entry.Labels
                .Select(label => new Term(label, sheet) { Citations = nodes.Cite(label.Citations, sheet, sheet.Slug) })
                .OrderBy(term => term.Label.Kind),
        ];
    }

    /// <summary>Technologies both ways, and the advice on labels, which may point to other sheets and to instruments.</summary>
    internal static void LinkTechnologies(CatalogueNodes nodes)
    {
        var meetings = new Dictionary<Manifestation, ImmutableArray<TechnologyMeeting>.Builder>();
        foreach (var technology in nodes.Technologies)
        {
            var uses = ((TechnologyTermEntry)technology.Entry).Manifestations;
            var own = ImmutableArray.CreateBuilder<TechnologyMeeting>(uses.Length);
            foreach (var use in uses)
            {
                var manifestation = nodes.Manifestation(use.Manifestation, technology.Slug);
                var meeting = new TechnologyMeeting(technology, manifestation, use.Role, use.Note);
                own.Add(meeting);
                if (!meetings.TryGetValue(manifestation, out var met))
                    meetings[manifestation] = met = ImmutableArray.CreateBuilder<TechnologyMeeting>();
                met.Add(meeting);
            }

            technology.Manifestations = own.MoveToImmutable();
        }

        foreach (var (manifestation, met) in meetings)
            manifestation.Technologies = met.ToImmutable();
        foreach (var sheet in nodes.Sheets)
        {
            foreach (var term in sheet.Terms)
                Advise(term, nodes);
        }
    }

    private static void Advise(Term term, CatalogueNodes nodes)
    {
        if (!term.Label.StandsIn.IsEmpty)
            term.StandsIn = [.. term.Label.StandsIn.Select(slug => nodes.Instrument(slug, term.Factsheet.Slug))];
        if (term.Label.Instead is not { } instead)
            return;
        var sheet = term.Label.InsteadIn is { } other ? nodes.Sheet(other, term.Factsheet.Slug) : term.Factsheet;
        term.InsteadUse = sheet.Terms.FirstOrDefault(candidate => candidate.Label.Text == instead && candidate.Label.Language == term.Label.Language)
            ?? sheet.Terms.FirstOrDefault(candidate => candidate.Label.Text == instead)
            ?? throw new CatalogueException($"'{term.Factsheet.Slug}' says to use '{instead}' instead of '{term.Label.Text}', but '{sheet.Slug}' has no such label.");
    }
}
