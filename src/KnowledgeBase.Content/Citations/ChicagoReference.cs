using System.Collections.Immutable;
using System.Text;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Citations;

/// <summary>
/// A bibliography entry after the Chicago Manual of Style 17 (chapter 14), as plain text: without italics, and with titles as they were published, because
/// headline style cannot be had without knowing the parts of speech.
/// </summary>
internal static class ChicagoReference
{
    private const int MostAuthors = 10;
    private const int AuthorsOfMany = 7;

    internal static string Write(CitedWork work)
    {
        var parts = new List<string>();
        if (!work.Authors.IsEmpty)
            parts.Add(ReferenceText.Stopped(Authors(work.Authors)));
        var title = ReferenceText.OneLine(work.Title);
        var standsAlone = work.Kind is WorkKind.Report or WorkKind.Treaty or WorkKind.Legislation;
        parts.Add(standsAlone ? ReferenceText.Stopped(title) : Quoted(title));
        if (standsAlone)
        {
            // Sections 14.15 and 14.145: place, publisher and year together; "n.d." where no date is known.
            var issued = work.IssuedOn is { } date ? ReferenceText.American(date) : "n.d.";
            var publisher = work.Publisher is null ? null : ReferenceText.OneLine(work.Publisher);
            parts.Add((work.Place, publisher) switch
            {
                (null, null) => $"{ReferenceText.Stopped(Capital(issued))}",
                ({ } place, null) => $"{place}, {ReferenceText.Stopped(issued)}",
                (null, { } name) => $"{name}, {ReferenceText.Stopped(issued)}",
                ({ } place, { } name) => $"{place}: {name}, {ReferenceText.Stopped(issued)}",
            });
        }
        else
        {
            // Section 14.207: for what is on a site, the site or its owner, then the date; the day of access where there is no date.
            var site = work.Publisher is null || (work.Authors is [{ IsBody: true } only] && only.Family == work.Publisher && work.Release is null)
                ? null
                : ReferenceText.OneLine(work.Publisher);
            if (work.Release is not null)
                site = site is null ? $"Release {work.Release}" : $"{site}, release {work.Release}";
            if (site is not null)
                parts.Add(ReferenceText.Stopped(site));
            if (work.IssuedOn is { } date)
                parts.Add($"{ReferenceText.American(date)}.");
            else if (work.AccessedOn is { } day)
                parts.Add($"Accessed {ReferenceText.American(PartialDate.On(day))}.");
            else
                parts.Add("N.d.");
        }

        if (work.Url is not null)
            parts.Add($"{work.Url}.");
        return string.Join(' ', parts);
    }

    /// <summary>Section 14.76: only the first person is inverted; of more than ten, seven are named.</summary>
    private static string Authors(ImmutableArray<AuthorName> authors)
    {
        string[] names = [.. authors.Select((author, i) => ReferenceText.OneLine(i == 0 ? author.Inverted : author.Straight))];
        if (names.Length == 1)
            return names[0];
        if (names.Length > MostAuthors)
            return $"{string.Join(", ", names[..AuthorsOfMany])}, et al.";
        var comma = names.Length > 2 || !authors[0].IsBody;
        return $"{string.Join(", ", names[..^1])}{(comma ? "," : "")} and {names[^1]}";
    }

    /// <summary>In quotation marks, those inside made single (section 13.30), the full stop inside (section 6.9).</summary>
    private static string Quoted(string title)
    {
        var inner = new StringBuilder(title.Length + 2);
        for (var i = 0; i < title.Length; i++)
        {
            inner.Append(title[i] switch
            {
                '“' => '‘',
                '”' => '’',
                '"' => i == 0 || title[i - 1] is ' ' or '(' or '[' or '–' or '—' ? '‘' : '’',
                var other => other,
            });
        }

        // The full stop stands inside the inner marks too, if there it is a mark and not an apostrophe (section 6.118).
        if (title.EndsWith('"') || title.EndsWith('”'))
        {
            var within = inner.ToString(0, inner.Length - 1);
            return $"“{ReferenceText.Stopped(within)}’”";
        }

        return $"“{ReferenceText.Stopped(inner.ToString())}”";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
