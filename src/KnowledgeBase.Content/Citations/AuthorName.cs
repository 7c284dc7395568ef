using System.Text;

namespace KnowledgeBase.Content.Citations;

/// <summary>
/// An author. A person is written <c>Family, Given</c>, as catalogues and reference managers write it; a name without a comma is a body's. So a body is never
/// taken apart as if it were a person, which nobody could see in the name itself.
/// </summary>
/// <param name="Family">A person's family name, or a body's whole name.</param>
/// <param name="Given">A person's given names; null for a body.</param>
public sealed record AuthorName(string Family, string? Given)
{
    /// <summary>Reads a name.</summary>
    public static AuthorName Parse(string name)
    {
        var comma = name.IndexOf(", ", StringComparison.Ordinal);
        return comma > 0 && comma + 2 < name.Length && name.IndexOf(',', comma + 1) < 0
            ? new AuthorName(name[..comma].Trim(), name[(comma + 2)..].Trim())
            : new AuthorName(name, Given: null);
    }

    /// <summary>Whether it is a body.</summary>
    public bool IsBody => Given is null;

    /// <summary>Family name first.</summary>
    internal string Inverted => Given is null ? Family : $"{Family}, {Given}";

    /// <summary>Given names first.</summary>
    internal string Straight => Given is null ? Family : $"{Given} {Family}";

    /// <summary>Family name, then initials: <c>Greijer, S.</c>; hyphens stay: <c>Doek, J.-P.</c></summary>
    internal string WithInitials
    {
        get
        {
            if (Given is null)
                return Family;
            var text = new StringBuilder(Family).Append(',');
            foreach (var part in Given.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                text.Append(' ');
                var first = true;
                // "B.D." is two initials, "Jean-Paul" two with a hyphen.
                foreach (var name in part.Split('.', StringSplitOptions.RemoveEmptyEntries))
                {
                    foreach (var half in name.Split('-', StringSplitOptions.RemoveEmptyEntries))
                    {
                        if (!first)
                            text.Append(name.Contains('-', StringComparison.Ordinal) ? "-" : " ");
                        first = false;
                        text.Append(Rune.GetRuneAt(half, 0)).Append('.');
                    }
                }
            }

            return text.ToString();
        }
    }
}
