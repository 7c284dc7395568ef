using System.Collections.Frozen;
using System.Collections.Immutable;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Seed;

/// <summary>The closed list of section headings, by kind and language (seed-data/README.md).</summary>
public static class SectionHeadings
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> ByLanguage = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
    {
        ["en"] =
        [
            "Overview", "How it happens", "How it works", "Who is affected", "Impact", "Misuse", "Protective use", "Legal status", "Strengths",
            "Weaknesses", "Prevention", "Response", "Misconceptions", "Further reading",
        ],
        ["es"] =
        [
            "Panorama general", "Cómo ocurre", "Cómo funciona", "A quién afecta", "Consecuencias", "Uso indebido", "Uso protector", "Situación jurídica",
            "Puntos fuertes", "Puntos débiles", "Prevención", "Respuesta", "Ideas equivocadas", "Lecturas complementarias",
        ],
        ["fr"] =
        [
            "Vue d'ensemble", "Comment cela se produit", "Fonctionnement", "Qui est touché", "Conséquences", "Usages abusifs", "Usages protecteurs",
            "Situation juridique", "Points forts", "Points faibles", "Prévention", "Réponse", "Idées reçues", "Pour aller plus loin",
        ],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The languages that sheets can be written in, in ordinal order.</summary>
    public static ImmutableArray<string> Languages { get; } = [.. ByLanguage.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The heading of a section in a language; in English where the language has no headings of its own.</summary>
    public static string Of(SectionKind kind, string language) =>
        (ByLanguage.TryGetValue(language, out var headings) ? headings : ByLanguage["en"])[(int)kind];

    /// <summary>The section with exactly this heading in this language, or null.</summary>
    public static SectionKind? Find(string heading, string language)
    {
        if (!ByLanguage.TryGetValue(language, out var headings))
            return null;
        var index = headings.IndexOf(heading, StringComparer.Ordinal);
        return index < 0 ? null : (SectionKind)index;
    }
}
