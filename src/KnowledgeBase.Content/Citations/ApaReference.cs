using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Citations;

/// <summary>
/// A reference list entry after APA 7 (chapters 9 and 10), as plain text: without italics, and with titles as they were published, because sentence case
/// cannot be had without knowing which words are names.
/// </summary>
internal static class ApaReference
{
    private const int MostAuthors = 20;

    internal static string Write(CitedWork work) => work.Kind == WorkKind.Treaty ? Treaty(work) : AuthorAndDate(work);

    /// <summary>Section 11.9: a treaty is cited by its name, the date and the address.</summary>
    private static string Treaty(CitedWork work)
    {
        string?[] parts = [ReferenceText.OneLine(work.Title), work.IssuedOn is { } date ? ReferenceText.American(date) : null, work.Url];
        return string.Join(", ", parts.OfType<string>());
    }

    private static string AuthorAndDate(CitedWork work)
    {
        var title = ReferenceText.OneLine(work.Title);
        var described = title;
        // Sections 9.19 and 9.21: the version in parentheses, then the description in square brackets, without a full stop between.
        if (work.Release is not null)
            described += $" (Release {work.Release})";
        if ((work.Description ?? (work.Kind == WorkKind.DataSet ? "Data set" : null)) is { } description)
            described += $" [{description}]";
        var parts = new List<string>();
        if (work.Authors.IsEmpty)
        {
            // Section 9.12: without an author, the title takes the author's place.
            parts.Add(ReferenceText.Stopped(described));
            parts.Add($"({Date(work)}).");
        }
        else
        {
            parts.Add(ReferenceText.Stopped(Authors(work.Authors)));
            parts.Add($"({Date(work)}).");
            parts.Add(ReferenceText.Stopped(described));
        }

        // Section 9.29: a publisher that is the author is not named twice.
        if (work.Publisher is not null && !(work.Authors is [{ IsBody: true } only] && only.Family == work.Publisher))
            parts.Add(ReferenceText.Stopped(ReferenceText.OneLine(work.Publisher)));
        if (work.Url is not null)
        {
            // Section 9.16: a retrieval date only for what is not dated and may change.
            parts.Add(work.IssuedOn is null && work.AccessedOn is { } day
                ? $"Retrieved {ReferenceText.American(PartialDate.On(day))}, from {work.Url}"
                : work.Url);
        }

        return string.Join(' ', parts);
    }

    /// <summary>Section 9.8. Two bodies have no comma between them; a person's initials are always followed by one.</summary>
    private static string Authors(ImmutableArray<AuthorName> authors)
    {
        string[] names = [.. authors.Select(author => ReferenceText.OneLine(author.WithInitials))];
        if (names.Length == 1)
            return names[0];
        if (names.Length > MostAuthors)
            return $"{string.Join(", ", names[..(MostAuthors - 1)])}, . . . {names[^1]}";
        var comma = names.Length > 2 || !authors[0].IsBody;
        return $"{string.Join(", ", names[..^1])}{(comma ? "," : "")} & {names[^1]}";
    }

    /// <summary>Sections 9.13 and 10.4: the year alone for reports and data, as far as it is known for what is on the Web.</summary>
    private static string Date(CitedWork work) => work.IssuedOn switch
    {
        null => "n.d.",
        { } year when work.Kind is WorkKind.Report or WorkKind.DataSet => ReferenceText.Year(year),
        { Month: 0 } year => ReferenceText.Year(year),
        { Day: 0 } month => $"{ReferenceText.Year(month)}, {ReferenceText.Month(month.Month)}",
        { } day => string.Create(CultureInfo.InvariantCulture, $"{day.Year}, {ReferenceText.Month(day.Month)} {day.Day}"),
    };
}
