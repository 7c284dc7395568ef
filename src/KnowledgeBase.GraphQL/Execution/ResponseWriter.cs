using System.Buffers;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>Turns a result into the bytes of a response (spec 7.2 "Serialization Format"), errors first, as the specification recommends.</summary>
public static class ResponseWriter
{
    /// <summary>Writes the response map as JSON in UTF-8.</summary>
    public static void Write(IBufferWriter<byte> output, ExecutionResult result)
    {
        // The data may be large and is ready: copied once. What stands around it is small.
        using var around = new Utf8JsonBuffer();
        around.WriteByte((byte)'{');
        if (!result.Errors.IsEmpty)
        {
            around.WriteRaw("\"errors\":"u8);
            ErrorWriter.Write(around, result.Errors);
        }

        if (result.HasData)
        {
            around.WriteRaw(result.Errors.IsEmpty ? "\"data\":"u8 : ",\"data\":"u8);
            output.Write(around.Written);
            output.Write(result.Data.Span);
            around.Truncate(0);
        }

        if (result.Extensions is { Count: > 0 } extensions)
        {
            around.WriteRaw(result.HasData || !result.Errors.IsEmpty ? ",\"extensions\":"u8 : "\"extensions\":"u8);
            JsonValueWriter.Write(around, extensions);
        }

        around.WriteByte((byte)'}');
        output.Write(around.Written);
    }
}
