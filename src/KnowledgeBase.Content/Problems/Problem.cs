namespace KnowledgeBase.Content.Problems;

/// <summary>A place in a seed file.</summary>
/// <param name="File">The file's path from the seed folder, with forward slashes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
public sealed record SeedPosition(string File, int Line, int Column)
{
    /// <summary>As compilers write it: <c>file:line:column</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}");
}

/// <summary>Whether a problem keeps content from being published.</summary>
public enum ProblemSeverity
{
    /// <summary>Nothing is loaded or published while it stands.</summary>
    Error,

    /// <summary>Somebody should look at it.</summary>
    Warning,
}

/// <summary>Something wrong with content. Problems are found all at once; finding one never stops the search for others.</summary>
/// <param name="Position">Where in the seed files; null when the entry did not come from a file.</param>
/// <param name="Code">One of <see cref="ProblemCodes"/>.</param>
/// <param name="Message">What is wrong and what to do, in English.</param>
/// <param name="Slug">The entry, when it is known.</param>
/// <param name="Path">The property in the entry's canonical document, such as <c>labels[3].instead</c>; empty for the entry as a whole.</param>
/// <param name="Severity">Whether it keeps the content from being published.</param>
public sealed record Problem(
    SeedPosition? Position, string Code, string Message, string? Slug = null, string? Path = null, ProblemSeverity Severity = ProblemSeverity.Error)
{
    /// <summary>One line, <c>file:line:column code message</c>; for an entry without a file its slug and path stand first.</summary>
    public override string ToString()
    {
        var place = Position?.ToString() ?? (string.IsNullOrEmpty(Path) ? Slug : $"{Slug} {Path}") ?? "-";
        return Severity == ProblemSeverity.Warning ? $"{place} {Code} (warning) {Message}" : $"{place} {Code} {Message}";
    }
}
