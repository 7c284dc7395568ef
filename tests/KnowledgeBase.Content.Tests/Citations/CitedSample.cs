using System.Collections.Immutable;
using KnowledgeBase.Content.Citations;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Tests.Citations;

/// <summary>Works for tests of the styles.</summary>
internal static class CitedSample
{
    internal static readonly CitedWork Sheet = new()
    {
        Key = "knowledgebase-online-grooming-2026.1.0", Kind = WorkKind.Entry, Title = "Online grooming", Authors = Names("KnowledgeBase contributors"),
        Publisher = "KnowledgeBase", IssuedOn = Date("2026-11-22"), Release = "2026.1.0", Description = "Fact sheet",
        Url = "https://kb.example/id/manifestations/online-grooming?release=2026.1.0", Language = "en", Note = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
    };

    internal static readonly CitedWork Guidelines = new()
    {
        Key = "terminology-guidelines-2016", Kind = WorkKind.Report, Title = "Terminology Guidelines", Authors = Names("Greijer, Susanna", "Doek, Jaap"),
        Publisher = "ECPAT International", Place = "Luxembourg", IssuedOn = Date("2016-06"), Url = "https://example.org/guidelines.pdf", Language = "en",
    };

    internal static readonly CitedWork UndatedPage = new()
    {
        Key = "inhope-faqs", Kind = WorkKind.WebPage, Title = "The INTERPOL \"Worst of\" list", Authors = Names("INTERPOL"), Publisher = "INTERPOL",
        Url = "https://example.org/list", AccessedOn = new DateOnly(2026, 11, 2),
    };

    internal static ImmutableArray<AuthorName> Names(params string[] names) => [.. names.Select(AuthorName.Parse)];

    internal static ImmutableArray<AuthorName> People(int count) => [.. Enumerable.Range(1, count).Select(i => new AuthorName($"Author{i}", "Ada"))];

    internal static PartialDate Date(string text)
    {
        Assert.True(PartialDate.TryParse(text, out var date));
        return date;
    }
}
