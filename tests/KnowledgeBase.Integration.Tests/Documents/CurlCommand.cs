using System.Globalization;
using System.Text;

namespace KnowledgeBase.Integration.Tests.Documents;

/// <summary>A line with <c>curl</c> on a page, as far as the pages use it: <c>-H</c>, <c>-d</c>, and options without a value.</summary>
/// <param name="Address">The path and query.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">What is sent; null for GET.</param>
/// <param name="Status">The status that the comment behind it begins with; else 200.</param>
internal sealed record CurlCommand(string Address, IReadOnlyList<(string Name, string Value)> Headers, string? Body, int Status)
{
    /// <summary>The commands in a block.</summary>
    internal static IEnumerable<CurlCommand> Read(string text) =>
        text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Where(static line => line.StartsWith("curl ", StringComparison.Ordinal)).Select(One);

    /// <summary>The request that it makes.</summary>
    /// <param name="tag">What <c>$TAG</c> stands for: the entity tag of the answer before.</param>
    internal HttpRequestMessage Request(string tag)
    {
        var request = new HttpRequestMessage(Body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(Address, UriKind.Relative));
        if (Body is not null)
            request.Content = new StringContent(Body, Encoding.UTF8);
        foreach (var (name, value) in Headers)
        {
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
                request.Content!.Headers.ContentType = new(value);
            else
                request.Headers.TryAddWithoutValidation(name, value.Replace("$TAG", tag, StringComparison.Ordinal));
        }

        return request;
    }

    private static CurlCommand One(string line)
    {
        string? address = null;
        string? body = null;
        var headers = new List<(string, string)>();
        var status = 200;
        var words = Words(line);
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i] == "-H")
            {
                var header = words[++i].Split(": ", 2);
                headers.Add((header[0], header[1]));
            }
            else if (words[i] == "-d")
            {
                body = words[++i];
            }
            else if (words[i] == "#")
            {
                if (int.TryParse(words[i + 1].TrimEnd(','), NumberStyles.None, CultureInfo.InvariantCulture, out var said))
                    status = said;
                break;
            }
            else if (!words[i].StartsWith('-'))
            {
                address = new Uri(words[i]).PathAndQuery;
            }
        }

        return new CurlCommand(address ?? throw new FormatException($"No address: {line}"), headers, body, status);
    }

    /// <summary>The words as a shell splits them, single and double quotes taken off.</summary>
    private static List<string> Words(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        var quote = '\0';
        foreach (var letter in line)
        {
            if (quote == '\0' && letter is ' ')
            {
                if (word is not null)
                    words.Add(word.ToString());
                word = null;
                continue;
            }

            word ??= new StringBuilder();
            if (letter == quote)
                quote = '\0';
            else if (quote == '\0' && letter is ('\'' or '"'))
                quote = letter;
            else
                word.Append(letter);
        }

        if (word is not null)
            words.Add(word.ToString());
        return words;
    }
}
