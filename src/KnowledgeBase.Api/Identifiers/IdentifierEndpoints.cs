using System.Text;
using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Exports;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>
/// The persistent addresses under <c>/id</c>: a page, JSON-LD or Turtle of what has the name, in any release. A renamed thing is moved (308), a
/// retired one gone (410), and what never was is not found, with what is spelt like it.
/// </summary>
internal static class IdentifierEndpoints
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    internal static void MapIdentifiers(this WebApplication application)
    {
        application.MapMethods("/", Methods, static (HttpContext http, PageReader reader, Settings settings) =>
            PageAsync(http, reader, settings, static context => (StatusCodes.Status200OK, StartPage.Write(context)))).AllowPublicAccess();
        var ids = application.MapGroup("/id").AllowPublicAccess();
        ids.MapMethods("/{name}", Methods, SchemeAsync);
        ids.MapMethods("/{series}/{name}", Methods, AnswerAsync);
    }

    /// <summary>A series, or the vocabulary of our documents.</summary>
    private static async Task SchemeAsync(string name, HttpContext http, PageReader reader, Settings settings)
    {
        var (segment, named) = Negotiation.Split(name);
        if (await ReadAsync(http, reader, named) is not { } read)
            return;
        var (context, form) = read;
        var series = SeriesNamed(segment);
        if (series is null && segment != VocabularyPage.Name)
            await WriteAsync(http, settings, context, StatusCodes.Status404NotFound, AbsencePages.NotFound(segment, $"/id/{Uri.EscapeDataString(segment)}", context));
        else if (form != Representation.Html)
            await WriteAsync(http, settings, context, form, IdentifierGraph.Part($"{context.View.PublicUrl}/id/{segment}", context));
        else
            await WriteAsync(http, settings, context, StatusCodes.Status200OK, series is { } known ? StartPage.Of(known, context) : VocabularyPage.Write(context));
    }

    /// <summary>What the page is made from, and the form that is wanted; null after a refusal.</summary>
    private static async Task<(PageContext Context, Representation Form)?> ReadAsync(HttpContext http, PageReader reader, Representation? named)
    {
        // Caches keep one answer for each form and language.
        http.Response.Headers.Vary = named is null ? "Accept, Accept-Language" : "Accept-Language";
        var (read, status, problem) = await reader.ReadAsync(http);
        if (read is not { } context)
        {
            await RefuseAsync(http, status, problem);
            return null;
        }

        if ((named ?? Negotiation.Choose(http.Request.Headers.Accept)) is { } form)
            return (context, form);
        await RefuseAsync(http, StatusCodes.Status406NotAcceptable, $"There is text/html, {JsonLdWriter.MediaType} and {TurtleWriter.MediaType} here.");
        return null;
    }

    private static async Task AnswerAsync(string series, string name, HttpContext http, PageReader reader, Settings settings)
    {
        var (slug, named) = Negotiation.Split(name);
        if (Plural(series) is { } plural)
        {
            Move(http, $"/id/{plural}/{Uri.EscapeDataString(name)}", reader.Root);
            return;
        }

        if (await ReadAsync(http, reader, named) is not { } read)
            return;
        var (context, form) = read;
        var path = $"/id/{series}/{Uri.EscapeDataString(slug)}";
        if (Find(series, slug, context) is { } found)
            await WriteAsync(http, settings, context, form, found);
        else if (IsKnown(series) && context.View.Catalogue.ResolveFormer(slug) is { } former && IsOf(former, series))
            await FollowAsync(http, settings, context, former, path, named);
        else
            await WriteAsync(http, settings, context, StatusCodes.Status404NotFound, AbsencePages.NotFound(slug, path, context));
    }

    /// <summary>The thing as the form that is wanted.</summary>
    private static async Task WriteAsync(HttpContext http, Settings settings, PageContext context, Representation form, object thing)
    {
        if (form == Representation.Html)
        {
            var page = thing switch
            {
                Factsheet sheet => SheetPage.Write(sheet, context),
                Instrument instrument => InstrumentPage.Write(instrument, context),
                _ => SourcePage.Write((Source)thing, context),
            };
            await WriteAsync(http, settings, context, StatusCodes.Status200OK, page);
            return;
        }

        var graph = thing switch
        {
            Factsheet sheet => IdentifierGraph.Of(sheet, context),
            Instrument instrument => IdentifierGraph.Of(instrument, context),
            _ => IdentifierGraph.Of((Source)thing, context),
        };
        await WriteAsync(http, settings, context, form, graph);
    }

    /// <summary>A graph as JSON-LD or Turtle.</summary>
    private static async Task WriteAsync(HttpContext http, Settings settings, PageContext context, Representation form, RdfGraph graph)
    {
        using var body = new MemoryStream();
        if (form == Representation.JsonLd)
        {
            JsonLdWriter.Write(graph, body);
        }
        else
        {
            await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            TurtleWriter.Write(graph, text);
        }

        await CachedAnswer.WriteAsync(http, body.GetBuffer().AsMemory(0, (int)body.Length), Negotiation.MediaType(form), settings.Options.Cache, context.View.IsPinned);
    }

    /// <summary>To the new name; or the page of what was retired.</summary>
    private static Task FollowAsync(HttpContext http, Settings settings, PageContext context, FormerName former, string path, Representation? named)
    {
        if (former.Retirement is not null || former.Target is not { } target)
            return WriteAsync(http, settings, context, StatusCodes.Status410Gone, AbsencePages.Gone(former, path, context));
        var address = target switch
        {
            Factsheet sheet => context.Addresses.Of(sheet),
            Instrument instrument => context.Addresses.Of(instrument),
            Source source => context.Addresses.Of(source),
            _ => context.View.PublicUrl + "/",
        };
        var suffix = named switch { Representation.Html => ".html", Representation.JsonLd => ".jsonld", Representation.Turtle => ".ttl", _ => "" };
        Move(http, address[context.View.PublicUrl.Length..] + suffix, context.Root);
        return Task.CompletedTask;
    }

    private static async Task PageAsync(HttpContext http, PageReader reader, Settings settings, Func<PageContext, (int Status, string Page)> write)
    {
        http.Response.Headers.Vary = "Accept-Language";
        var (read, status, problem) = await reader.ReadAsync(http);
        if (read is not { } context)
        {
            await RefuseAsync(http, status, problem);
            return;
        }

        var (pageStatus, page) = write(context);
        await WriteAsync(http, settings, context, pageStatus, page);
    }

    private static Task WriteAsync(HttpContext http, Settings settings, PageContext context, int status, string page)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.ContentSecurityPolicy = PageStyle.Policy;
        http.Response.Headers.ContentLanguage = context.Words.Language;
        return CachedAnswer.WriteAsync(http, Encoding.UTF8.GetBytes(page), Negotiation.MediaType(Representation.Html), settings.Options.Cache, context.View.IsPinned);
    }

    /// <summary>A refusal in one sentence; nobody keeps it.</summary>
    private static Task RefuseAsync(HttpContext http, int status, string problem)
    {
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(problem + "\n", http.RequestAborted);
    }

    /// <summary>For ever, with the same question and method (RFC 9110, section 15.4.9).</summary>
    private static void Move(HttpContext http, string path, string root)
    {
        http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        http.Response.Headers.Location = $"{root}{path}{http.Request.QueryString}";
        http.Response.Headers.CacheControl = "public, max-age=3600";
    }

    private static object? Find(string series, string slug, PageContext context)
    {
        var catalogue = context.View.Catalogue;
        return series switch
        {
            "instruments" => catalogue.Instrument(slug),
            "sources" => catalogue.Source(slug),
            _ => catalogue.Factsheet(slug) is { } sheet && SeriesNamed(series) == sheet.Series ? sheet : null,
        };
    }

    private static bool IsOf(FormerName former, string series) => former.Entry.Was switch
    {
        Content.Entries.FormerKind.Manifestation => series == "manifestations",
        Content.Entries.FormerKind.LegalFramework => series is "legal-frameworks" or "instruments",
        Content.Entries.FormerKind.TechnologyTerm => series == "technology",
        Content.Entries.FormerKind.Instrument => series == "instruments",
        Content.Entries.FormerKind.Source => series == "sources",
        _ => false,
    };

    private static bool IsKnown(string series) => SeriesNamed(series) is not null || series is "instruments" or "sources";

    private static Series? SeriesNamed(string segment) => segment switch
    {
        "manifestations" => Series.Manifestation,
        "legal-frameworks" => Series.LegalFramework,
        "technology" => Series.Technology,
        _ => null,
    };

    /// <summary>The segment that people write in the singular by mistake.</summary>
    private static string? Plural(string segment) => segment switch
    {
        "manifestation" => "manifestations",
        "legal-framework" => "legal-frameworks",
        "technology-term" or "technologies" => "technology",
        "instrument" => "instruments",
        "source" => "sources",
        _ => null,
    };
}
