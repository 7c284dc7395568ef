using KnowledgeBase.Content.Problems;

namespace KnowledgeBase.Content.Seed;

/// <summary>What reading one file gathers: its problems and where its properties stand.</summary>
internal sealed class SeedScope(string file, List<Problem> problems, string? slug = null)
{
    private int _reported;

    internal string File { get; } = file;

    internal string? Slug { get; } = slug;

    /// <summary>How many lines stand before the part that is being read.</summary>
    internal int LineOffset { get; set; }

    /// <summary>Where each property begins, by its path in the canonical document.</summary>
    internal Dictionary<string, SeedPosition> Positions { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether anything was wrong so far.</summary>
    internal bool IsSound => _reported == 0;

    internal void Report(int line, int column, string code, string message, string? path = null)
    {
        _reported++;
        problems.Add(new Problem(new SeedPosition(File, line + LineOffset, column), code, message, Slug, path));
    }

    internal void Report(YamlNode at, string code, string message, string? path = null) => Report(at.Line, at.Column, code, message, path);

    internal void Remember(string path, int line, int column) => Positions.TryAdd(path, new SeedPosition(File, line + LineOffset, column));
}
