using System.Collections.Immutable;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>Writes errors (spec 7.1.2 "Errors"): message, locations, path, and extensions with the code.</summary>
internal static class ErrorWriter
{
    internal static void Write(Utf8JsonBuffer output, ImmutableArray<GraphQLError> errors)
    {
        output.WriteByte((byte)'[');
        for (var i = 0; i < errors.Length; i++)
        {
            if (i > 0)
                output.WriteByte((byte)',');
            Write(output, errors[i]);
        }

        output.WriteByte((byte)']');
    }

    private static void Write(Utf8JsonBuffer output, GraphQLError error)
    {
        output.WriteRaw("{\"message\":"u8);
        output.WriteString(error.Message);
        if (!error.Locations.IsDefaultOrEmpty)
            WriteLocations(output, error.Locations);
        if (error.Path is { } path)
            WritePath(output, path);

        output.WriteRaw(",\"extensions\":{\"code\":"u8);
        output.WriteString(error.Code);
        // In the order of their names: a hash table's own order would differ from process to process.
        foreach (var (name, value) in error.Extensions.OrderBy(static entry => entry.Key, StringComparer.Ordinal))
        {
            if (name == "code")
                continue; // the code is the error's own
            output.WriteByte((byte)',');
            output.WriteString(name);
            output.WriteByte((byte)':');
            JsonValueWriter.Write(output, value);
        }

        output.WriteRaw("}}"u8);
    }

    private static void WriteLocations(Utf8JsonBuffer output, ImmutableArray<SourceLocation> locations)
    {
        output.WriteRaw(",\"locations\":["u8);
        for (var i = 0; i < locations.Length; i++)
        {
            output.WriteRaw(i > 0 ? ",{\"line\":"u8 : "{\"line\":"u8);
            output.WriteInt32(locations[i].Line);
            output.WriteRaw(",\"column\":"u8);
            output.WriteInt32(locations[i].Column);
            output.WriteByte((byte)'}');
        }

        output.WriteByte((byte)']');
    }

    private static void WritePath(Utf8JsonBuffer output, ImmutableArray<object> path)
    {
        output.WriteRaw(",\"path\":["u8);
        for (var i = 0; i < path.Length; i++)
        {
            if (i > 0)
                output.WriteByte((byte)',');
            JsonValueWriter.Write(output, path[i]);
        }

        output.WriteByte((byte)']');
    }
}
