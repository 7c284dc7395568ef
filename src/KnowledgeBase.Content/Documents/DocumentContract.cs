using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Documents;

/// <summary>How the records map to canonical JSON: which properties are written, in which order, and what reading refuses.</summary>
internal static class DocumentContract
{
    /// <summary>Entries nest seven deep; more can only be an attack on the stack.</summary>
    private const int MaxDepth = 32;

    /// <summary>Read-only once made.</summary>
    internal static JsonSerializerOptions Options { get; } = CreateOptions();

    private static JsonSerializerOptions CreateOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            MaxDepth = MaxDepth,
            AllowDuplicateProperties = false,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Order, OmitDefaults, CheckKind } },
            Converters =
            {
                new CanonicalStringConverter(),
                new WireNameConverterFactory(),
                new PartialDateConverter(),
                new LocalizedTextConverter(),
                new ByLanguageConverter<SheetText>(),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>The kind, then base classes before derived ones, each in the order of its source.</summary>
    private static void Order(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider is PropertyInfo member)
                property.Order = IsKind(type, property) ? -1 : (Depth(member.DeclaringType!) * 1_000) + DeclarationIndex(member);
        }
    }

    private static void OmitDefaults(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            var required = IsRequired(property);
            if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
                property.ShouldSerialize = static (_, value) => value is System.Collections.ICollection { Count: > 0 };
            else if (property.PropertyType == typeof(ImmutableSortedDictionary<string, SheetText>))
                property.ShouldSerialize = static (_, value) => value is ImmutableSortedDictionary<string, SheetText> { Count: > 0 };
            else if (!required && property.PropertyType == typeof(bool))
                property.ShouldSerialize = static (_, value) => value is true;
            else if (!required && property.PropertyType.IsEnum)
                property.ShouldSerialize = static (_, value) => Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0;
            else
                property.ShouldSerialize = static (_, value) => value is not null;
        }
    }

    /// <summary>Whether it has to be given: by the keyword, or as a parameter of a positional record.</summary>
    internal static bool IsRequired(JsonPropertyInfo property) =>
        property.AttributeProvider?.IsDefined(typeof(RequiredMemberAttribute), inherit: true) == true || property.AssociatedParameter is { HasDefaultValue: false };

    /// <summary>The kind follows from the type; a document that says another is refused.</summary>
    private static void CheckKind(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (!IsKind(type, property))
                continue;
            property.Set = static (entry, value) =>
            {
                if (value is not EntryKind kind || kind != ((Entry)entry).Kind)
                    throw new JsonException($"The document is of the kind {value}; a {((Entry)entry).Kind} was asked for.");
            };
        }
    }

    private static bool IsKind(JsonTypeInfo type, JsonPropertyInfo property) =>
        property.PropertyType == typeof(EntryKind) && typeof(Entry).IsAssignableFrom(type.Type);

    private static int Depth(Type type) => type.BaseType is null ? 0 : Depth(type.BaseType) + 1;

    private static int DeclarationIndex(PropertyInfo member)
    {
        var siblings = member.DeclaringType!.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
        var index = 0;
        foreach (var sibling in siblings)
            index += sibling.MetadataToken < member.MetadataToken ? 1 : 0;
        return index;
    }
}
