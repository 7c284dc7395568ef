using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.Content.Texts;

namespace KnowledgeBase.Content.Rules;

/// <summary>Languages are BCP 47 tags; sheets are written in languages that have section headings; every text in several languages is there in English.</summary>
internal static class LanguageRule
{
    internal static void Check(RuleContext context)
    {
        foreach (var entry in context.Entries)
        {
            if (entry is FactsheetEntry sheet)
                CheckSheet(context, sheet);
            if (entry is SourceEntry source)
                CheckAll(context, entry, source.Languages);
            if (entry is HelpResourceEntry help)
                CheckAll(context, entry, help.Languages);
            foreach (var (path, text) in LocalizedTexts.Of(entry))
                CheckLocalized(context, entry, path, text);
        }
    }

    private static void CheckSheet(RuleContext context, FactsheetEntry sheet)
    {
        for (var i = 0; i < sheet.Labels.Length; i++)
            CheckTag(context, sheet, $"labels[{i}].language", sheet.Labels[i].Language);
        foreach (var language in sheet.Texts.Keys)
        {
            if (!SectionHeadings.Languages.Contains(language, StringComparer.Ordinal))
                context.Report(sheet, $"texts.{language}", ProblemCodes.UnknownLanguage, $"There are no section headings for '{language}'. Languages of texts: {string.Join(", ", SectionHeadings.Languages)}.");
        }

        if (!sheet.Texts.ContainsKey(LocalizedText.SourceLanguage))
            context.Report(sheet, "texts", ProblemCodes.MissingEnglish, $"The English text is missing ({sheet.Slug}.en.md); it is the source of the others.");
    }

    private static void CheckAll(RuleContext context, Entry entry, ImmutableArray<string> languages)
    {
        for (var i = 0; i < languages.Length; i++)
            CheckTag(context, entry, $"languages[{i}]", languages[i]);
    }

    private static void CheckLocalized(RuleContext context, Entry entry, string path, LocalizedText text)
    {
        foreach (var language in text.ByLanguage.Keys)
            CheckTag(context, entry, $"{path}.{language}", language);
        if (!text.ByLanguage.ContainsKey(LocalizedText.SourceLanguage))
            context.Report(entry, path, ProblemCodes.MissingEnglish, "The English text ('en') is missing; it is the source of the others.");
    }

    private static void CheckTag(RuleContext context, Entry entry, string path, string language)
    {
        if (!LanguageTag.IsValid(language))
            context.Report(entry, path, ProblemCodes.BadLanguage, $"'{language}' is no language tag such as en, es or pt-BR.");
    }
}
