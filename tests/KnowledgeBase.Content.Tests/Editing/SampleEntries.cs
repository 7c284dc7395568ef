using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Tests.Editing;

/// <summary>Entries that tests change.</summary>
internal static class SampleEntries
{
    internal static ManifestationEntry Grooming { get; } = new()
    {
        Slug = "online-grooming",
        Position = 1,
        Origin = Origin.Booklet2017,
        Confidence = Confidence.Verified,
        Actors = [Actor.Children, Actor.Caregivers],
        Labels =
        [
            Label("online grooming"),
            new Label
            {
                Text = "online affair", Language = "en", Kind = LabelKind.Alternative, Usage = LabelUsage.Avoid, Instead = "online grooming",
                Confidence = Confidence.Unverified,
            },
        ],
        Relations = [new SheetRelation(SheetRelationKind.Related, "sexual-extortion", LocalizedText.English("One can lead to the other."))],
        Texts = ImmutableSortedDictionary.Create<string, SheetText>(StringComparer.Ordinal).Add("en", Text("Online grooming")).Add("es", Text("Captación en línea")),
    };

    internal static SourceEntry Source { get; } = new() { Slug = "a-source", Title = "A source", Actors = [Actor.Researchers] };

    internal static Label Label(string text, string language = "en") => new()
    {
        Text = text, Language = language, Kind = LabelKind.Alternative, Usage = LabelUsage.Accepted, Confidence = Confidence.Verified,
    };

    private static SheetText Text(string title) => new()
    {
        Title = title, Summary = "A summary.", PlainLanguageSummary = "In plain words.", Definition = "A definition.",
        Sections = [new Section(SectionKind.Overview, "What it is.")],
    };
}
