using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Factsheets;

/// <summary>Whom a text is written for.</summary>
public enum Audience
{
    /// <summary>People who work on the subject.</summary>
    Professional,

    /// <summary>A reader of 13.</summary>
    YoungPeople,
}

/// <summary>The form of a text in an answer.</summary>
public enum TextFormat
{
    /// <summary>As written.</summary>
    Markdown,

    /// <summary>Safe HTML.</summary>
    Html,

    /// <summary>Without markup.</summary>
    Plain,
}

/// <summary>A definition in one language.</summary>
/// <param name="Markdown">The text.</param>
/// <param name="Language">Its language.</param>
/// <param name="Citations">Its sources.</param>
public sealed record Definition(string Markdown, string Language, ImmutableArray<CitedSource> Citations);

/// <summary>A section in one language.</summary>
/// <param name="Section">The section.</param>
/// <param name="Language">Its language.</param>
public sealed record SheetSection(Section Section, string Language);

/// <summary>Fields of texts.</summary>
public static class Texts
{
    /// <summary>A definition's text.</summary>
    [Field("Definition.text")]
    public static string DefinitionText(Definition definition, TextFormat? format, RenderedTexts texts) => texts.Of(definition.Markdown, format ?? TextFormat.Plain);

    /// <summary>Which section it is.</summary>
    [Field("Section.kind")]
    public static SectionKind SectionKind(SheetSection section) => section.Section.Kind;

    /// <summary>A section's heading.</summary>
    [Field("Section.heading")]
    public static string Heading(SheetSection section) => SectionHeadings.Of(section.Section.Kind, section.Language);

    /// <summary>A section's text.</summary>
    [Field("Section.body")]
    public static string Body(SheetSection section, TextFormat? format, RenderedTexts texts) => texts.Of(section.Section.Body, format ?? TextFormat.Markdown);

    /// <summary>Whether a translation was reviewed.</summary>
    [Field("Translation.status")]
    public static TranslationStatus Status(LanguageText text) => text.Text.Translation!.Status;

    /// <summary>Which revision was translated.</summary>
    [Field("Translation.ofRevision")]
    public static int OfRevision(LanguageText text) => text.Text.Translation!.OfRevision;
}
