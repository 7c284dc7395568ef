using System.Security.Cryptography;
using System.Text;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Planning;
using KnowledgeBase.GraphQL.Tests.Execution;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.Validation;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Hosting;

public sealed class DocumentCacheTests
{
    private static readonly Schema Schema = SchemaBuilder.Build([Parser.Parse("type Query { a: Int }").Document!]).Schema!;

    private static PreparedDocument Document(int number, long weight = 0)
    {
        var text = $"{{ a }} # {number}";
        return new PreparedDocument(DocumentHash.Of(text), Validator.Validate(Schema, Parser.Parse(text).Document!).Document!, weight);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(1000)]
    public void It_never_holds_more_than_its_size_and_always_the_one_used_last(int size)
    {
        var cache = new DocumentCache(size);

        for (var i = 0; i < 3 * size; i++)
        {
            var document = Document(i);
            cache.Add(document);

            Assert.True(cache.Count <= size);
            Assert.Same(document, cache.Find(document.Hash));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(1_000)]
    [InlineData(1_001)]
    [InlineData(100_000)]
    public void It_never_weighs_more_than_it_may_but_for_two_documents(int bytes)
    {
        var cache = new DocumentCache(1_000, bytes);
        for (var i = 0; i < 100; i++)
        {
            var document = Document(i, weight: 100);
            cache.Add(document);

            Assert.InRange(cache.Weight, 100, Math.Max(200, bytes));
            Assert.Same(document, cache.Find(document.Hash));
        }

        Assert.Equal(bytes >= 20_000 ? 100 : Math.Clamp(bytes / 200, 1, 100), cache.Count / (bytes >= 20_000 ? 1 : 2));
    }

    [Theory]
    [InlineData("[ints]")]
    [InlineData("[names]")]
    [InlineData("[fields]")]
    [InlineData("[fragments]")]
    [InlineData("[operations]")]
    [InlineData("[string]")]
    [InlineData("[objects]")]
    public void A_document_weighs_about_what_it_takes_and_never_much_more(string shape)
    {
        var text = shape switch
        {
            "[ints]" => "{ a(b: [" + string.Concat(Enumerable.Range(0, 4_000).Select(static i => FormattableString.Invariant($"{i} "))) + "]) }",
            "[names]" => "{ a(b: [" + string.Concat(Enumerable.Range(0, 4_000).Select(static i => FormattableString.Invariant($"E{i} "))) + "]) }",
            "[fields]" => "{" + string.Concat(Enumerable.Range(0, 2_000).Select(static i => FormattableString.Invariant($"x{i}:a "))) + "}",
            "[fragments]" => "{...{a}}" + string.Concat(Enumerable.Range(0, 1_000).Select(static i => FormattableString.Invariant($"fragment F{i} on Query{{...{{a}}}}"))),
            "[operations]" => string.Concat(Enumerable.Range(0, 1_000).Select(static i => FormattableString.Invariant($"query q{i}($v:Int=1){{a}}"))),
            "[objects]" => "{ a(b: [" + string.Concat(Enumerable.Repeat("{a:1}", 1_500)) + "]) }",
            _ => "{ a(b: \"" + new string('x', 50_000) + "\") }",
        };
        var before = GC.GetAllocatedBytesForCurrentThread();
        var parsed = Parser.Parse(text, ParserLimits.Trusted);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // What parsing allocates is more than what stays, by a list and a table of names.
        Assert.InRange(PreparedDocument.WeightOf(text, parsed.Tokens), allocated / 2, allocated * 4);
    }

    [Fact]
    public void Plans_that_grew_are_weighed_while_documents_are_found()
    {
        var cache = new DocumentCache(1_000, 1_000);
        var light = Document(1, weight: 1);
        cache.Add(light);
        var engine = new TestEngine("type Query { a: Int }").With("Query.a", static (_, _, _) => 1);
        Assert.True(light.PlanOf(null, engine, OperationLimits.None).IsSuccess);
        Assert.InRange(light.Weight, 1_001, 2_000);

        for (var i = 0; i < 600; i++)
            cache.Find(Document(2).Hash);

        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void What_is_used_stays_while_others_come_and_go()
    {
        var cache = new DocumentCache(10);
        var favourite = Document(-1);
        cache.Add(favourite);

        for (var i = 0; i < 100; i++)
        {
            cache.Add(Document(i));
            Assert.Same(favourite, cache.Find(favourite.Hash));
        }

        Assert.Null(cache.Find(Document(0).Hash));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ hello }")]
    [InlineData("🏃 é")]
    public void A_hash_is_the_SHA_256_of_the_UTF_8_text(string text)
    {
        var expected = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(expected, DocumentHash.Of(text).ToString());
        Assert.True(DocumentHash.TryParse(expected.ToUpperInvariant(), out var parsed));
        Assert.Equal(DocumentHash.Of(text), parsed);
    }

    [Fact]
    public void A_long_text_hashes_like_a_short_one() =>
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(new string('é', 100_000)))), DocumentHash.Of(new string('é', 100_000)).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("zz00000000000000000000000000000000000000000000000000000000000000")]
    public void What_is_no_hash_is_none(string text) => Assert.False(DocumentHash.TryParse(text, out _));
}
