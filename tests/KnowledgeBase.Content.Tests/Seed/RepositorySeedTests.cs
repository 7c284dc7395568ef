using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Rules;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Content.Tests.Seed;

public sealed class RepositorySeedTests
{
    [Fact]
    public void The_content_has_neither_errors_nor_warnings()
    {
        var seed = RepositorySeed.Read();
        Assert.Empty(RuleSet.Check(seed).Select(problem => problem.ToString()));
        Assert.NotNull(seed.Release);
        Assert.True(seed.Entries.Length > 400, $"Only {seed.Entries.Length} entries were found.");
    }

    [Fact]
    public void What_the_writer_writes_reads_as_the_same_entry_and_writes_as_the_same_bytes()
    {
        foreach (var entry in RepositorySeed.Read().Entries)
            RoundTrip.Assert(entry);
    }

    [Fact]
    public void The_canonical_document_of_every_entry_round_trips()
    {
        foreach (var entry in RepositorySeed.Read().Entries)
        {
            var bytes = CanonicalJson.Serialize(entry);
            Assert.Equal(bytes, CanonicalJson.Serialize(CanonicalJson.Deserialize(entry.Kind, bytes)));
        }
    }

    [Fact]
    public void The_release_round_trips()
    {
        var release = RepositorySeed.Read().Release!;
        var file = SeedWriter.Write(release);
        var read = SeedReader.Read([file]);
        Assert.Empty(read.Problems);
        Assert.Equal(file.Content.ToArray(), SeedWriter.Write(read.Release!).Content.ToArray());
    }
}
