using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.Content.Texts;

namespace KnowledgeBase.Content.Rules;

/// <summary>
/// A sheet's text is complete: sections in their order, each once, none empty; a translation says of which English text it is, and one whose original has
/// changed since is to be looked at.
/// </summary>
internal static class SheetTextRule
{
    internal static void Check(RuleContext context)
    {
        foreach (var sheet in context.Sheets)
        {
            var fingerprint = sheet.Texts.TryGetValue(LocalizedText.SourceLanguage, out var english) ? TextFingerprint.Of(english) : null;
            foreach (var (language, text) in sheet.Texts)
            {
                CheckSections(context, sheet, language, text);
                CheckTranslation(context, sheet, language, text, fingerprint);
            }
        }
    }

    private static void CheckSections(RuleContext context, FactsheetEntry sheet, string language, SheetText text)
    {
        for (var i = 0; i < text.Sections.Length; i++)
        {
            var (section, path) = (text.Sections[i], $"texts.{language}.sections[{i}]");
            var heading = SectionHeadings.Of(section.Kind, language);
            if (string.IsNullOrWhiteSpace(section.Body))
                context.Report(sheet, path, ProblemCodes.EmptySection, $"The section '{heading}' has no text. Write it or delete the heading.");
            if (i > 0 && section.Kind == text.Sections[i - 1].Kind)
                context.Report(sheet, path, ProblemCodes.DuplicateSection, $"The section '{heading}' stands twice. Keep one.");
            else if (i > 0 && section.Kind < text.Sections[i - 1].Kind)
                context.Report(sheet, path, ProblemCodes.SectionOrder, $"The section '{heading}' must stand before '{SectionHeadings.Of(text.Sections[i - 1].Kind, language)}'.");
        }
    }

    private static void CheckTranslation(RuleContext context, FactsheetEntry sheet, string language, SheetText text, string? fingerprint)
    {
        var isSource = string.Equals(language, LocalizedText.SourceLanguage, StringComparison.Ordinal);
        if (isSource && text.Translation is not null)
            context.Report(sheet, $"texts.{language}.translation", ProblemCodes.TranslationState, "English is the source language: its text is no translation.");
        else if (!isSource && text.Translation is null)
            context.Report(sheet, $"texts.{language}", ProblemCodes.TranslationState, "A translation must say what it translates: {status, of-revision, of-text}.");
        if (isSource || text.Translation is not { } translation)
            return;
        if (translation.OfRevision < 1)
            context.Report(sheet, $"texts.{language}.translation.ofRevision", ProblemCodes.TranslationState, $"The revision is {translation.OfRevision}; revisions count from 1.");
        if (fingerprint is not null && !string.Equals(translation.OfText, fingerprint, StringComparison.Ordinal))
            context.Warn(sheet, $"texts.{language}.translation.ofText", ProblemCodes.StaleTranslation, $"The English text has changed since it was translated. Check the translation, then write of-text: \"{fingerprint}\".");
    }
}
