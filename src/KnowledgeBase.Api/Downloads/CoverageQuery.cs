using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.CoverageMatrices;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Texts;

namespace KnowledgeBase.Api.Downloads;

/// <summary>What the query string of a coverage file asks, or what is wrong with it.</summary>
/// <param name="Question">The question; null when something is wrong.</param>
/// <param name="Languages">The languages of titles and rationales, best first.</param>
/// <param name="Problem">What is wrong, where, what to do.</param>
internal sealed record CoverageQuery(CoverageQuestion? Question, ImmutableArray<string> Languages, string? Problem)
{
    private const int LongestValue = 12_000;
    private static readonly string[] Names = ["manifestations", "frameworks", "instruments", "conducts", "minimumLevel", "country", "asOf", "columns", "language"];
    private static readonly string[] SlugLists = ["manifestations", "frameworks", "instruments"];

    /// <summary>Reads a query string. Every parameter may stand once; lists are joined by commas.</summary>
    internal static CoverageQuery Read(IQueryCollection query, Catalogue catalogue)
    {
        foreach (var (name, values) in query)
        {
            if (!Names.Contains(name, StringComparer.Ordinal))
                return Wrong($"There is no parameter \"{Short(name)}\". There are: {string.Join(", ", Names)}.");
            if (values.Count > 1)
                return Wrong($"The parameter \"{name}\" stands {values.Count} times; it may stand once. Join several values by commas.");
            // An empty list asks for nothing, in answers as in files.
            var least = name == "conducts" || SlugLists.Contains(name, StringComparer.Ordinal) ? 0 : 1;
            if ((values[0]?.Length ?? 0) is var length && (length < least || length > LongestValue))
                return Wrong($"The parameter \"{name}\" has {length} characters; it must have {least} to {LongestValue}. Leave it out to ask for everything.");
        }

        if (Members<Conduct>("conducts", List(query, "conducts"), out var conducts) is { } conduct)
            return Wrong(conduct);
        if (Members<CoverageLevel>("minimumLevel", One(query, "minimumLevel"), out var levels) is { } wrongLevel)
            return Wrong(wrongLevel);
        if (Members<CoverageColumns>("columns", One(query, "columns"), out var columns) is { } column)
            return Wrong(column);
        if (Value(query, "country") is { } country && !(country.Length == 3 && country.All(char.IsAsciiLetterUpper)))
            return Wrong($"The parameter \"country\" is \"{Short(country)}\"; it must be an ISO 3166-1 alpha-3 code in capitals, such as FRA.");
        DateOnly? asOf = null;
        if (Value(query, "asOf") is { } day)
        {
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
                return Wrong($"The parameter \"asOf\" is \"{Short(day)}\"; it must be a day of the calendar such as 2020-01-31.");
            asOf = parsed;
        }

        if (Value(query, "language") is { } language && !catalogue.Release.Languages.Contains(language))
            return Wrong($"The parameter \"language\" is \"{Short(language)}\"; release {catalogue.Release.Version} has texts in: {string.Join(", ", catalogue.Release.Languages)}.");
        if (SlugLists.FirstOrDefault(name => List(query, name)?.All(SlugForm.IsValid) == false) is { } list)
            return Wrong($"The parameter \"{list}\" holds something that is no slug. Slugs are lower-case words joined by hyphens, such as online-grooming; commas part them.");

        var filter = new CoverageFilter(
            List(query, "manifestations"), List(query, "frameworks"), List(query, "instruments"), conducts, levels is [var level] ? level : null, Value(query, "country"), asOf);
        if (CoverageFilterCheck.Problem(filter, catalogue) is var (condition, problem))
            return Wrong($"The parameter \"{condition}\" {problem}");
        ImmutableArray<string> chain = [.. new[] { Value(query, "language") }.OfType<string>().Concat(catalogue.Release.Fallback).Append(LocalizedText.SourceLanguage).Distinct()];
        return new CoverageQuery(new CoverageQuestion(filter, columns is [var asked] ? asked : CoverageColumns.Frameworks), chain, Problem: null);
    }

    private static CoverageQuery Wrong(string problem) => new(Question: null, [], problem);

    private static string? Value(IQueryCollection query, string name) => query.TryGetValue(name, out var values) ? values[0] ?? "" : null;

    private static string[]? List(IQueryCollection query, string name) => Value(query, name) is { } list ? list.Length == 0 ? [] : list.Split(',') : null;

    private static string[]? One(IQueryCollection query, string name) => Value(query, name) is { } value ? [value] : null;

    /// <summary>The members of an enum that texts name; says what is wrong when one names none.</summary>
    private static string? Members<T>(string name, string[]? texts, out T[]? members)
        where T : struct, Enum
    {
        members = texts is null ? null : new T[texts.Length];
        for (var i = 0; i < texts?.Length; i++)
        {
            if (!WireNames.TryParse(texts[i], out members![i]))
                return $"The parameter \"{name}\" has \"{Short(texts[i])}\"; it may have: {string.Join(", ", WireNames.All<T>())}.";
        }

        return null;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
