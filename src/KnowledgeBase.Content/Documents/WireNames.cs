using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace KnowledgeBase.Content.Documents;

/// <summary>
/// The names that enum members have outside the program: in seed files, in canonical documents and in the GraphQL schema, all the
/// same. <c>MustCriminalise</c> is <c>MUST_CRIMINALISE</c>, <c>Booklet2017</c> is <c>BOOKLET_2017</c>.
/// </summary>
public static class WireNames
{
    /// <summary>The outside name of a member; a value that is no member of its enum gives its number.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Table<T>.ByValue.TryGetValue(value, out var name)
            ? name
            : Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    /// <summary>The member with this outside name, in exactly this spelling.</summary>
    public static bool TryParse<T>(string name, out T value)
        where T : struct, Enum => Table<T>.ByName.TryGetValue(name, out value);

    /// <summary>All outside names of an enum, in the order of its members.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => Table<T>.Names;

    /// <summary>A member's name in capitals, its words and numbers parted by underscores.</summary>
    public static string FromMember(string member)
    {
        var name = new StringBuilder(member.Length + 4);
        for (var i = 0; i < member.Length; i++)
        {
            var startsWord = char.IsAsciiLetterUpper(member[i]) || (char.IsAsciiDigit(member[i]) && !char.IsAsciiDigit(member[Math.Max(i - 1, 0)]));
            if (i > 0 && startsWord)
                name.Append('_');
            name.Append(char.ToUpperInvariant(member[i]));
        }

        return name.ToString();
    }

    /// <summary>Made once for each enum, and never changed.</summary>
    private static class Table<T>
        where T : struct, Enum
    {
        internal static readonly string[] Names = [.. Enum.GetNames<T>().Select(FromMember)];
        internal static readonly FrozenDictionary<T, string> ByValue = Enum.GetValues<T>().Zip(Names).ToFrozenDictionary(p => p.First, p => p.Second);
        internal static readonly FrozenDictionary<string, T> ByName =
            Enum.GetValues<T>().Zip(Names).ToFrozenDictionary(p => p.Second, p => p.First, StringComparer.Ordinal);
    }
}
