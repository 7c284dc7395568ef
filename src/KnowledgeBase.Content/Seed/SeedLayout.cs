using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Seed;

/// <summary>Which file of the seed holds what.</summary>
public static class SeedLayout
{
    internal const string ReleaseFile = "release.yaml";

    /// <summary>The folders of entries, in the order of <see cref="EntryKind"/>.</summary>
    public static ImmutableArray<string> Folders { get; } =
        ["manifestations", "legal-frameworks", "technology", "sources", "help-resources", "countries", "former-names"];

    internal static string FolderOf(EntryKind kind) => Folders[(int)kind];

    internal static EntryKind? KindOf(string folder)
    {
        var index = Folders.IndexOf(folder);
        return index < 0 ? null : (EntryKind)index;
    }

    internal static bool IsFactsheet(EntryKind kind) => kind is EntryKind.Manifestation or EntryKind.LegalFramework or EntryKind.TechnologyTerm;

    /// <summary>The name, without extension, of the file that an entry must stand in: its slug; for a country its code in lower case.</summary>
    internal static string StemOf(EntryKind kind, string slug, string? code) => kind == EntryKind.Country ? (code ?? slug).ToLowerInvariant() : slug;

    /// <summary>Files for people, which the reader passes over.</summary>
    internal static bool IsForPeople(string path) =>
        path is "README.md" or "LICENSE" || path.StartsWith("schema/", StringComparison.Ordinal);
}
