using System.Text;

namespace KnowledgeBase.Content.Tests;

/// <summary>Finds runs of words that two texts share, whatever their case, punctuation, mark-up and line breaks.</summary>
/// <param name="length">How many words in a row are a run.</param>
/// <param name="names">Names, which are nobody's own words: in both texts each of them breaks a run.</param>
internal sealed class SharedRuns(int length, IEnumerable<string> names)
{
    /// <summary>What stands for a name; no word, so no run goes across it.</summary>
    private const string Break = "|";

    private readonly string[][] _names = [.. names.Select(Words).OrderByDescending(name => name.Length)];
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Adds a text with whose runs others are compared.</summary>
    internal void Add(string title, string text)
    {
        foreach (var run in Runs(text))
            _known.TryAdd(run, title);
    }

    /// <summary>The runs of this text that stand in an added one, each followed by that one's title.</summary>
    internal IEnumerable<string> In(string text) => Runs(text).Where(_known.ContainsKey).Distinct(StringComparer.Ordinal).Select(run => $"{run} [{_known[run]}]");

    private IEnumerable<string> Runs(string text)
    {
        var words = WithoutNames(Words(text));
        for (var i = 0; i + length <= words.Count; i++)
        {
            var run = words.GetRange(i, length);
            if (!run.Contains(Break))
                yield return string.Join(' ', run);
        }
    }

    private List<string> WithoutNames(string[] words)
    {
        var rest = new List<string>(words.Length);
        for (var i = 0; i < words.Length;)
        {
            var name = _names.FirstOrDefault(name => words.AsSpan(i).StartsWith(name));
            rest.Add(name is null ? words[i] : Break);
            i += name?.Length ?? 1;
        }

        return rest;
    }

    /// <summary>Letters and digits in lower case; an apostrophe inside a word parts it, in every text alike.</summary>
    private static string[] Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
            plain.Append(char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
