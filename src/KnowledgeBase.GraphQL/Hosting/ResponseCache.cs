using System.Collections.Concurrent;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>An answer that can be given again.</summary>
/// <param name="Data">The data, as JSON in UTF-8.</param>
/// <param name="Cost">What the operation cost.</param>
internal sealed record CachedResponse(byte[] Data, long Cost);

/// <summary>
/// The answers given last, by their entity tags, so that all they depend on is in the name. They take so many bytes and no more: two generations,
/// as in <see cref="DocumentCache"/>, each of half the size. Reading takes no lock.
/// </summary>
/// <param name="bytes">How many bytes the answers may take; none are kept at 0.</param>
/// <param name="telemetry">Is told of hits, misses and the size.</param>
internal sealed class ResponseCache(long bytes, RequestTelemetry telemetry)
{
    // The tag, the entry and its places in the tables.
    private const int BytesOfEntry = 256;

    // One answer must not push out most others.
    private const int LeastEntries = 16;

    private readonly Lock _rotation = new();
    private readonly long _generationBytes = bytes / 2;
    private volatile ConcurrentDictionary<string, CachedResponse> _young = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, CachedResponse> _old = new(StringComparer.Ordinal);
    private long _youngBytes;
    private long _oldBytes;

    /// <summary>How many bytes the answers take.</summary>
    public long Bytes
    {
        get
        {
            lock (_rotation)
                return _youngBytes + _oldBytes;
        }
    }

    /// <summary>The answer; null when it is not kept.</summary>
    public CachedResponse? Find(string tag)
    {
        if (bytes == 0)
            return null;
        if (!_young.TryGetValue(tag, out var response) && _old.TryGetValue(tag, out response))
            Keep(tag, response);
        telemetry.ResponseCache(response is not null);
        return response;
    }

    /// <summary>Keeps a copy of an answer, if it is not too large.</summary>
    public void Add(string tag, ReadOnlyMemory<byte> data, long cost)
    {
        if (data.Length + BytesOfEntry <= bytes / LeastEntries)
            Keep(tag, new CachedResponse(data.ToArray(), cost));
    }

    private void Keep(string tag, CachedResponse response)
    {
        var size = response.Data.Length + BytesOfEntry;
        lock (_rotation)
        {
            var before = _youngBytes + _oldBytes;
            if (_youngBytes + size > _generationBytes)
            {
                _old = _young;
                _oldBytes = _youngBytes;
                _young = new(StringComparer.Ordinal);
                _youngBytes = 0;
            }

            if (_young.TryAdd(tag, response))
                _youngBytes += size;
            if (_old.TryRemove(tag, out var moved))
                _oldBytes -= moved.Data.Length + BytesOfEntry;
            telemetry.ResponseCacheBytes(_youngBytes + _oldBytes - before);
        }
    }
}
