using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using KnowledgeBase.GraphQL.Execution;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>
/// The name of an answer: a hash over everything that its bytes depend on. It names the answer in the response cache and, as an entity tag
/// (RFC 9110, section 8.8.3), to clients.
/// </summary>
internal readonly record struct AnswerName(UInt128 Hash)
{
    // Another build of the engine may write the same answer in other bytes.
    private static readonly byte[] Engine = typeof(AnswerName).Module.ModuleVersionId.ToByteArray();

    /// <summary>The name of a request's answer.</summary>
    /// <param name="key">The host's key.</param>
    /// <param name="document">The document.</param>
    /// <param name="request">Its operation's name and variables.</param>
    /// <param name="extensions">The extensions that the host has set, as they will be written.</param>
    public static AnswerName Of(string key, DocumentHash document, GraphQLRequest request, ReadOnlySpan<byte> extensions)
    {
        using var text = new Utf8JsonBuffer();
        text.WriteRaw(Engine);
        Span<byte> hash = stackalloc byte[32];
        BinaryPrimitives.WriteUInt128BigEndian(hash, document.High);
        BinaryPrimitives.WriteUInt128BigEndian(hash[16..], document.Low);
        text.WriteRaw(hash);

        // Each part has its length before it, so that the end of one never passes for the start of the next.
        WritePart(text, key);
        WritePart(text, request.OperationName ?? "");
        WritePart(text, request.Variables.ValueKind == JsonValueKind.Object ? JsonMarshal.GetRawUtf8Value(request.Variables) : default);
        WritePart(text, extensions);
        SHA256.HashData(text.Written, hash);
        return new(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    /// <summary>The entity tag, quoted: 32 hexadecimal digits.</summary>
    public override string ToString() => FormattableString.Invariant($"\"{Hash:x32}\"");

    private static void WritePart(Utf8JsonBuffer text, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        text.WriteRaw(length);
        text.WriteRaw(part);
    }

    // A string as it is in memory: nothing is lost, not even half characters.
    private static void WritePart(Utf8JsonBuffer text, string part) => WritePart(text, MemoryMarshal.AsBytes(part.AsSpan()));
}
