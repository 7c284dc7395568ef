using System.Globalization;
using System.Text;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>Makes labels comparable without regard to case, accents, kinds of hyphens and quotation marks, and spacing.</summary>
public static class LabelFolding
{
    /// <summary>
    /// Compatibility decomposition (NFKD) without combining marks, in lower case; every run of white space, hyphens, dashes and slashes is one
    /// space; apostrophes and quotation marks are dropped; nothing at the ends.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
                or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation || rune.Value is '\'' or '"' or '`')
                continue;
            if (Rune.IsWhiteSpace(rune) || category is UnicodeCategory.DashPunctuation or UnicodeCategory.Control || rune.Value is '/' or '_')
            {
                if (folded.Length > 0 && folded[^1] != ' ')
                    folded.Append(' ');
            }
            else
            {
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        if (folded.Length > 0 && folded[^1] == ' ')
            folded.Length--;
        return folded.ToString();
    }
}
