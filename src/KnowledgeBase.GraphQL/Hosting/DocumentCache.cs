using System.Collections.Concurrent;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>
/// The valid documents seen last, by their hash. Two generations stand in for an exact order of use: what is used moves to the young one, and
/// when that is full the old one is dropped. Reading takes no lock.
/// </summary>
/// <param name="size">How many documents are kept at most; 2 or more.</param>
internal sealed class DocumentCache(int size)
{
    private readonly Lock _rotation = new();
    private readonly int _generationSize = size / 2;
    private volatile ConcurrentDictionary<DocumentHash, PreparedDocument> _young = [];
    private volatile ConcurrentDictionary<DocumentHash, PreparedDocument> _old = [];

    /// <summary>How many documents are kept now.</summary>
    public int Count => _young.Count + _old.Count;

    /// <summary>The document; null when it is not kept.</summary>
    public PreparedDocument? Find(DocumentHash hash)
    {
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
            if (_young.Count >= _generationSize && !_young.ContainsKey(document.Hash))
            {
                _old = _young;
                _young = [];
            }

            _young[document.Hash] = document;
        }
    }
}
