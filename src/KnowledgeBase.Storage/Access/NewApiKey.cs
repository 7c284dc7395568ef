using System.Collections.Immutable;
using System.Text;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Texts;
using KnowledgeBase.Storage.Audit;

namespace KnowledgeBase.Storage.Access;

/// <summary>Something wrong with the wish for a key.</summary>
/// <param name="Field">Which part: <c>name</c>, <c>roles</c>, <c>languages</c> or <c>expiresAt</c>.</param>
/// <param name="Message">What is wrong, and what would be right.</param>
public sealed record ApiKeyProblem(string Field, string Message);

/// <summary>A key that somebody wants made.</summary>
/// <param name="Name">Whose it is: 1 to 100 characters, without control characters or spaces at the ends.</param>
/// <param name="Roles">What it allows; at least one.</param>
/// <param name="Languages">The languages that it may write, for a translator; otherwise empty.</param>
/// <param name="ExpiresAt">From when on it is refused: in the future, and at most <see cref="MostYears"/> years from now.</param>
public sealed record NewApiKey(string Name, ImmutableHashSet<Role> Roles, ImmutableArray<string> Languages, DateTimeOffset ExpiresAt)
{
    /// <summary>The most characters of a name.</summary>
    public const int MostNameCharacters = 100;

    /// <summary>The most languages of a key.</summary>
    public const int MostLanguages = 50;

    /// <summary>The most years that a key may be valid.</summary>
    public const int MostYears = 5;

    /// <summary>Whether revisions and the audit log can carry this as somebody's name.</summary>
    public static bool IsName(string name) => name.Length is > 0 and <= MostNameCharacters && name == name.Trim()
        && !name.EnumerateRunes().Any(static rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar);

    /// <summary>What is wrong; null when nothing is.</summary>
    /// <param name="now">The moment.</param>
    public ApiKeyProblem? Problem(DateTimeOffset now)
    {
        if (!IsName(Name))
            return new("name", $"The name has 1 to {MostNameCharacters} characters, no control characters, and no space at its start or end.");
        if (Name == AuditEvent.CommandLineActor)
            return new("name", $"'{Name}' is what the audit log calls commands on the server; choose another name.");
        if (Roles.IsEmpty)
            return new("roles", "A key needs at least one role: partner, translator, editor, reviewer or admin.");
        if (Languages.Length > MostLanguages)
            return new("languages", $"A key has at most {MostLanguages} languages.");
        if (Languages.FirstOrDefault(static tag => !LanguageTag.IsValid(tag)) is { } bad)
            return new("languages", $"'{(bad.Length <= 40 ? bad : bad[..40] + "…")}' is not a language tag, such as fr or pt-BR.");
        if (Roles.Contains(Role.Translator) && Languages.IsEmpty)
            return new("languages", "A translator's key names the languages that it may write.");
        if (!Roles.Contains(Role.Translator) && !Languages.IsEmpty)
            return new("languages", "Only a translator's key names languages; other roles write every language.");
        return ExpiresAt <= now || ExpiresAt > now.AddYears(MostYears)
            ? new("expiresAt", $"A key expires in the future, and at most {MostYears} years from now.")
            : null;
    }
}
