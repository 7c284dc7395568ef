using System.Collections.Concurrent;
using KnowledgeBase.GraphQL.Execution;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>
/// The answers given last, by their names, so that all they depend on is in the name. They take so many bytes and no more: two generations, as in
/// <see cref="DocumentCache"/>, each of half the size. Reading takes no lock.
/// </summary>
/// <param name="bytes">How many bytes the answers may take; none are kept at 0.</param>
/// <param name="telemetry">Is told of hits, misses, the size and what is dropped.</param>
internal sealed class ResponseCache(long bytes, RequestTelemetry telemetry)
{
    /// <summary>What an entry takes beside its bodies: names, objects, its places in the tables.</summary>
    internal const int BytesOfEntry = 512;

    // One answer must not push out most others.
    private const int LeastEntries = 16;

    private readonly Lock _rotation = new();
    private readonly long _generationBytes = bytes / 2;
    private volatile Generation _young = new();
    private volatile Generation _old = new();

    /// <summary>One table and what its answers take; the sum is written under the lock.</summary>
    private sealed class Generation
    {
        public ConcurrentDictionary<AnswerName, (CachedAnswer Answer, long Size)> Answers { get; } = new();

        public long Bytes { get; set; }
    }

    /// <summary>How many bytes the answers take.</summary>
    public long Bytes
    {
        get
        {
            lock (_rotation)
                return _young.Bytes + _old.Bytes;
        }
    }

    /// <summary>The answer; null when it is not kept.</summary>
    public CachedAnswer? Find(AnswerName name)
    {
        if (bytes == 0)
            return null;
        if (_young.Answers.TryGetValue(name, out var found))
        {
            telemetry.ResponseCache(isHit: true);
            return found.Answer;
        }

        if (_old.Answers.TryGetValue(name, out found))
            Keep(name, found.Answer);
        telemetry.ResponseCache(found.Answer is not null);
        return found.Answer;
    }

    /// <summary>Keeps a copy of an answer without errors; null when it is too large to be kept.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="result">The result.</param>
    /// <param name="extensions">Its extensions as JSON; empty when there are none.</param>
    public CachedAnswer? Add(AnswerName name, ExecutionResult result, ReadOnlySpan<byte> extensions)
    {
        if (CachedAnswer.SizeOf(result.Data.Length, extensions.Length) + BytesOfEntry > bytes / LeastEntries)
            return null;
        var answer = CachedAnswer.Of(name, result, extensions);
        Keep(name, answer);
        return answer;
    }

    /// <summary>Keeps an answer's body in a coding, if there is a place for it.</summary>
    public void Add(AnswerName name, CachedAnswer answer, ContentCoding coding, byte[] encoded)
    {
        if (bytes > 0 && answer.Bytes + encoded.Length + BytesOfEntry <= bytes / LeastEntries && answer.Keep(coding, encoded))
            Keep(name, answer);
    }

    private void Keep(AnswerName name, CachedAnswer answer)
    {
        lock (_rotation)
        {
            var before = _young.Bytes + _old.Bytes;
            var evicted = 0;
            Take(_old, name);
            Take(_young, name);

            // What it takes is read once: it may grow by a coding at any time, and is weighed anew then.
            var size = answer.Bytes + BytesOfEntry;
            if (_young.Bytes + size > _generationBytes)
            {
                evicted = _old.Answers.Count;
                _old = _young;
                _young = new();
            }

            _young.Answers[name] = (answer, size);
            _young.Bytes += size;
            telemetry.ResponseCacheChanged(_young.Bytes + _old.Bytes - before, evicted);
        }
    }

    private static void Take(Generation generation, AnswerName name)
    {
        if (generation.Answers.TryRemove(name, out var taken))
            generation.Bytes -= taken.Size;
    }
}
