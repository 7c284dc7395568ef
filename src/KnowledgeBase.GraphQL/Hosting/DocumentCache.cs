using System.Collections.Concurrent;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>
/// The valid documents seen last, by their hash. Two generations stand in for an exact order of use: what is used moves to the young one, and
/// when that is full the old one is dropped. Reading takes no lock. What documents weigh counts as well as their number: a thousand documents of
/// the largest size and their plans would be a gigabyte.
/// </summary>
/// <param name="size">How many documents are kept at most; 2 or more.</param>
/// <param name="bytes">How much they may weigh, by <see cref="PreparedDocument.Weight"/>; one document may go beyond.</param>
internal sealed class DocumentCache(int size, long bytes = long.MaxValue)
{
    // Plans grow while documents are used. Weighing all takes microseconds, so that it is done now and then.
    private const int FindsBetweenWeighings = 256;

    private readonly Lock _rotation = new();
    private readonly int _generationSize = size / 2;
    private readonly long _generationBytes = bytes / 2;
    private volatile ConcurrentDictionary<DocumentHash, PreparedDocument> _young = [];
    private volatile ConcurrentDictionary<DocumentHash, PreparedDocument> _old = [];
    private int _finds;

    /// <summary>How many documents are kept now.</summary>
    public int Count => _young.Count + _old.Count;

    /// <summary>What the documents weigh that are kept now.</summary>
    public long Weight => WeightOf(_young) + WeightOf(_old);

    /// <summary>The document; null when it is not kept.</summary>
    public PreparedDocument? Find(DocumentHash hash)
    {
        if (Interlocked.Increment(ref _finds) % FindsBetweenWeighings == 0)
            DropWhatIsTooHeavy();
        if (_young.TryGetValue(hash, out var document))
            return document;
        if (!_old.TryGetValue(hash, out document))
            return null;
        Add(document);
        return document;
    }

    /// <summary>Keeps a document.</summary>
    public void Add(PreparedDocument document)
    {
        lock (_rotation)
        {
            _old.TryRemove(document.Hash, out _);
            if (!_young.ContainsKey(document.Hash) && (_young.Count >= _generationSize || WeightOf(_young) > _generationBytes - document.Weight))
                Rotate();
            _young[document.Hash] = document;
        }
    }

    private void DropWhatIsTooHeavy()
    {
        lock (_rotation)
        {
            if (WeightOf(_young) > _generationBytes)
                Rotate();
            if (WeightOf(_old) > _generationBytes)
                _old = [];
        }
    }

    private void Rotate()
    {
        _old = _young;
        _young = [];
    }

    private static long WeightOf(ConcurrentDictionary<DocumentHash, PreparedDocument> generation)
    {
        var weight = 0L;
        foreach (var (_, document) in generation)
            weight += document.Weight;
        return weight;
    }
}
