namespace KnowledgeBase.Content.Tests;

public sealed class SharedRunsTests
{
    private const string Source = "The quick brown fox, the \"lazy\" dog\nand its owner: all of them were out.";

    [Theory]
    [InlineData("", null)]
    [InlineData("quick brown fox", null)]
    [InlineData("quick brown fox the", "quick brown fox the [source]")]
    [InlineData("A QUICK, **brown** fox - the\nend", "quick brown fox the [source]")]
    [InlineData("quick brown fox the lazy", "quick brown fox the [source]|brown fox the lazy [source]")]
    [InlineData("quick brown red fox the lazy cat", null)]
    [InlineData("quick brown fox the. Then quick brown fox the", "quick brown fox the [source]")]
    [InlineData("lazy dog and its", "lazy dog and its [source]")]
    [InlineData("lazy dogs and its", null)]
    public void A_run_is_found_whatever_its_punctuation(string text, string? expected)
    {
        var runs = new SharedRuns(4, []);
        runs.Add("source", Source);
        Assert.Equal(expected is null ? [] : expected.Split('|'), runs.In(text));
    }

    [Theory]
    [InlineData("see the quick brown fox the lazy", null)]
    [InlineData("quick brown fox the lazy dog and", "the lazy dog and [source]")]
    [InlineData("brown fox the lazy", null)]
    public void A_name_breaks_a_run(string text, string? expected)
    {
        var runs = new SharedRuns(4, ["Quick", "Quick Brown Fox"]);
        runs.Add("source", Source);
        Assert.Equal(expected is null ? [] : expected.Split('|'), runs.In(text));
    }

    [Fact]
    public void No_text_shares_a_run_with_nothing() => Assert.Empty(new SharedRuns(8, []).In(Source));
}
