using System.Diagnostics;
using KnowledgeBase.GraphQL.Hosting;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Http;

/// <summary>
/// The audits of others, where they are at hand: <c>GRAPHQL_CONFORMANCE</c> names the folder with <c>http-audit.mjs</c> and its packages.
/// </summary>
public sealed class HttpAuditTests
{
    private static readonly string[] Failure = ["FATAL", "ERROR", "WARN", "NOTICE"];

    [Theory]
    [InlineData(HttpStatusProfile.Draft2025, "2025")]
    [InlineData(HttpStatusProfile.Draft2026, "2026")]
    public async Task The_audits_of_GraphQL_over_HTTP_pass(HttpStatusProfile profile, string name)
    {
        var folder = Environment.GetEnvironmentVariable("GRAPHQL_CONFORMANCE");
        Assert.SkipWhen(folder is null || !Directory.Exists(Path.Combine(folder, "node_modules")), "GRAPHQL_CONFORMANCE names no folder with the audits.");

        await using var host = await SampleHost.StartAsync(onKestrel: true, schema => schema.Configure(options => options.StatusProfile = profile));
        using var audit = Process.Start(new ProcessStartInfo("node", ["http-audit.mjs", host.Endpoint.ToString(), "--profile", name, "--partial", "{ fails hello }", "--fail-on", "may"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var said = await audit.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await audit.WaitForExitAsync(TestContext.Current.CancellationToken);

        // The npm package knows the numbers of 2025 only; the checks whose ids start with D know both.
        var failed = said.Split('\n').Where(line => Failure.Any(word => line.StartsWith(word, StringComparison.Ordinal))
            && (profile == HttpStatusProfile.Draft2025 || line.Contains(" D", StringComparison.Ordinal)));
        TestContext.Current.TestOutputHelper?.WriteLine(said);
        Assert.Empty(failed);
    }
}
