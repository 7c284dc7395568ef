using System.Text;

namespace KnowledgeBase.Content.Tests.Exports;

/// <summary>A strict reader of RFC 4180, one state for each production of its grammar.</summary>
internal static class CsvReader
{
    internal static List<string[]> Read(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var field = new StringBuilder();
            if (text[at] == '"')
            {
                for (at++; ; at++)
                {
                    if (text[at] != '"')
                        field.Append(text[at]);
                    else if (at + 1 < text.Length && text[at + 1] == '"')
                        field.Append(text[++at]);
                    else
                        break;
                }

                at++;
            }
            else
            {
                for (; at < text.Length && text[at] is not (',' or '\r'); at++)
                {
                    Assert.False(text[at] is '"' or '\n', $"a bare {text[at]} at {at}");
                    field.Append(text[at]);
                }
            }

            row.Add(field.ToString());
            if (text[at] == ',')
            {
                at++;
                continue;
            }

            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            rows.Add([.. row]);
            row.Clear();
        }

        Assert.Empty(row);
        return rows;
    }
}
