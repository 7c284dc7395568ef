namespace KnowledgeBase.Content.Seed;

/// <summary>The version of a release: three numbers with dots, the first the year.</summary>
public static class ReleaseVersion
{
    /// <summary>Whether this is a version: three numbers of one to four digits, without leading zeros, such as <c>2026.1.0</c>.</summary>
    public static bool IsValid(string version)
    {
        var numbers = version.Split('.');
        return numbers.Length == 3 && Array.TrueForAll(numbers, IsNumber);
    }

    private static bool IsNumber(string number) =>
        number.Length is >= 1 and <= 4 && !number.AsSpan().ContainsAnyExceptInRange('0', '9') && (number.Length == 1 || number[0] != '0');
}
