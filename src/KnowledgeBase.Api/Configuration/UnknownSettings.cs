using System.Reflection;

namespace KnowledgeBase.Api.Configuration;

/// <summary>Finds settings that are given and that nothing reads, such as misspelt ones: they would be ignored without a word.</summary>
internal static class UnknownSettings
{
    private const string Connections = "ConnectionStrings";
    private const int MostEdits = 3;

    /// <summary>A line for each.</summary>
    internal static IReadOnlyList<string> Of(IConfiguration configuration)
    {
        var known = Names(typeof(KnowledgeBaseOptions), KnowledgeBaseOptions.Section).Append($"{Connections}:KnowledgeBase").ToArray();
        var lines = new List<string>();
        foreach (var (path, value) in configuration.AsEnumerable().OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            if (value is null || known.Contains(path, StringComparer.OrdinalIgnoreCase) || !IsOurs(path, known))
                continue;
            lines.Add($"There is no setting {Variable(path)}; it is ignored.{(Nearest(path, known) is { } near ? $" Did you mean {Variable(near)}?" : " 'kb doctor' lists all settings.")}");
        }

        return lines;
    }

    // Other programs have connection strings too, and variables that begin alike: only what is nearly one of ours is.
    private static bool IsOurs(string path, string[] known) =>
        path.StartsWith($"{KnowledgeBaseOptions.Section}:", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith($"{KnowledgeBaseOptions.Section}_", StringComparison.OrdinalIgnoreCase)
        || Nearest(path, known) is not null;

    private static IEnumerable<string> Names(Type type, string prefix) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static property => property.CanWrite)
        .SelectMany(property => property.PropertyType is { IsClass: true, Namespace: var space } group && space!.StartsWith("KnowledgeBase.", StringComparison.Ordinal)
            ? Names(group, $"{prefix}:{property.Name}")
            : [$"{prefix}:{property.Name}"]);

    private static string Variable(string path) => path.Replace(":", "__", StringComparison.Ordinal);

    private static string? Nearest(string path, string[] known) => known
        .Select(name => (Name: name, Edits: Edits(name.Replace(":", "", StringComparison.Ordinal), path.Replace(":", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal))))
        .Where(static candidate => candidate.Edits <= MostEdits)
        .OrderBy(static candidate => candidate.Edits)
        .Select(static candidate => candidate.Name)
        .FirstOrDefault();

    // Changes of one character, case apart (Levenshtein 1966).
    private static int Edits(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > MostEdits)
            return int.MaxValue;
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + cost));
            }
        }

        return row[^1];
    }
}
