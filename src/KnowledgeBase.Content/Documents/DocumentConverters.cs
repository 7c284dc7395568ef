using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Documents;

/// <summary>
/// Strings with the fewest escapes that RFC 8259 section 7 allows. The encoders of System.Text.Json escape what their Unicode tables do not
/// know yet, so with them a hash could change with the version of .NET.
/// </summary>
internal sealed class CanonicalStringConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString() : throw new JsonException("A string was expected.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        var json = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append(@"\\"),
                '\n' => json.Append(@"\n"),
                '\r' => json.Append(@"\r"),
                '\t' => json.Append(@"\t"),
                < ' ' => json.Append(@"\u00").Append(((int)c).ToString("x2", System.Globalization.CultureInfo.InvariantCulture)),
                _ => json.Append(c),
            };
        }

        writer.WriteRawValue(Encoding.UTF8.GetBytes(json.Append('"').ToString()), skipInputValidation: true);
    }
}

/// <summary>Enum members by their <see cref="WireNames"/>, in exactly that spelling.</summary>
internal sealed class WireNameConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WireNameConverter<>).MakeGenericType(typeToConvert))!;
}

internal sealed class WireNameConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && WireNames.TryParse<T>(reader.GetString()!, out var value)
            ? value
            : throw new JsonException($"One of {string.Join(", ", WireNames.All<T>())} was expected.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(WireNames.Of(value));
}

/// <summary>Dates of any precision in their ISO 8601 form.</summary>
internal sealed class PartialDateConverter : JsonConverter<PartialDate>
{
    public override PartialDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && PartialDate.TryParse(reader.GetString()!, out var date)
            ? date
            : throw new JsonException("A date such as 2019, 2019-06 or 2019-06-30 was expected.");

    public override void Write(Utf8JsonWriter writer, PartialDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A text in several languages as an object by language.</summary>
internal sealed class LocalizedTextConverter : JsonConverter<LocalizedText>
{
    private static readonly ByLanguageConverter<string> Texts = new();

    public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(Texts.Read(ref reader, typeof(ImmutableSortedDictionary<string, string>), options));

    public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options) =>
        Texts.Write(writer, value.ByLanguage, options);
}

/// <summary>A dictionary by language, always in ordinal order, whatever comparer the dictionary came with.</summary>
internal sealed class ByLanguageConverter<T> : JsonConverter<ImmutableSortedDictionary<string, T>>
    where T : class
{
    public override ImmutableSortedDictionary<string, T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("An object by language was expected.");
        var texts = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var language = reader.GetString()!;
            reader.Read();
            var text = JsonSerializer.Deserialize<T>(ref reader, options) ?? throw new JsonException($"The text in '{language}' is null.");
            if (!texts.TryAdd(language, text))
                throw new JsonException($"The language '{language}' stands twice.");
        }

        return texts.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, T> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (language, text) in value.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(language);
            JsonSerializer.Serialize(writer, text, options);
        }

        writer.WriteEndObject();
    }
}
