using KnowledgeBase.Storage.Releases;

namespace KnowledgeBase.Api.Health;

/// <summary>
/// Health for load balancers and people. Live: the process answers; it touches nothing else. Ready: there is a release to read from; it stays so when
/// the database goes away, because published reads go on.
/// </summary>
internal static class HealthEndpoints
{
    internal static void MapHealth(this WebApplication application)
    {
        var health = application.MapGroup("/health");
        health.MapGet("/live", static (HttpContext context) => Answer(context, new HealthReport("live")));
        health.MapGet("/ready", static (HttpContext context, CatalogueStore store) => Answer(context, Ready(store)));
    }

    private static HealthReport Ready(CatalogueStore store)
    {
        var release = store.Current?.Release;
        return release is null
            ? new HealthReport("starting") { Reason = "No release is loaded yet." }
            : new HealthReport(store.Problem is null ? "ready" : "stale")
            {
                Release = release.Version,
                Sequence = release.Sequence,
                ContentHash = release.ContentHash,
                Reason = store.Problem is null ? null : "Answers come from memory; following the database is interrupted. See the log.",
            };
    }

    private static IResult Answer(HttpContext context, HealthReport report)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(report, HealthReport.Json, statusCode: report.Status == "starting" ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}
