using System.Text;
using FsCheck;
using FsCheck.Fluent;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Rules;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.Content.Tests.Seed;

namespace KnowledgeBase.Content.Tests.Documents;

/// <summary>Properties that hold for every entry and every file.</summary>
public sealed class GeneratedEntryTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_entry_round_trips_through_its_document(EntryKind kind) => Prop.ForAll<int>(seed =>
    {
        var entry = new EntryGenerator(seed).Entry(kind);
        var bytes = CanonicalJson.Serialize(entry);
        var again = CanonicalJson.Deserialize(kind, bytes);
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(CanonicalJson.Serialize(again)));
        Assert.Equivalent(entry, again, strict: true);
    }).Check(Runs);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_entry_round_trips_through_its_seed_files(EntryKind kind) =>
        Prop.ForAll<int>(seed => RoundTrip.Assert(new EntryGenerator(seed).Entry(kind))).Check(Runs);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_entry_makes_the_rules_throw(EntryKind kind) =>
        Prop.ForAll<int>(seed => _ = RuleSet.Check([new EntryGenerator(seed).Entry(kind)]).Length).Check(Runs);

    [Fact]
    public void No_damage_to_a_file_makes_the_reader_or_the_rules_throw() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var files = SeedWriter.Write(new EntryGenerator(seed).Entry((EntryKind)random.Next(7))).Select(file =>
        {
            var bytes = file.Content.ToArray().ToList();
            for (var i = random.Next(4); i > 0; i--)
            {
                var at = random.Next(bytes.Count);
                if (random.Next(2) == 0)
                    bytes.RemoveAt(at);
                else
                    bytes.Insert(at, (byte)":-[]{}\"'&*!|>%@#\n \t\r\u007F?,a"[random.Next(24)]);
                if (bytes.Count == 0)
                    bytes.Add(0xC3);
            }

            return new SeedFile(file.Path, bytes.ToArray());
        }).ToArray();
        var problems = RuleSet.Check(SeedReader.Read(files));
        Assert.All(problems, problem => Assert.True(problem.Position is { Line: > 0, Column: > 0 }));
    }).Check(Runs.WithMaxTest(2_000));

    public static TheoryData<EntryKind> Kinds() => [.. Enum.GetValues<EntryKind>()];
}
