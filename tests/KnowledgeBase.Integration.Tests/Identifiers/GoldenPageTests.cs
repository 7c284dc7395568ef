using System.Collections.Immutable;
using System.Text;
using KnowledgeBase.Api.Feeds;
using KnowledgeBase.Api.Identifiers;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Exports;
using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Identifiers;

/// <summary>
/// The same content gives the same bytes. The files beside this test were read by a person; <c>KB_ACCEPT=1</c> writes them anew, to be read again.
/// </summary>
public sealed class GoldenPageTests
{
    private static readonly ReleaseInfo First = new(
        "2026.1.0", 1, FreshDatabase.Now, LocalizedText.English("A small release for tests."), ["en", "es"], ["en"], new string('a', 64),
        ImmutableDictionary<EntryKind, int>.Empty.Add(EntryKind.Manifestation, 2).Add(EntryKind.LegalFramework, 1).Add(EntryKind.TechnologyTerm, 1));

    private static readonly ReleaseInfo Second = First with { Version = "2026.2.0", Sequence = 2, PublishedAt = FreshDatabase.Now.AddDays(1), Notes = null, ContentHash = new string('b', 64) };

    private static readonly Catalogue Small = CatalogueBuilder.Build(
        First, [.. FreshDatabase.SmallEntries.Select(entry => new CatalogueItem(entry, [new RevisionInfo(1, First, "For tests", ContentHash.Of(entry))]))]);

    [Theory]
    [InlineData("sheet.en.html", "en")]
    [InlineData("sheet.es.html", "es")]
    public void A_sheet_is_the_same_page(string file, string language) =>
        Check(file, SheetPage.Write(Small.Factsheet("online-grooming")!, Context(language)));

    [Fact]
    public void A_sheet_is_the_same_data()
    {
        var graph = IdentifierGraph.Of(Small.Factsheet("online-grooming")!, Context("en"));
        Check("sheet.ttl", Turtle(graph));
        using var json = new MemoryStream();
        JsonLdWriter.Write(graph, json);
        Check("sheet.jsonld", Encoding.UTF8.GetString(json.ToArray()));
    }

    [Fact]
    public void An_instrument_is_the_same_page_and_data()
    {
        var instrument = Small.Instrument("lanzarote-convention")!;
        Check("instrument.html", InstrumentPage.Write(instrument, Context("en")));
        Check("instrument.ttl", Turtle(IdentifierGraph.Of(instrument, Context("en"))));
    }

    [Fact]
    public void The_start_page_is_the_same() => Check("start.html", StartPage.Write(Context("en")));

    [Fact]
    public void The_feeds_are_the_same()
    {
        Check("feed.atom", Encoding.UTF8.GetString(ReleaseFeed.Atom([Second, First], "https://kb.example")));
        Check("feed.json", Encoding.UTF8.GetString(ReleaseFeed.JsonFeed([Second, First], "https://kb.example")));
    }

    private static string Turtle(RdfGraph graph)
    {
        using var text = new StringWriter();
        TurtleWriter.Write(graph, text);
        return text.ToString();
    }

    private static PageContext Context(string language) => new(
        new CatalogueView(Small, [Second, First], LanguageRange.Chain([language], First.Languages, First.Fallback), language, "https://kb.example"), PageWords.In(language), "");

    private static void Check(string file, string actual)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KnowledgeBase.sln")))
            folder = folder.Parent;
        Assert.SkipWhen(folder is null, "The tests run apart from their source.");
        var path = Path.Combine(folder!.FullName, "tests", "KnowledgeBase.Integration.Tests", "Identifiers", "Golden", file);
        if (Environment.GetEnvironmentVariable("KB_ACCEPT") == "1")
            File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
