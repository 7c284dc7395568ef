using KnowledgeBase.GraphQL.Execution;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>An answer that can be given again: the whole body, and what it is once compressed, as soon as somebody has asked for that.</summary>
internal sealed class CachedAnswer
{
    private byte[]? _brotli;
    private byte[]? _gzip;

    private CachedAnswer(string tag, byte[] body, ExecutionResult result)
    {
        Tag = tag;
        Body = body;
        Result = result;
    }

    /// <summary>The entity tag of the body as it is, quoted.</summary>
    public string Tag { get; }

    /// <summary>The body, as JSON in UTF-8.</summary>
    public byte[] Body { get; }

    /// <summary>The result, over the same bytes; it needs no disposal.</summary>
    public ExecutionResult Result { get; }

    /// <summary>How many bytes its bodies take now.</summary>
    public long Bytes => Body.Length + (Volatile.Read(ref _brotli)?.Length ?? 0L) + (Volatile.Read(ref _gzip)?.Length ?? 0L);

    /// <summary>How long the body of a result without errors is; the same bytes as <see cref="ResponseWriter.Write"/> makes.</summary>
    public static long SizeOf(int data, int extensions) =>
        BeforeData.Length + (long)data + (extensions > 0 ? BeforeExtensions.Length + extensions : 0) + 1;

    /// <summary>Copies a result without errors.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="result">The result.</param>
    /// <param name="extensions">Its extensions as JSON; empty when there are none.</param>
    public static CachedAnswer Of(AnswerName name, ExecutionResult result, ReadOnlySpan<byte> extensions)
    {
        var data = result.Data.Span;
        var body = GC.AllocateUninitializedArray<byte>(checked((int)SizeOf(data.Length, extensions.Length)));
        BeforeData.CopyTo(body);
        data.CopyTo(body.AsSpan(BeforeData.Length));
        var rest = body.AsSpan(BeforeData.Length + data.Length);
        if (!extensions.IsEmpty)
        {
            BeforeExtensions.CopyTo(rest);
            extensions.CopyTo(rest[BeforeExtensions.Length..]);
        }

        body[^1] = (byte)'}';
        var entries = result.Extensions is { Count: > 0 } given ? new Dictionary<string, object?>(given, StringComparer.Ordinal) : null;
        return new(name.ToString(), body, new ExecutionResult(body.AsMemory(BeforeData.Length, data.Length), entries, result.Cost));
    }

    /// <summary>The body in a coding; null when nobody has kept it yet.</summary>
    public byte[]? In(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => Volatile.Read(ref _brotli),
        ContentCoding.Gzip => Volatile.Read(ref _gzip),
        _ => Body,
    };

    /// <summary>Keeps the body in a coding; false when somebody was faster.</summary>
    public bool Keep(ContentCoding coding, byte[] encoded) => coding switch
    {
        ContentCoding.Brotli => Interlocked.CompareExchange(ref _brotli, encoded, null) is null,
        ContentCoding.Gzip => Interlocked.CompareExchange(ref _gzip, encoded, null) is null,
        _ => false,
    };

    private static ReadOnlySpan<byte> BeforeData => "{\"data\":"u8;

    private static ReadOnlySpan<byte> BeforeExtensions => ",\"extensions\":"u8;
}
