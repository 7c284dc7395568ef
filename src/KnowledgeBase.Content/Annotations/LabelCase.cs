namespace KnowledgeBase.Content.Annotations;

/// <summary>Whether a label is found in its own capitals only.</summary>
internal static class LabelCase
{
    // "Tor" is not "tor" and "the Web" not "the web of lies"; longer names mean the same in any case.
    private const int MostLettersOfShort = 7;

    /// <summary>
    /// Whether a label's capitals count: for acronyms (<c>CSAM</c> is not <c>csam</c>, <c>MIA</c> not <c>Mia</c>), and for labels of at most seven letters that
    /// have any. All other labels are found in any case.
    /// </summary>
    internal static bool CapitalsCount(string label)
    {
        var (letters, capitals) = (0, 0);
        foreach (var letter in label)
        {
            if (char.IsLetter(letter))
                letters++;
            if (char.IsUpper(letter))
                capitals++;
        }

        return capitals > 0 && (letters <= MostLettersOfShort || IsAcronym(label));
    }

    /// <summary>One word of capitals, digits and hyphens, two capitals at least: <c>CSAM</c>, <c>P2P</c>, <c>OP-CRC-SC</c>.</summary>
    internal static bool IsAcronym(string label)
    {
        var capitals = 0;
        foreach (var letter in label)
        {
            if (char.IsUpper(letter))
                capitals++;
            else if (!char.IsDigit(letter) && letter is not ('-' or '\u2010' or '\u2011'))
                return false;
        }

        return capitals >= 2;
    }
}
