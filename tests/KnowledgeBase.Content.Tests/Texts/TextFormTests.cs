using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Texts;

namespace KnowledgeBase.Content.Tests.Texts;

public sealed class TextFormTests
{
    [Theory]
    [InlineData("en", true)]
    [InlineData("pt-BR", true)]
    [InlineData("zh-Hant", true)]
    [InlineData("sr-Latn-RS", true)]
    [InlineData("es-419", true)]
    [InlineData("fil", true)]
    [InlineData("", false)]
    [InlineData("e", false)]
    [InlineData("EN", false)]
    [InlineData("xx", false)]
    [InlineData("en-", false)]
    [InlineData("en--US", false)]
    [InlineData("en-us", false)]
    [InlineData("zh-hant", false)]
    [InlineData("en-US-x", false)]
    [InlineData("english", false)]
    public void A_language_is_named_by_its_tag(string tag, bool isValid) => Assert.Equal(isValid, LanguageTag.IsValid(tag));

    [Theory]
    [InlineData("a", true)]
    [InlineData("online-grooming-2", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("A", false)]
    [InlineData("é", false)]
    [InlineData("a b", false)]
    public void A_slug_is_words_with_hyphens(string slug, bool isValid) => Assert.Equal(isValid, SlugForm.IsValid(slug));

    [Theory]
    [InlineData(SlugForm.MaxLength, true)]
    [InlineData(SlugForm.MaxLength + 1, false)]
    public void A_slug_has_a_limit(int length, bool isValid) => Assert.Equal(isValid, SlugForm.IsValid(new string('a', length)));

    [Theory]
    [InlineData("2016", "2016-01-01", "2016-12-31")]
    [InlineData("2016-02", "2016-02-01", "2016-02-29")]
    [InlineData("2015-02", "2015-02-01", "2015-02-28")]
    [InlineData("2016-02-03", "2016-02-03", "2016-02-03")]
    [InlineData("0001", "0001-01-01", "0001-12-31")]
    [InlineData("9999", "9999-01-01", "9999-12-31")]
    public void A_date_of_less_precision_is_a_span_of_days(string text, string earliest, string latest)
    {
        Assert.True(PartialDate.TryParse(text, out var date));
        Assert.Equal((text, earliest, latest), (date.ToString(), PartialDate.On(date.Earliest).ToString(), PartialDate.On(date.Latest).ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("16")]
    [InlineData("0000")]
    [InlineData("2016-00")]
    [InlineData("2016-13")]
    [InlineData("2016-2-3")]
    [InlineData("2015-02-29")]
    [InlineData("2016-02-03T00:00")]
    [InlineData(" 2016")]
    [InlineData("+016")]
    public void What_is_no_date_is_not_read_as_one(string text) => Assert.False(PartialDate.TryParse(text, out _));

    [Fact]
    public void Dates_are_in_the_order_of_their_first_days_and_the_more_precise_later()
    {
        string[] order = ["2015-12-31", "2016", "2016-01", "2016-01-01", "2016-02"];
        Assert.Equal(order, order.Reverse().Select(text => PartialDate.TryParse(text, out var date) ? date : default).Order().Select(date => date.ToString()));
    }
}
