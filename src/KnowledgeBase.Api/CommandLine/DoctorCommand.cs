using System.CommandLine;
using System.Globalization;
using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Storage.Database;
using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Seeds;

namespace KnowledgeBase.Api.CommandLine;

/// <summary><c>kb doctor</c>: what is configured, what is reachable, what is wrong.</summary>
internal static class DoctorCommand
{
    internal static Command Make(Terminal terminal)
    {
        var probe = new Option<string?>("--probe") { Description = "Only ask a running service at this address whether it is ready (for container health checks)." };
        var command = new Command("doctor", "Says what is configured, what is reachable and what is wrong.") { probe };
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(probe) is { } address
            ? ProbeAsync(address, terminal, cancellationToken)
            : ExamineAsync(terminal, cancellationToken));
        return command;
    }

    private static async Task<int> ProbeAsync(string address, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(3) };
            using var response = await client.GetAsync(new Uri($"{address.TrimEnd('/')}/health/ready"), cancellationToken);
            terminal.Say(await response.Content.ReadAsStringAsync(cancellationToken));
            return response.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or UriFormatException or InvalidOperationException)
        {
            terminal.Fail($"No service answers at {address}: {error.Message}");
            return 1;
        }
    }

    private static async Task<int> ExamineAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        var settings = Settings.From(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        var options = settings.Options;
        terminal.Say("Settings (environment variables with two underscores for a colon, such as KnowledgeBase__PublicUrl):");
        terminal.Say($"  ConnectionStrings:KnowledgeBase                   {(settings.ConnectionString is null ? "(none: an embedded server)" : "(set)")}");
        terminal.Say(Line("DataDirectory", options.DataDirectory));
        terminal.Say(Line("SeedDirectory", options.SeedDirectory));
        terminal.Say(Line("LoadSeedOnStart", options.LoadSeedOnStart));
        terminal.Say(Line("InstallPostgres", options.InstallPostgres));
        terminal.Say(Line("PublicUrl", options.PublicUrl.Length > 0 ? options.PublicUrl : "(the first address that the service listens on)"));
        terminal.Say(Line("PollSeconds", options.PollSeconds));
        terminal.Say(Line("OlderReleasesInMemory", options.OlderReleasesInMemory));
        terminal.Say(Line("Limits:MaxCost", options.Limits.MaxCost));
        terminal.Say(Line("Limits:MaxBodyBytes", options.Limits.MaxBodyBytes));
        terminal.Say(Line("Limits:TimeoutSeconds", options.Limits.TimeoutSeconds));
        terminal.Say(Line("Cache:Bytes", options.Cache.Bytes));
        terminal.Say(Line("Cache:MaxAgeSeconds", options.Cache.MaxAgeSeconds));
        terminal.Say(Line("Cache:StaleSeconds", options.Cache.StaleSeconds));
        terminal.Say(Line("TrustedDocuments:Directory", options.TrustedDocuments.Directory.Length > 0 ? options.TrustedDocuments.Directory : "(none)"));
        terminal.Say(Line("TrustedDocuments:Only", options.TrustedDocuments.Only));
        foreach (var line in AccessSettings(options))
            terminal.Say(line);
        terminal.Say("");
        foreach (var warning in settings.Warnings)
            terminal.Say($"Warning: {warning}");
        var settingsAreRight = settings.Problems().Count == 0;
        var code = await CommandRunner.WithSettingsAsync(terminal, _ => Task.FromResult(Seed(options, terminal)));
        return !settingsAreRight ? 1 : Math.Max(code, await DatabaseAsync(terminal, cancellationToken));
    }

    private static string[] AccessSettings(KnowledgeBaseOptions options) =>
    [
        Line("OpenId:Authority", options.OpenId.IsOn ? options.OpenId.Authority : "(none: API keys only)"),
        Line("OpenId:Audience", options.OpenId.Audience.Length > 0 ? options.OpenId.Audience : "(none)"),
        Line("OpenId:RoleClaim", options.OpenId.RoleClaim),
        Line("OpenId:NameClaim", options.OpenId.NameClaim),
        Line("OpenId:LanguagesClaim", options.OpenId.LanguagesClaim),
        Line("OpenId:ClockSkewSeconds", options.OpenId.ClockSkewSeconds),
        Line("RateLimits:RequestsPerMinute", options.RateLimits.RequestsPerMinute),
        Line("RateLimits:RequestsPerMinutePerKey", options.RateLimits.RequestsPerMinutePerKey),
        Line("RateLimits:FailuresPerMinute", options.RateLimits.FailuresPerMinute),
        Line("RateLimits:TrustedProxies", options.RateLimits.TrustedProxies.Length > 0 ? options.RateLimits.TrustedProxies : "(none)"),
        Line("Editing:OwnApproval", options.Editing.OwnApproval),
        Line("Webhooks:SigningKey", options.Webhooks.SigningKey.Length > 0 ? "(set)" : "(none: no webhooks)"),
        Line("Webhooks:AllowHttp", options.Webhooks.AllowHttp),
        Line("Webhooks:AllowPrivateAddresses", options.Webhooks.AllowPrivateAddresses),
    ];

    private static string Line(string name, object value) => string.Create(CultureInfo.InvariantCulture, $"  {"KnowledgeBase:" + name,-48}  {value}");

    private static int Seed(KnowledgeBaseOptions options, Terminal terminal)
    {
        if (!Directory.Exists(options.SeedDirectory))
        {
            terminal.Say($"Seed files: the folder {options.SeedDirectory} does not exist. A service that is fed by editors alone needs none.");
            return 0;
        }

        var (seed, problems) = SeedLoader.Check(options.SeedDirectory);
        var errors = problems.Count(problem => problem.Severity == ProblemSeverity.Error);
        terminal.Say($"Seed files: {seed.Entries.Length} entries for release {seed.Release?.Version ?? "(unknown)"}, {errors} errors, {problems.Length - errors} warnings{(problems.Length > 0 ? "; see 'kb seed check'" : "")}.");
        return errors == 0 ? 0 : 1;
    }

    private static Task<int> DatabaseAsync(Terminal terminal, CancellationToken cancellationToken) =>
        CommandRunner.WithSettingsAsync(terminal, async settings =>
        {
            await using var database = await OpenDatabase.OpenAsync(settings, terminal, share: true, cancellationToken);
            try
            {
                var missing = await DatabaseMigrator.MissingAsync(database.Source, cancellationToken);
                terminal.Say($"Database: reachable ({settings.DescribeDatabase()}), {(missing.Count == 0 ? "up to date" : $"{missing.Count} migrations to apply at the next start")}.");
                if (missing.Count > 0)
                    return 0;
                var releases = await new ReleaseReader(database.Source).ReleasesAsync(cancellationToken);
                terminal.Say(releases.Count == 0 ? "Releases: none yet." : $"Releases: {releases.Count}, the newest is {releases[^1].Version}.");
                return 0;
            }
            catch (Exception error) when (DatabaseFailure.Explain(error, settings) is { } message)
            {
                terminal.Fail($"Database: {message}");
                return 1;
            }
        });
}
