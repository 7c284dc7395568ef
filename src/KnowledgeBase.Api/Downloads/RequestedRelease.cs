using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Storage.Releases;
using Npgsql;

namespace KnowledgeBase.Api.Downloads;

/// <summary>The release that an address names, or why it cannot be had.</summary>
/// <param name="Catalogue">The release; null when it cannot be had.</param>
/// <param name="Refusal">The answer that says why.</param>
internal sealed record RequestedRelease(Catalogue? Catalogue, IResult? Refusal)
{
    private const int ReleasesNamed = 5;
    private const int LongestShown = 40;

    /// <summary>Finds a release, in memory or else in the database.</summary>
    internal static async Task<RequestedRelease> FindAsync(string version, CatalogueStore store, CatalogueLoader loader, CancellationToken cancellationToken)
    {
        if (store.Current is null)
            return Refused(StatusCodes.Status503ServiceUnavailable, "The service is starting and has no release yet. Try again in a moment.");
        if (store.Find(version) is not { } release)
        {
            var shown = version.Length <= LongestShown ? version : version[..LongestShown] + "…";
            var newest = string.Join(", ", store.Releases.Take(ReleasesNamed).Select(known => known.Version));
            return Refused(StatusCodes.Status404NotFound, $"There is no release \"{shown}\". The newest are: {newest}.");
        }

        try
        {
            return new RequestedRelease(await loader.GetAsync(release, cancellationToken), Refusal: null);
        }
        catch (Exception error) when (error is NpgsqlException or TimeoutException or InvalidOperationException)
        {
            return Refused(
                StatusCodes.Status503ServiceUnavailable,
                $"Release {release.Version} is not in memory and the database cannot be reached just now. Try again later, or ask for the newest release.");
        }
    }

    private static RequestedRelease Refused(int status, string message) => new(Catalogue: null, new PlainRefusal(status, message));
}

/// <summary>A refusal in plain words, that nobody keeps.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Message">What was wrong, where, what to do.</param>
internal sealed record PlainRefusal(int Status, string Message) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = "no-store";
        return Results.Text(Message + "\n", "text/plain; charset=utf-8", statusCode: Status).ExecuteAsync(httpContext);
    }
}
