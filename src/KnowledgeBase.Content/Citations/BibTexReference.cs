using System.Globalization;
using System.Text;

namespace KnowledgeBase.Content.Citations;

/// <summary>
/// A BibTeX entry (O. Patashnik, BibTeXing, 1988) that biblatex reads as well. Titles and bodies stand in double braces: no style changes their capitals, and
/// no "and" in a name parts it.
/// </summary>
internal static class BibTexReference
{
    internal static string Write(CitedWork work)
    {
        var report = work.Kind == WorkKind.Report;
        var entry = new StringBuilder().Append(CultureInfo.InvariantCulture, $"@{(report ? "techreport" : "misc")}{{{Key(work.Key)}");
        if (!work.Authors.IsEmpty)
            Field("author", string.Join(" and ", work.Authors.Select(Author)));
        Field("title", $"{{{Tex(work.Title)}}}");
        if (work.IssuedOn is { } issued)
        {
            Field("year", ReferenceText.Year(issued));
            if (issued.Month > 0)
                entry.Append(CultureInfo.InvariantCulture, $",\n  month = {ReferenceText.Month(issued.Month)[..3].ToLowerInvariant()}");
            if (issued.Day > 0)
                Field("day", issued.Day.ToString(CultureInfo.InvariantCulture));
        }

        if (report)
        {
            // The type asks for an institution.
            var institution = work.Publisher ?? string.Join(" and ", work.Authors.Select(author => author.Straight));
            if (institution.Length > 0)
                Field("institution", $"{{{Tex(institution)}}}");
        }
        else if (work.Publisher is not null)
        {
            Field("howpublished", Tex(work.Release is null ? work.Publisher : $"{work.Publisher}, release {work.Release}"));
            Field("publisher", $"{{{Tex(work.Publisher)}}}");
        }

        if (work.Place is not null)
            Field("address", Tex(work.Place));
        if (work.Release is not null)
            Field("version", Tex(work.Release));
        if (work.Description is not null)
            Field("type", Tex(work.Description));
        if (work.Language is not null)
            Field("language", Tex(work.Language));
        if (work.Url is not null)
            Field("url", Url(work.Url));
        if (work.AccessedOn is { } accessed)
            Field("urldate", accessed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (work.Note is not null)
            Field("note", Tex(work.Note));
        return entry.Append("\n}\n").ToString();

        void Field(string name, string value) => entry.Append(CultureInfo.InvariantCulture, $",\n  {name} = {{{value}}}");
    }

    private static string Tex(string text) => TexText.Escape(ReferenceText.OneLine(text));

    private static string Author(AuthorName author) =>
        author.Given is null ? $"{{{Tex(author.Family)}}}" : $"{Tex(author.Family)}, {Tex(author.Given)}";

    /// <summary>Styles print the field as it stands; braces would have to be balanced, so they are percent-encoded (RFC 3986 allows none anyway).</summary>
    private static string Url(string url) =>
        url.Replace("{", "%7B", StringComparison.Ordinal).Replace("}", "%7D", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal);

    /// <summary>Letters, digits and the few marks that are safe in a key.</summary>
    private static string Key(string key)
    {
        var safe = new StringBuilder(key.Length);
        foreach (var character in key)
            safe.Append(char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or ':' or '/' ? character : '-');
        return safe.ToString();
    }
}
