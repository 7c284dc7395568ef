using System.Text;
using System.Text.Json;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Storage.Database;
using Microsoft.EntityFrameworkCore;

namespace KnowledgeBase.Storage.Search;

/// <summary>
/// Writes the texts of revisions that were published before search knew them. Every factsheet has a label, so that one without texts has not been written.
/// </summary>
internal static class SearchFill
{
    private const int BatchSize = 200;

    private static readonly string[] Kinds = [nameof(EntryKind.Manifestation), nameof(EntryKind.LegalFramework), nameof(EntryKind.TechnologyTerm)];
    private static readonly string FormerNameKind = WireNames.Of(EntryKind.FormerName);

    /// <summary>Whether texts are missing.</summary>
    internal static Task<bool> IsNeededAsync(KnowledgeBaseContext context, CancellationToken cancellationToken) => Missing(context).AnyAsync(cancellationToken);

    /// <summary>Writes what is missing. The caller holds a lock against others who do the same.</summary>
    internal static async Task FillAsync(KnowledgeBaseContext context, CancellationToken cancellationToken)
    {
        var ids = await Missing(context).ToArrayAsync(cancellationToken);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            var revisions = await context.Revisions.Where(revision => batch.Contains(revision.Id))
                .Select(revision => new { revision.Id, revision.EntryId, revision.Document })
                .ToListAsync(cancellationToken);
            foreach (var revision in revisions)
            {
                if (EntryOf(revision.Document) is { } entry)
                    context.SearchRows.AddRange(SearchTexts.Of(entry, revision.EntryId, revision.Id));
            }

            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }
    }

    /// <summary>The entry; null for a document that was written by hand and cannot be read: whoever reads its release is told.</summary>
    private static Entry? EntryOf(string document)
    {
        try
        {
            return CanonicalJson.Deserialize(Encoding.UTF8.GetBytes(document));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IQueryable<long> Missing(KnowledgeBaseContext context) => context.Database.SqlQuery<long>($"""
        SELECT r.id AS "Value" FROM revisions r JOIN entries e ON e.id = r.entry_id
        WHERE e.kind = ANY({Kinds}) AND r.document ->> 'kind' IS DISTINCT FROM {FormerNameKind}
          AND EXISTS (SELECT 1 FROM publications p WHERE p.revision_id = r.id) AND NOT EXISTS (SELECT 1 FROM search_rows s WHERE s.revision_id = r.id)
        """);
}
