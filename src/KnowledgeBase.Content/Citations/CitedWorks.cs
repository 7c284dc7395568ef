using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.CoverageMatrices;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Exports;

namespace KnowledgeBase.Content.Citations;

/// <summary>What references name: our sheets, provisions and cells as they stand in a release, and the sources that we cite ourselves.</summary>
/// <param name="release">The release.</param>
/// <param name="addresses">Where things are.</param>
/// <param name="languages">The reader's languages, best first.</param>
public sealed class CitedWorks(ReleaseInfo release, PersistentAddresses addresses, ImmutableArray<string> languages)
{
    /// <summary>A factsheet.</summary>
    public CitedWork Of(Factsheet sheet)
    {
        var text = sheet.TextIn(languages);
        return Ours(sheet.Slug, text.Text.Title, "Fact sheet", addresses.In(release, sheet), text.Language);
    }

    /// <summary>A provision: our record of it. The instrument itself is among the sources.</summary>
    public CitedWork Of(Provision provision)
    {
        var (language, heading) = provision.Record.Heading.In(languages);
        var name = provision.Instrument.Record.ShortTitle.In([language]).Text;
        var article = (provision.Record.Article.Contains('-', StringComparison.Ordinal), language) switch
        {
            (true, "es") => "artículos",
            (false, "es") => "artículo",
            (true, "fr") => "articles",
            (false, "fr") => "article",
            (true, _) => "Articles",
            _ => "Article",
        };
        var separator = language == "fr" ? " : " : ": ";
        return Ours(
            $"{provision.Instrument.Slug}-{provision.Record.Article}",
            $"{name}, {article} {provision.Record.Article}{separator}{heading}",
            "Provision record",
            addresses.In(release, provision),
            language);
    }

    /// <summary>A cell of a coverage matrix, with the question that it answers.</summary>
    public CitedWork Of(CoverageCell cell)
    {
        var place = cell.Place ?? throw new ArgumentException("The cell is not part of a matrix.", nameof(cell));
        var (language, row) = (place.Row.TextIn(languages).Language, place.Row.TextIn(languages).Text.Title);
        var column = place.Column switch
        {
            LegalFramework framework => framework.TextIn([language]).Text.Title,
            Instrument instrument => instrument.Record.ShortTitle.In([language]).Text,
            _ => WireNames.Of(((ConductColumn)place.Column).Conduct),
        };
        var level = WireNames.Of(cell.Level);
        var title = language switch
        {
            "es" => $"Cobertura de “{row}” por “{column}”: {level}",
            "fr" => $"Couverture de « {row} » par « {column} » : {level}",
            _ => $"Coverage of “{row}” by “{column}”: {level}",
        };
        var question = place.Question.Narrowed(place.Row, place.Column);
        string?[] conditions =
        [
            question.Filter.Country,
            question.Filter.AsOf?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            place.Column is not ConductColumn && question.Filter.Conducts is { } conducts ? string.Join("/", conducts.Select(WireNames.Of)) : null,
        ];
        var condition = string.Join(", ", conditions.OfType<string>());
        return Ours(
            $"coverage-{place.Row.Slug}-{(place.Column as Factsheet)?.Slug ?? (place.Column as Instrument)?.Slug ?? column.ToLowerInvariant()}",
            condition.Length == 0 ? title : $"{title} ({condition})",
            "Data set",
            addresses.MatrixCsv(release, question, language),
            language) with
        { Kind = WorkKind.DataSet };
    }

    /// <summary>A source, as it was published.</summary>
    public static CitedWork Of(Source source)
    {
        var entry = source.Entry;
        return new CitedWork
        {
            Key = entry.Slug,
            Kind = (entry.ResourceType, entry.DocumentType) switch
            {
                (_, "TREATY") => WorkKind.Treaty,
                (_, "DIRECTIVE") => WorkKind.Legislation,
                ("NEWS", _) => WorkKind.News,
                ("DATASET", _) => WorkKind.DataSet,
                ("LEGAL_TEXT" or "DOCUMENT", _) => WorkKind.Report,
                _ => WorkKind.WebPage,
            },
            Title = entry.Title,
            Authors = [.. entry.Authors.Select(AuthorName.Parse)],
            Publisher = entry.Publisher,
            Place = entry.Place,
            IssuedOn = entry.IssuedOn,
            Url = entry.Url,
            AccessedOn = entry.AccessedOn,
            // With several, none of them is the language of the work.
            Language = entry.Languages is [var only] ? only : null,
        };
    }

    private CitedWork Ours(string key, string title, string description, string url, string language) => new()
    {
        Key = $"knowledgebase-{key}-{release.Version}",
        Kind = WorkKind.Entry,
        Title = title,
        Authors = [new AuthorName(ProjectNames.Author, Given: null)],
        Publisher = ProjectNames.Publisher,
        IssuedOn = PartialDate.On(DateOnly.FromDateTime(release.PublishedAt.UtcDateTime)),
        Release = release.Version,
        Description = description,
        Url = url,
        Language = language,
        Note = $"{ProjectNames.LicenceName}, {ProjectNames.LicenceUrl}",
    };
}
