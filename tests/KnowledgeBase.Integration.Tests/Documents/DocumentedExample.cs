namespace KnowledgeBase.Integration.Tests.Documents;

/// <summary>A fenced block of a Markdown page.</summary>
/// <param name="Page">The page's path from the project's folder.</param>
/// <param name="Line">The line of its first fence, from 1.</param>
/// <param name="Language">What stands behind the fence, such as <c>graphql</c>.</param>
/// <param name="Text">What is inside.</param>
internal sealed record DocumentedExample(string Page, int Line, string Language, string Text)
{
    private const string Fence = "```";

    /// <summary>All fenced blocks of a page, in order.</summary>
    internal static IReadOnlyList<DocumentedExample> Read(string home, string page)
    {
        var examples = new List<DocumentedExample>();
        var lines = File.ReadAllLines(Path.Combine(home, page));
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
                continue;
            var end = Array.FindIndex(lines, i + 1, static line => line.StartsWith(Fence, StringComparison.Ordinal));
            examples.Add(new DocumentedExample(page, i + 1, lines[i][Fence.Length..].Trim(), string.Join('\n', lines[(i + 1)..end])));
            i = end;
        }

        return examples;
    }

    /// <summary>Where it is.</summary>
    public override string ToString() => $"{Page}:{Line}";
}
