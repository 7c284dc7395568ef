using System.Security.Cryptography;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.CoverageMatrices;
using KnowledgeBase.Content.Exports;
using KnowledgeBase.Storage.Releases;
using Microsoft.Net.Http.Headers;

namespace KnowledgeBase.Api.Downloads;

/// <summary>
/// Files of a release: everything of it, and coverage as a table. A release never changes, so that its files may be kept for ever; the entity tag is the
/// SHA-256 of the bytes. GET and HEAD, whole or in part.
/// </summary>
internal static class DownloadEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    internal static void MapDownloads(this WebApplication application)
    {
        var releases = application.MapGroup("/releases").AllowPublicAccess();
        releases.MapMethods("/", Methods, static (HttpContext http, CatalogueStore store, PublicAddress address) => ReleaseIndex.OfAll(store.Releases, new PersistentAddresses(address.Value), http));
        releases.MapMethods("/{version}", Methods, IndexAsync);
        releases.MapMethods("/{version}/coverage.csv", Methods, Coverage(CsvWriter.MediaType, static (files, question) => files.MatrixCsv(question)));
        releases.MapMethods("/{version}/coverage-statements.csv", Methods, Coverage(CsvWriter.MediaType, static (files, question) => files.StatementsCsv(question)));
        releases.MapMethods("/{version}/coverage.xlsx", Methods, Coverage(XlsxWriter.MediaType, static (files, question) => files.Workbook(question)));
        releases.MapMethods("/{version}/{name}", Methods, FileAsync);
    }

    private static async Task<IResult> IndexAsync(
        string version, HttpContext http, CatalogueStore store, CatalogueLoader loader, ReleaseDownloads downloads, PublicAddress address)
    {
        var found = await RequestedRelease.FindAsync(version, store, loader, http.RequestAborted);
        return found.Catalogue is null ? found.Refusal! : ReleaseIndex.Answer(await downloads.FilesAsync(found.Catalogue), new PersistentAddresses(address.Value), http);
    }

    private static async Task<IResult> FileAsync(
        string version, string name, HttpContext http, CatalogueStore store, CatalogueLoader loader, ReleaseDownloads downloads)
    {
        var found = await RequestedRelease.FindAsync(version, store, loader, http.RequestAborted);
        if (found.Catalogue is null)
            return found.Refusal!;
        var files = await downloads.FilesAsync(found.Catalogue);
        return files.Find(name) is { } file
            ? Unchanging(http, file.Bytes, file.MediaType, file.Name, file.Sha256)
            : new PlainRefusal(
                StatusCodes.Status404NotFound,
                $"Release {found.Catalogue.Release.Version} has no file of this name. It has: {string.Join(", ", files.Files.Select(known => known.Name))}, coverage.csv, coverage-statements.csv, coverage.xlsx.");
    }

    /// <summary>A coverage file: the address names it, the query string what it answers.</summary>
    private static Func<string, HttpContext, CatalogueStore, CatalogueLoader, PublicAddress, Task<IResult>> Coverage(
        string mediaType, Func<CoverageFiles, CoverageQuestion, byte[]> write) => async (version, http, store, loader, address) =>
    {
        var found = await RequestedRelease.FindAsync(version, store, loader, http.RequestAborted);
        if (found.Catalogue is null)
            return found.Refusal!;
        var query = CoverageQuery.Read(http.Request.Query, found.Catalogue);
        if (query.Question is null)
            return new PlainRefusal(StatusCodes.Status400BadRequest, query.Problem!);
        var bytes = write(new CoverageFiles(found.Catalogue, new PersistentAddresses(address.Value), query.Languages), query.Question);
        var file = http.Request.Path.Value!;
        return Unchanging(
            http, bytes, mediaType, $"knowledgebase-{found.Catalogue.Release.Version}-{file[(file.LastIndexOf('/') + 1)..]}", Convert.ToHexStringLower(SHA256.HashData(bytes)));
    };

    private static IResult Unchanging(HttpContext http, ReadOnlyMemory<byte> bytes, string mediaType, string name, string sha256)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(bytes, mediaType, name, enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{sha256}\""));
    }
}
