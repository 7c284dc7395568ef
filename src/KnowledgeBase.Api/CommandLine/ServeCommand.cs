using System.CommandLine;
using System.Net.Sockets;
using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Hosting;
using Microsoft.AspNetCore.Connections;

namespace KnowledgeBase.Api.CommandLine;

/// <summary><c>kb serve</c>: starts the service, with a database of its own where none is configured.</summary>
internal static class ServeCommand
{
    private const string UsualUrl = "http://localhost:8080";

    internal static Command Make(Terminal terminal)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "The addresses to listen on, parted by semicolons.",
            DefaultValueFactory = _ => Environment.GetEnvironmentVariable("ASPNETCORE_URLS") is { Length: > 0 } set ? set : UsualUrl,
        };
        var command = new Command("serve", "Starts the service. Ctrl-C stops it.") { urls };
        command.SetAction((parsed, cancellationToken) =>
            CommandRunner.WithSettingsAsync(terminal, settings => ServeAsync(settings, parsed.GetValue(urls)!, terminal, cancellationToken)));
        return command;
    }

    private static async Task<int> ServeAsync(Settings settings, string urls, Terminal terminal, CancellationToken cancellationToken)
    {
        if (BadUrl(urls) is { } bad)
        {
            terminal.Fail($"'{bad}' is no address to listen on. Use for example --urls {UsualUrl}");
            return 2;
        }

        foreach (var warning in settings.Warnings)
            terminal.Fail($"Warning: {warning}");
        await using var database = await OpenDatabase.OpenAsync(settings, terminal, share: false, cancellationToken);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.Options.Limits.MaxBodyBytes;
        });
        // What the host itself would log (that it could not listen, that its background work ended) is told below, without a stack trace where none helps.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        await using var application = Service.Build(builder, settings, database.Source, terminal);
        if (await ListenAsync(application, urls, cancellationToken) is { } problem)
        {
            terminal.Fail(problem);
            // Its background work has begun: it ends before the database does.
            await application.StopAsync(CancellationToken.None);
            return 1;
        }

        terminal.Say($"KnowledgeBase listens on {application.Services.GetRequiredService<ListeningAddress>().First} (database: {settings.DescribeDatabase()}).");
        await application.WaitForShutdownAsync(cancellationToken);
        terminal.Say("Stopping.");
        // A defect in the background work ends the service; it is told like any other.
        foreach (var background in application.Services.GetServices<IHostedService>().OfType<BackgroundService>())
        {
            if (background.ExecuteTask is { IsFaulted: true } failed)
                await failed;
        }

        return 0;
    }

    /// <summary>Starts the service; says why it cannot listen, or null when it does.</summary>
    private static async Task<string?> ListenAsync(WebApplication application, string urls, CancellationToken cancellationToken)
    {
        try
        {
            await application.StartAsync(cancellationToken);
            return null;
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            return $"Another program listens on {urls} already. Stop it, or choose another address: --urls http://localhost:8081";
        }
        catch (Exception error) when (error is SocketException or UnauthorizedAccessException or InvalidOperationException { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" })
        {
            return $"The service cannot listen on {urls}: {error.Message}";
        }
    }

    private static string? BadUrl(string urls)
    {
        var all = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (all.Length == 0)
            return urls;
        return Array.Find(all, static url =>
        {
            try
            {
                return BindingAddress.Parse(url).Scheme is not ("http" or "https") || BindingAddress.Parse(url).Port is < 0 or > ushort.MaxValue;
            }
            catch (FormatException)
            {
                return true;
            }
        });
    }
}
