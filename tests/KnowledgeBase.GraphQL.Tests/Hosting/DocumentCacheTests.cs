using System.Security.Cryptography;
using System.Text;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.Validation;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Hosting;

public sealed class DocumentCacheTests
{
    private static readonly Schema Schema = SchemaBuilder.Build([Parser.Parse("type Query { a: Int }").Document!]).Schema!;

    private static PreparedDocument Document(int number)
    {
        var text = $"{{ a }} # {number}";
        return new PreparedDocument(DocumentHash.Of(text), Validator.Validate(Schema, Parser.Parse(text).Document!).Document!);
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
