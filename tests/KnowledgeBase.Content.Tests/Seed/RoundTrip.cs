using System.Text;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Content.Tests.Seed;

/// <summary>Write, read, write: the same entry and the same bytes.</summary>
internal static class RoundTrip
{
    internal static void Assert(Entry entry)
    {
        var written = SeedWriter.Write(entry);
        var read = SeedReader.Read(written);
        var problems = read.Problems.Where(problem => problem.Code != ProblemCodes.MissingFile).Select(problem => problem.ToString()).ToArray();
        Xunit.Assert.True(problems.Length == 0, $"{string.Join('\n', problems)}\n{Encoding.UTF8.GetString(written[0].Content.Span)}");
        var again = Xunit.Assert.Single(read.Entries);
        Xunit.Assert.Equal(Encoding.UTF8.GetString(CanonicalJson.Serialize(entry)), Encoding.UTF8.GetString(CanonicalJson.Serialize(again)));
        Xunit.Assert.Equal(
            written.Select(file => (file.Path, Encoding.UTF8.GetString(file.Content.Span))),
            SeedWriter.Write(again).Select(file => (file.Path, Encoding.UTF8.GetString(file.Content.Span))));
    }
}
