using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Hosting;

namespace KnowledgeBase.Api.Scalars;

/// <summary>The scalars of the catalogue's schema.</summary>
internal static class CatalogueScalars
{
    private const int LongestSlug = 100;
    private const int LongestLanguage = 35;
    private const int CountryCodeLength = 3;

    internal static GraphQLBuilder AddCatalogueScalars(this GraphQLBuilder builder) => builder
        .AddScalar("Slug", new TextScalar<string>("Slug", "online-grooming", IsSlug, static text => text))
        .AddScalar("LanguageCode", new TextScalar<string>("LanguageCode", "en", IsLanguage, static text => text))
        .AddScalar("CountryCode", new TextScalar<string>("CountryCode", "FRA", IsCountryCode, static text => text))
        .AddScalar("URI", new TextScalar<string>("URI", "https://example.org/", IsUri, static text => text))
        .AddScalar<DateOnly>("Date", new TextScalar<DateOnly>(
            "Date",
            "2010-07-01",
            static (string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day),
            static day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
        .AddScalar<PartialDate>("PartialDate", new TextScalar<PartialDate>("PartialDate", "2019-06", PartialDate.TryParse, static date => date.ToString()))
        .AddScalar<DateTimeOffset>("DateTime", new TextScalar<DateTimeOffset>(
            "DateTime",
            "2026-11-22T10:15:00Z",
            static (string text, out DateTimeOffset moment) =>
                DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out moment),
            static moment => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));

    private static bool IsSlug(string text, [MaybeNullWhen(false)] out string slug)
    {
        slug = text;
        if (text.Length is 0 or > LongestSlug || text[0] == '-' || text[^1] == '-')
            return false;
        foreach (var letter in text)
        {
            if (!char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != '-')
                return false;
        }

        return !text.Contains("--", StringComparison.Ordinal);
    }

    private static bool IsLanguage(string text, [MaybeNullWhen(false)] out string language)
    {
        language = text;
        var subtags = text.Split('-');
        return text.Length is >= 2 and <= LongestLanguage
            && subtags[0].Length is 2 or 3
            && subtags[0].All(char.IsAsciiLetter)
            && Array.TrueForAll(subtags, subtag => subtag.Length is >= 1 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit));
    }

    private static bool IsCountryCode(string text, [MaybeNullWhen(false)] out string code)
    {
        code = text;
        return text.Length == CountryCodeLength && text.All(char.IsAsciiLetterUpper);
    }

    private static bool IsUri(string text, [MaybeNullWhen(false)] out string uri)
    {
        uri = text;
        return Uri.TryCreate(text, UriKind.Absolute, out _);
    }
}
