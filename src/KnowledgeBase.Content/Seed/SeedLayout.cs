using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Seed;

/// <summary>Which file of the seed holds what.</summary>
internal static class SeedLayout
{
    internal const string ReleaseFile = "release.yaml";

    private static readonly string[] Folders = ["manifestations", "legal-frameworks", "technology", "sources", "help-resources", "countries"];

    internal static string FolderOf(EntryKind kind) => Folders[(int)kind];

    internal static EntryKind? KindOf(string folder)
    {
        var index = Array.IndexOf(Folders, folder);
        return index < 0 ? null : (EntryKind)index;
    }

    internal static bool IsFactsheet(EntryKind kind) => kind is EntryKind.Manifestation or EntryKind.LegalFramework or EntryKind.TechnologyTerm;

    /// <summary>The name, without extension, of the file that an entry must stand in: its slug; for a country its code in lower case.</summary>
    internal static string StemOf(EntryKind kind, string slug, string? code) => kind == EntryKind.Country ? (code ?? slug).ToLowerInvariant() : slug;

    /// <summary>Files for people, which the reader passes over.</summary>
    internal static bool IsForPeople(string path) =>
        path is "README.md" or "LICENSE" || path.StartsWith("schema/", StringComparison.Ordinal);
}
