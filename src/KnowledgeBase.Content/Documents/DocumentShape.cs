using System.Collections.Immutable;
using System.Text.Json;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Documents;

/// <summary>
/// What a value of a document may be. Made once from the records, so that seed files, canonical documents and the records cannot drift apart.
/// </summary>
internal abstract record DocumentShape
{
    internal sealed record Text : DocumentShape;

    internal sealed record Integer : DocumentShape;

    internal sealed record Truth : DocumentShape;

    internal sealed record Date : DocumentShape;

    /// <summary>A date, or only a month or a year.</summary>
    internal sealed record PartialDate : DocumentShape;

    /// <summary>A text in several languages.</summary>
    internal sealed record Localized : DocumentShape;

    /// <summary>One of an enum's outside names.</summary>
    internal sealed record Choice(IReadOnlyList<string> Names) : DocumentShape;

    internal sealed record List(DocumentShape Item) : DocumentShape;

    /// <summary>A record; <see cref="Properties"/> in canonical order, without the entry's own kind and what stands in text files.</summary>
    internal sealed record Record(ImmutableArray<ShapeProperty> Properties) : DocumentShape
    {
        /// <summary>Whether seed files may hold it in braces on one line: it has at most three properties, all of them short.</summary>
        internal bool FitsOneLine { get; } = Properties.Length <= 3 && !Properties.Any(p => p.Shape is List or Localized or Record);

        internal ShapeProperty? FindKey(string seedKey)
        {
            foreach (var property in Properties)
            {
                if (string.Equals(property.SeedKey, seedKey, StringComparison.Ordinal))
                    return property;
            }

            return null;
        }
    }

    /// <summary>The shape of an entry's YAML file.</summary>
    internal static Record OfEntry(EntryKind kind) => ByKind[(int)kind];

    /// <summary>The shape of a text file's front matter, without the citations of the definition.</summary>
    internal static Record OfFrontMatter { get; } = OfRecord(typeof(SheetText), skip: ["sections"]);

    /// <summary>The shape of a list of citations.</summary>
    internal static DocumentShape OfCitations { get; } = new List(OfRecord(typeof(Citation)));

    /// <summary>The shape of release.yaml.</summary>
    internal static Record OfRelease { get; } = OfRecord(typeof(Seed.SeedRelease));

    private static readonly ImmutableArray<Record> ByKind =
    [
        OfFactsheet(typeof(ManifestationEntry)),
        OfFactsheet(typeof(LegalFrameworkEntry)),
        OfFactsheet(typeof(TechnologyTermEntry)),
        OfRecord(typeof(SourceEntry), skip: ["kind"]),
        OfRecord(typeof(HelpResourceEntry), skip: ["kind"]),
        OfRecord(typeof(CountryEntry), skip: ["kind"]),
        OfRecord(typeof(FormerNameEntry), skip: ["kind"]),
    ];

    private static Record OfFactsheet(Type type) => OfRecord(type, skip: ["kind", "definitionCitations", "texts"]);

    private static Record OfRecord(Type type, params ReadOnlySpan<string> skip)
    {
        var properties = ImmutableArray.CreateBuilder<ShapeProperty>();
        foreach (var property in DocumentContract.Options.GetTypeInfo(type).Properties.OrderBy(p => p.Order))
        {
            if (skip.Contains(property.Name))
                continue;
            properties.Add(new ShapeProperty(property.Name, JsonNamingPolicy.KebabCaseLower.ConvertName(property.Name), DocumentContract.IsRequired(property), Of(property.PropertyType)));
        }

        return new Record(properties.DrainToImmutable());
    }

    private static DocumentShape Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return new Text();
        if (type == typeof(int))
            return new Integer();
        if (type == typeof(bool))
            return new Truth();
        if (type == typeof(DateOnly))
            return new Date();
        if (type == typeof(Entries.PartialDate))
            return new PartialDate();
        if (type == typeof(LocalizedText))
            return new Localized();
        if (type.IsEnum)
            return new Choice([.. Enum.GetNames(type).Select(WireNames.FromMember)]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return new List(Of(type.GetGenericArguments()[0]));
        return OfRecord(type);
    }
}

/// <summary>A property of a record's shape.</summary>
/// <param name="Name">Its name in canonical documents and in property paths.</param>
/// <param name="SeedKey">Its key in seed files.</param>
/// <param name="Required">Whether it must be there.</param>
/// <param name="Shape">What it may be.</param>
internal sealed record ShapeProperty(string Name, string SeedKey, bool Required, DocumentShape Shape);
