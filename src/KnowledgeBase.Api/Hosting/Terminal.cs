namespace KnowledgeBase.Api.Hosting;

/// <summary>Where a command writes.</summary>
/// <param name="output">Answers.</param>
/// <param name="errors">Messages about failures and progress.</param>
public sealed class Terminal(TextWriter output, TextWriter errors)
{
    /// <summary>Writes a line of the answer.</summary>
    public void Say(string line) => output.WriteLine(line);

    /// <summary>Writes a line on what went wrong, or how far things are.</summary>
    public void Fail(string line) => errors.WriteLine(line);
}
