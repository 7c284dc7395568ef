namespace KnowledgeBase.Content.Texts;

/// <summary>What a slug looks like.</summary>
public static class SlugForm
{
    /// <summary>The most characters that a slug has.</summary>
    public const int MaxLength = 80;

    /// <summary>Whether this is a slug: words of <c>a</c> to <c>z</c> and digits, joined by single hyphens, such as <c>online-grooming</c>.</summary>
    public static bool IsValid(string text)
    {
        if (text.Length is 0 or > MaxLength || text[0] == '-' || text[^1] == '-')
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterLower(text[i]) && !char.IsAsciiDigit(text[i]) && (text[i] != '-' || text[i - 1] == '-'))
                return false;
        }

        return true;
    }
}
