using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Tests.Seed;

namespace KnowledgeBase.Content.Tests.Catalogues;

/// <summary>Catalogues for tests.</summary>
internal static class CatalogueSample
{
    internal static readonly ReleaseInfo Release =
        new("1.0.0", 1, DateTimeOffset.UnixEpoch, Notes: null, ["en"], ["en"], new string('0', 64), ImmutableDictionary<EntryKind, int>.Empty);

    /// <summary>The repository's content.</summary>
    internal static Catalogue OfRepository() => Of(RepositorySeed.Read().Entries);

    internal static Catalogue Of(IEnumerable<Entry> entries) =>
        CatalogueBuilder.Build(Release, [.. entries.Select(entry => new CatalogueItem(entry, [new RevisionInfo(1, Release, Message: null, new string('0', 64))]))]);

    /// <summary>A manifestation with an English label and text.</summary>
    internal static ManifestationEntry Form(string slug, int position, params Label[] labels) => new()
    {
        Slug = slug, Position = position, Origin = Origin.LaterAddition, Confidence = Confidence.Verified,
        Labels = [Label(slug, LabelKind.Preferred, LabelUsage.Recommended), .. labels],
        Texts = EnglishText(slug),
    };

    internal static Label Label(string text, LabelKind kind, LabelUsage usage, string language = "en", string? instead = null, string? insteadIn = null) =>
        new() { Text = text, Language = language, Kind = kind, Usage = usage, Instead = instead, InsteadIn = insteadIn, Confidence = Confidence.Unverified };

    internal static ImmutableSortedDictionary<string, SheetText> EnglishText(string title) => ImmutableSortedDictionary<string, SheetText>.Empty
        .Add("en", new SheetText { Title = title, Summary = "S", PlainLanguageSummary = "P", Definition = "D" });
}
