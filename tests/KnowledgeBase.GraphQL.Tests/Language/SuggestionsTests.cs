using KnowledgeBase.GraphQL.Language;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Language;

public sealed class SuggestionsTests
{
    [Fact]
    public void Near_names_come_nearest_first() =>
        Assert.Equal(["abc", "ab", "abd"], Suggestions.Near("abc", ["abd", "ab", "xyz", "abc", "abcdefgh"]));

    [Fact]
    public void A_difference_in_case_is_one_edit() => Assert.Equal(["greetings"], Suggestions.Near("GREETINGS", ["greetings", "grapes"]));

    [Fact]
    public void Neighbours_swapped_are_one_edit() => Assert.Equal(["titel"], Suggestions.Near("title", ["titel", "t"]));

    [Fact]
    public void At_most_five_are_offered() => Assert.Equal(
        " Did you mean \"a\", \"b\", \"c\", \"d\", or \"e\"?", Suggestions.DidYouMean(["a", "b", "c", "d", "e", "f"]));

    [Fact]
    public void Nothing_near_is_nothing_said() => Assert.Equal("", Suggestions.DidYouMean("title", ["country"]));

    [Theory]
    [InlineData("a9", "a10", -1)]
    [InlineData("a10", "a9", 1)]
    [InlineData("a", "a", 0)]
    [InlineData("a01", "a1", 1)]
    [InlineData("a", "A", 1)]
    [InlineData("", "a", -1)]
    [InlineData("a2b", "a10a", -1)]
    public void Names_are_ordered_with_numbers_as_numbers(string left, string right, int order)
    {
        Assert.Equal(order, Math.Sign(NaturalOrder.Instance.Compare(left, right)));
        Assert.Equal(-order, Math.Sign(NaturalOrder.Instance.Compare(right, left)));
    }
}
