using System.Text.Json;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Documents;

/// <summary>
/// An entry as canonical JSON, the form in which it is stored, hashed and exported: UTF-8 without white space; properties in camelCase
/// in the order in which the records declare them, the entry's kind first; languages in ordinal order; enum members as
/// <see cref="WireNames"/>; dates as RFC 3339 full-dates; nothing that is null, empty, or what it would be by default. Strings escape
/// only what RFC 8259 demands. One entry has exactly one such form, in every version of .NET.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical bytes of an entry.</summary>
    public static byte[] Serialize(Entry entry) => JsonSerializer.SerializeToUtf8Bytes(entry, entry.GetType(), DocumentContract.Options);

    /// <summary>The entry that these bytes describe.</summary>
    /// <exception cref="JsonException">
    /// The bytes are no JSON, nested too deeply, not of this kind, or have an unknown, doubled, missing or wrong property. The message
    /// says which. Stored documents were written by <see cref="Serialize"/>, so this means damage or a newer program.
    /// </exception>
    public static Entry Deserialize(EntryKind kind, ReadOnlySpan<byte> utf8) => kind switch
    {
        EntryKind.Manifestation => Read<ManifestationEntry>(utf8),
        EntryKind.LegalFramework => Read<LegalFrameworkEntry>(utf8),
        EntryKind.TechnologyTerm => Read<TechnologyTermEntry>(utf8),
        EntryKind.Source => Read<SourceEntry>(utf8),
        EntryKind.HelpResource => Read<HelpResourceEntry>(utf8),
        EntryKind.Country => Read<CountryEntry>(utf8),
        EntryKind.FormerName => Read<FormerNameEntry>(utf8),
        _ => throw new JsonException($"There is no kind of entry with the number {(int)kind}."),
    };

    /// <summary>The entry that these bytes describe, of whatever kind they say; the kind may stand anywhere at the top of the document.</summary>
    /// <exception cref="JsonException">As for <see cref="Deserialize(EntryKind, ReadOnlySpan{byte})"/>, or the bytes name a kind that there is not.</exception>
    public static Entry Deserialize(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DocumentContract.Options.MaxDepth });
        if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isKind = reader.ValueTextEquals("kind"u8);
                reader.Read();
                if (isKind)
                    return Deserialize(reader.TokenType == JsonTokenType.String ? KindOf(reader.GetString()!) : throw new JsonException("The kind is no text."), utf8);
                reader.Skip();
            }
        }

        // The first kind is what it is by default, and so is not written.
        return Deserialize(EntryKind.Manifestation, utf8);
    }

    private static EntryKind KindOf(string name) =>
        WireNames.TryParse<EntryKind>(name, out var kind) ? kind : throw new JsonException($"The document is of the kind '{name}', which this program does not know.");

    private static T Read<T>(ReadOnlySpan<byte> utf8)
        where T : Entry
    {
        try
        {
            return JsonSerializer.Deserialize<T>(utf8, DocumentContract.Options) ?? throw new JsonException("The document is null; it must be an object.");
        }
        catch (JsonException error)
        {
            throw new JsonException($"{error.Path ?? "$"}: {error.Message}", error.Path, error.LineNumber, error.BytePositionInLine, error);
        }
    }
}
