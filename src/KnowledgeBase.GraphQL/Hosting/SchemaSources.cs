using System.IO.Enumeration;
using System.Reflection;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>The SDL texts of a schema, each with the name that errors show.</summary>
internal sealed class SchemaSources
{
    private readonly List<Func<IEnumerable<(string Name, string Text)>>> _sources = [];

    public void AddText(string text)
    {
        var name = $"text {_sources.Count + 1}";
        _sources.Add(() => [(name, text)]);
    }

    public void AddFiles(string pattern) => _sources.Add(() =>
    {
        var path = Path.Combine(AppContext.BaseDirectory, pattern);
        var folder = Path.GetDirectoryName(path)!;
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, Path.GetFileName(path)) : [];
        if (files.Length == 0)
            throw new FileNotFoundException($"No schema file matches '{pattern}' beside the program, in '{folder}'.");
        Array.Sort(files, StringComparer.Ordinal);
        return files.Select(static file => (Path.GetFileName(file), File.ReadAllText(file)));
    });

    public void AddResources(Assembly assembly, string pattern) => _sources.Add(() =>
    {
        var names = assembly.GetManifestResourceNames().Where(name => FileSystemName.MatchesSimpleExpression(pattern, name)).Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            throw new FileNotFoundException($"No embedded resource of {assembly.GetName().Name} matches '{pattern}'.");
        return names.Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return (name, reader.ReadToEnd());
        });
    });

    /// <summary>Reads all texts, in the order of registration and by name within one.</summary>
    public IReadOnlyList<(string Name, string Text)> Read() => [.. _sources.SelectMany(static source => source())];
}
