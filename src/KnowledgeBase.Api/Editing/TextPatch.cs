using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Texts;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Editing;

/// <summary>What to change of a sheet's text in one language.</summary>
public sealed record TextPatch
{
    /// <summary>The title.</summary>
    public Optional<string?> Title { get; init; }

    /// <summary>The summary for professionals.</summary>
    public Optional<string?> Summary { get; init; }

    /// <summary>The summary for a reader of 13.</summary>
    public Optional<string?> PlainLanguageSummary { get; init; }

    /// <summary>The definition.</summary>
    public Optional<string?> Definition { get; init; }

    /// <summary>Sections, each by its kind.</summary>
    public Optional<IReadOnlyList<SectionInput>?> Sections { get; init; }

    /// <summary>Whether a second person reviewed a translation.</summary>
    public Optional<TranslationStatus?> TranslationStatus { get; init; }

    /// <summary>The text as it comes to be.</summary>
    /// <param name="current">The text as it is; null for a new one.</param>
    /// <param name="english">The English text that a translation translates; null for the English text itself, or where there is none.</param>
    /// <param name="isTranslation">Whether the text is in another language than English.</param>
    /// <param name="ofRevision">The number of the entry's revision with that English text.</param>
    /// <param name="scope">The place.</param>
    internal SheetText Apply(SheetText? current, SheetText? english, bool isTranslation, int ofRevision, EditScope scope)
    {
        var text = new SheetText
        {
            Title = scope.Required(Title, current?.Title, "title"),
            Summary = scope.Required(Summary, current?.Summary, "summary"),
            PlainLanguageSummary = scope.Required(PlainLanguageSummary, current?.PlainLanguageSummary, "plainLanguageSummary"),
            Definition = scope.Required(Definition, current?.Definition, "definition"),
            Sections = Merge(current?.Sections ?? [], scope),
        };
        var status = scope.At("translation.status", "translationStatus");
        if (!isTranslation)
        {
            if (TranslationStatus.IsPresent && TranslationStatus.Value is not null)
                status.Report(ProblemCodes.TranslationState, "English is the source language: its text is no translation. Leave 'translationStatus' out.");
            return text;
        }

        if (english is null)
        {
            scope.Report(ProblemCodes.MissingEnglish, "There is no English text to translate yet. Write it first: it is the source of the others.");
            return text;
        }

        const TranslationStatus New = Content.Entries.TranslationStatus.Unreviewed;
        var state = TranslationStatus.IsPresent ? TranslationStatus.Value ?? New : current?.Translation?.Status ?? New;
        return text with { Translation = new Translation(state, ofRevision, TextFingerprint.Of(english)) };
    }

    /// <summary>The present sections with those given in their places, in the order of their kinds.</summary>
    private ImmutableArray<Section> Merge(ImmutableArray<Section> current, EditScope scope)
    {
        var at = scope.At("sections", "sections");
        if (!Sections.IsPresent)
            return current;
        if (Sections.Value is not { } given)
            return [];
        var bodies = new SortedDictionary<SectionKind, (string Body, int InInput)>();
        foreach (var section in current)
            bodies[section.Kind] = (section.Body, -1);
        var named = new HashSet<SectionKind>();
        for (var i = 0; i < given.Count; i++)
        {
            var (kind, body) = given[i];
            if (!named.Add(kind))
                scope.Field("sections", i.ToString(CultureInfo.InvariantCulture)).Report(ProblemCodes.DuplicateSection, "This section is given twice.");
            if (body is null)
                bodies.Remove(kind);
            else
                bodies[kind] = (body, i);
        }

        var sections = ImmutableArray.CreateBuilder<Section>(bodies.Count);
        foreach (var (kind, (body, inInput)) in bodies)
        {
            if (inInput >= 0)
                at.Item(sections.Count, inInput);
            sections.Add(new Section(kind, body));
        }

        return sections.MoveToImmutable();
    }
}

/// <summary>A section of a sheet's text.</summary>
/// <param name="Kind">Which section.</param>
/// <param name="Body">Its text; null takes it out.</param>
public sealed record SectionInput(SectionKind Kind, string? Body);
