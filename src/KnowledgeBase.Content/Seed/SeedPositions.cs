using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Seed;

/// <summary>Where the properties of entries stand in the seed files.</summary>
public sealed class SeedPositions
{
    private readonly Dictionary<Entry, Dictionary<string, SeedPosition>> _byEntry = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// Where a property stands, by its path in the canonical document; for one that has no place of its own the place of the nearest
    /// property around it; null for an entry that was not read from files.
    /// </summary>
    public SeedPosition? Of(Entry entry, string path)
    {
        if (!_byEntry.TryGetValue(entry, out var positions))
            return null;
        while (path.Length > 0)
        {
            if (positions.TryGetValue(path, out var position))
                return position;
            path = path[..Math.Max(path.AsSpan().LastIndexOfAny('.', '['), 0)];
        }

        return positions.GetValueOrDefault("");
    }

    internal void Add(Entry entry, Dictionary<string, SeedPosition> positions) => _byEntry[entry] = positions;
}
