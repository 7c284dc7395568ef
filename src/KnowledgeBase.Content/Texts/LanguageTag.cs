using System.Collections.Frozen;

namespace KnowledgeBase.Content.Texts;

/// <summary>BCP 47 language tags, as far as content uses them: a language, perhaps a script, perhaps a region.</summary>
public static class LanguageTag
{
    /// <summary>The two-letter codes of ISO 639-1.</summary>
    private static readonly FrozenSet<string> Languages = (
        "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy "
        + "ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo "
        + "lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl "
        + "sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Whether this is a tag in canonical case (RFC 5646 section 2.1.1): <c>en</c>, <c>pt-BR</c>, <c>zh-Hant</c>, <c>sr-Latn-RS</c>,
    /// <c>es-419</c>. A language of two letters must be one of ISO 639-1; one of three letters is taken on trust.
    /// </summary>
    public static bool IsValid(string tag)
    {
        var rest = tag.AsSpan();
        var language = Take(ref rest);
        var known = language.Length == 2 ? Languages.GetAlternateLookup<ReadOnlySpan<char>>().Contains(language) : language.Length == 3 && AllLower(language);
        if (!known)
            return false;
        if (rest.Length == 0)
            return language.Length == tag.Length;
        var part = Take(ref rest);
        if (part.Length == 4 && char.IsAsciiLetterUpper(part[0]) && AllLower(part[1..]))
        {
            if (rest.Length == 0)
                return tag[^1] != '-';
            part = Take(ref rest);
        }

        return rest.Length == 0 && tag[^1] != '-' && (part.Length == 2 ? AllUpper(part) : part.Length == 3 && AllDigits(part));
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf('-');
        var part = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return part;
    }

    private static bool AllLower(ReadOnlySpan<char> part) => !part.ContainsAnyExceptInRange('a', 'z');

    private static bool AllUpper(ReadOnlySpan<char> part) => !part.ContainsAnyExceptInRange('A', 'Z');

    private static bool AllDigits(ReadOnlySpan<char> part) => !part.ContainsAnyExceptInRange('0', '9');
}
