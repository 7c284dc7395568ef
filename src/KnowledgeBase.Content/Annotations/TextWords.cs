using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace KnowledgeBase.Content.Annotations;

/// <summary>A word of a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 code units.</param>
/// <param name="End">Where it ends.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TextWord(int Start, int End);

/// <summary>
/// Cuts a text into words after Unicode Standard Annex 29, "Word Boundaries": letters, digits and the marks on them, with a full stop or underscore
/// only between them (<c>example.org</c> is one word). Tailored in three ways: apostrophes part words, so that <c>l'enfant</c> and <c>child's</c>
/// have the words <c>enfant</c> and <c>child</c>; ideographs are words one by one; addresses (<c>https://…</c>, <c>name@host</c>, <c>@name</c>) have
/// no words. Takes time in proportion to the text, whatever it holds; lone surrogates part words.
/// </summary>
internal static class TextWords
{
    internal static List<TextWord> Of(string text)
    {
        var words = new List<TextWord>(text.Length / 6);
        var run = 0; // the first word since the last space or bracket
        for (var i = 0; i < text.Length;)
        {
            var letter = text[i];
            if (letter == '@' && IsWordStart(text, i + 1))
            {
                i = SkipAddress(text, i, words, run);
                continue;
            }

            if (letter == ':' && i + 2 < text.Length && text[i + 1] == '/' && text[i + 2] == '/' && words.Count > run)
            {
                i = SkipAddress(text, i, words, run);
                continue;
            }

            var length = WordStart(text, i);
            if (length == 0)
            {
                if (EndsRun(letter))
                    run = words.Count;
                i++;
                continue;
            }

            var end = IsIdeograph(text, i) ? i + length : EndOfWord(text, i + length);
            words.Add(new TextWord(i, end));
            var isAddress = end - i > 4 && text.AsSpan(i, 4).Equals("www.", StringComparison.OrdinalIgnoreCase);
            i = isAddress ? SkipAddress(text, end, words, run) : end;
        }

        return words;
    }

    private static int EndOfWord(string text, int at)
    {
        var end = at;
        while (at < text.Length)
        {
            var letter = text[at];
            if (char.IsAsciiLetterOrDigit(letter))
            {
                end = ++at;
            }
            else if (letter is '.' or '_')
            {
                if (!IsWordStart(text, at + 1) || IsIdeograph(text, at + 1))
                    return end;
                at++;
            }
            else if (char.IsAscii(letter) || !Rune.TryGetRuneAt(text, at, out var rune))
            {
                return end;
            }
            else
            {
                switch (KindOf(rune))
                {
                    case Kind.Letter when !IsIdeograph(rune):
                    case Kind.Mark:
                        at += rune.Utf16SequenceLength;
                        end = at;
                        break;
                    case Kind.Ignorable:
                        at += rune.Utf16SequenceLength;
                        break;
                    default:
                        return end;
                }
            }
        }

        return end;
    }

    /// <summary>The length of the letter or digit that stands here; 0 when there is none.</summary>
    private static int WordStart(string text, int at)
    {
        if (char.IsAscii(text[at]))
            return char.IsAsciiLetterOrDigit(text[at]) ? 1 : 0;
        return Rune.TryGetRuneAt(text, at, out var rune) && KindOf(rune) == Kind.Letter ? rune.Utf16SequenceLength : 0;
    }

    private static bool IsWordStart(string text, int at) => at < text.Length && WordStart(text, at) > 0;

    private static int SkipAddress(string text, int at, List<TextWord> words, int run)
    {
        words.RemoveRange(run, words.Count - run);
        while (at < text.Length && !EndsRun(text[at]))
            at++;
        return at;
    }

    private static bool EndsRun(char letter) => letter is '(' or ')' or '[' or ']' or '<' or '>' or '"' || char.IsWhiteSpace(letter);

    private static bool IsIdeograph(string text, int at) => Rune.TryGetRuneAt(text, at, out var rune) && IsIdeograph(rune);

    // Han, Hiragana and their extensions.
    private static bool IsIdeograph(Rune rune) =>
        rune.Value is >= 0x3040 and <= 0x309F or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFD;

    private static Kind KindOf(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber => Kind.Letter,
        // U+02BC and its neighbours are apostrophes to whoever typed them.
        UnicodeCategory.ModifierLetter => rune.Value is >= 0x2B9 and <= 0x2BF ? Kind.Other : Kind.Letter,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark => Kind.Mark,
        // Soft hyphens, joiners, marks of direction; but the zero-width space parts words.
        UnicodeCategory.Format => rune.Value == 0x200B ? Kind.Other : Kind.Ignorable,
        _ => Kind.Other,
    };

    private enum Kind
    {
        Other,
        Letter,
        Mark,
        Ignorable,
    }
}
