using System.Globalization;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Content.Editing;

/// <summary>How a release is named when nobody names it.</summary>
public static class NextVersion
{
    /// <summary>A number of a version has at most four digits.</summary>
    private const int Highest = 9999;

    /// <summary>
    /// The version with the next patch number: <c>2026.1.1</c> after <c>2026.1.0</c>; after the highest, 9999, the next minor number. Null where none follows,
    /// or where <paramref name="version"/> is no version.
    /// </summary>
    public static string? After(string version)
    {
        if (!ReleaseVersion.IsValid(version))
            return null;
        var numbers = Array.ConvertAll(version.Split('.'), number => int.Parse(number, CultureInfo.InvariantCulture));
        return numbers switch
        {
            [var major, var minor, < Highest and var patch] => string.Create(CultureInfo.InvariantCulture, $"{major}.{minor}.{patch + 1}"),
            [var major, < Highest and var minor, _] => string.Create(CultureInfo.InvariantCulture, $"{major}.{minor + 1}.0"),
            _ => null,
        };
    }
}
