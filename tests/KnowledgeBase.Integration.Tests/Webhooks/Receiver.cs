using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.Integration.Tests.Webhooks;

/// <summary>An announcement as a receiver got it.</summary>
/// <param name="Id">The message's id.</param>
/// <param name="Timestamp">The seconds since 1970 that were signed.</param>
/// <param name="Signature">The signature's header.</param>
/// <param name="Body">The body.</param>
internal sealed record Received(string Id, string Timestamp, string Signature, string Body)
{
    /// <summary>Checks the signature as standardwebhooks.com says receivers do.</summary>
    internal bool IsSignedBy(string secret) =>
        Signature == $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}")))}";
}

/// <summary>A service on a loopback port that is told of releases.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication application;
    private readonly List<Received> all = [];
    private readonly Lock gate = new();

    private Receiver(WebApplication application) => this.application = application;

    internal string Url => application.Urls.First() + "/hook";

    /// <summary>What the next announcements are answered with; 204 when there is nothing more.</summary>
    internal Queue<int> Answers { get; } = new();

    internal Received[] All
    {
        get
        {
            lock (gate)
                return [.. all];
        }
    }

    internal static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var built = builder.Build();
        var receiver = new Receiver(built);
        built.MapPost("/hook", receiver.TakeAsync);
        await built.StartAsync();
        return receiver;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var headers = context.Request.Headers;
        var received = new Received(headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), await reader.ReadToEndAsync());
        lock (gate)
        {
            all.Add(received);
            context.Response.StatusCode = Answers.TryDequeue(out var status) ? status : StatusCodes.Status204NoContent;
        }

        if (context.Response.StatusCode is >= 300 and < 400)
            context.Response.Headers.Location = Url;
    }
}
