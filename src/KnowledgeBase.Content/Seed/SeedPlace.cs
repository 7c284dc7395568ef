using System.Globalization;
using System.Text;
using System.Text.Json;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Seed;

/// <summary>Where a property of an entry stands, or would stand, in the seed files: for telling editors of files and of the service about the same place.</summary>
public static class SeedPlace
{
    private const string Texts = "texts.";
    private const string DefinitionCitations = "definitionCitations";

    /// <summary>
    /// The file and the key in it, such as <c>manifestations/online-grooming.yaml labels[2].instead-in</c> or
    /// <c>manifestations/online-grooming.es.md plain-language-summary</c>; only the file for an entry as a whole.
    /// </summary>
    /// <param name="kind">The entry's kind.</param>
    /// <param name="slug">The entry's slug; a country's is <c>country-</c> and its code in lower case.</param>
    /// <param name="path">The property in the canonical document, such as <c>labels[2].insteadIn</c>; empty for the entry as a whole.</param>
    public static string Of(EntryKind kind, string slug, string path)
    {
        const string CountryPrefix = "country-";
        var stem = kind == EntryKind.Country && slug.StartsWith(CountryPrefix, StringComparison.Ordinal) ? slug[CountryPrefix.Length..] : slug;
        var file = $"{SeedLayout.FolderOf(kind)}/{stem}";
        if (path.StartsWith(Texts, StringComparison.Ordinal))
        {
            var rest = path.AsSpan(Texts.Length);
            var dot = rest.IndexOf('.');
            var language = dot < 0 ? rest : rest[..dot];
            return Join($"{file}.{language}.md", dot < 0 ? "" : rest[(dot + 1)..].ToString());
        }

        return path.StartsWith(DefinitionCitations, StringComparison.Ordinal)
            ? Join($"{file}.{LocalizedText.SourceLanguage}.md", path)
            : Join($"{file}.yaml", path);
    }

    private static string Join(string file, string path) => path.Length == 0 ? file : string.Create(CultureInfo.InvariantCulture, $"{file} {Keys(path)}");

    /// <summary>Property names as seed files write them; list positions stay.</summary>
    private static string Keys(string path)
    {
        var keys = new StringBuilder(path.Length + 8);
        foreach (var part in path.Split('.'))
        {
            var bracket = part.IndexOf('[', StringComparison.Ordinal);
            var name = bracket < 0 ? part : part[..bracket];
            keys.Append(keys.Length > 0 ? "." : "").Append(JsonNamingPolicy.KebabCaseLower.ConvertName(name)).Append(part.AsSpan(name.Length));
        }

        return keys.ToString();
    }
}
