using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.Storage.Editing;

namespace KnowledgeBase.Api.Editing;

/// <summary>What an input is known by, so that an idempotency key is not taken for another input than the one that it came with.</summary>
internal static class InputHash
{
    private static readonly JsonSerializerOptions Options = CreateOptions();

    /// <summary>The key of an input; null when it has none.</summary>
    internal static IdempotencyKey? KeyOf(KeyedInput input) => input.IdempotencyKey is { } key ? new IdempotencyKey(key, Of(input)) : null;

    /// <summary>SHA-256 over the input's kind and values, absent told from null, as 64 hex digits.</summary>
    internal static string Of(KeyedInput input)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(input, input.GetType(), Options);
        return Convert.ToHexStringLower(SHA256.HashData([.. System.Text.Encoding.UTF8.GetBytes(input.GetType().Name), 0, .. json]));
    }

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver(), Converters = { new OptionalConverters() } };
        options.MakeReadOnly();
        return options;
    }

    private sealed class OptionalConverters : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Optional<>);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(OptionalConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
    }

    /// <summary>Absent is an empty list, given a list of one.</summary>
    private sealed class OptionalConverter<T> : JsonConverter<Optional<T>>
    {
        public override Optional<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Optional<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            if (value.IsPresent)
                JsonSerializer.Serialize(writer, value.Value, options);
            writer.WriteEndArray();
        }
    }
}
