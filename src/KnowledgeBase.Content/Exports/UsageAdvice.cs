using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Exports;

/// <summary>The advice on a label as a sentence, for readers who see no more than notes.</summary>
internal static class UsageAdvice
{
    /// <summary>
    /// The advice in the label's language where we write that language, else in English. The label's own note follows where it is in the same language.
    /// </summary>
    internal static Literal Of(Term term)
    {
        var label = term.Label;
        var language = label.Language is "es" or "fr" ? label.Language : LocalizedText.SourceLanguage;
        var name = label.Language == language ? $"“{label.Text}”" : $"“{label.Text}” ({label.Language})";
        var advice = (label.Usage, language) switch
        {
            (LabelUsage.Caution, "es") => $"Úsese con cautela: {name}.",
            (LabelUsage.Caution, "fr") => $"À employer avec prudence : {name}.",
            (LabelUsage.Caution, _) => $"Take care with {name}.",
            (LabelUsage.LegalContextOnly, "es") => $"Evítese {name}, salvo en títulos y citas de instrumentos jurídicos.",
            (LabelUsage.LegalContextOnly, "fr") => $"À éviter : {name}, sauf dans les titres et citations d'instruments juridiques.",
            (LabelUsage.LegalContextOnly, _) => $"Avoid {name}, except in titles of and quotations from legal instruments.",
            (LabelUsage.Avoid, "es") => $"Evítese {name}.",
            (LabelUsage.Avoid, "fr") => $"À éviter : {name}.",
            _ => $"Avoid {name}.",
        };
        if (term.InsteadUse is { } instead)
        {
            var better = instead.Label.Language == language ? $"“{instead.Label.Text}”" : $"“{instead.Label.Text}” ({instead.Label.Language})";
            advice += language switch { "es" => $" Dígase {better}.", "fr" => $" Dire {better}.", _ => $" Say {better}." };
        }

        return new Literal(label.Note is { } note && label.Language == language ? $"{advice} {note}" : advice, language);
    }
}
