using System.Net;
using System.Text;
using KnowledgeBase.Api.Access;
using KnowledgeBase.Api.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace KnowledgeBase.Integration.Tests.Access;

/// <summary>What a request came to.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body.</param>
/// <param name="Headers">The headers.</param>
internal sealed record AccessAnswer(int Status, string Text, IHeaderDictionary Headers);

/// <summary>A host with the gate of the service before two endpoints that say who asks; the test says from which address.</summary>
internal sealed class AccessHost : IAsyncDisposable
{
    private readonly WebApplication application;

    private AccessHost(WebApplication application, CollectedLog log) => (this.application, Log) = (application, log);

    internal CollectedLog Log { get; }

    internal static async Task<AccessHost> StartAsync(NpgsqlDataSource source, TimeProvider time, Action<KnowledgeBaseOptions>? configure = null)
    {
        var options = new KnowledgeBaseOptions();
        configure?.Invoke(options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        var log = new CollectedLog();
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton(source);
        builder.Services.AddSingleton(time);
        builder.Services.AddAccess(options);
        var built = builder.Build();
        built.UseAccess(options.RateLimits);
        foreach (var path in (string[])["/graphql", "/editorial/graphql", "/health/live"])
            built.Map(path, Describe);
        await built.StartAsync();
        return new AccessHost(built, log);

        static string Describe(HttpContext context) => context.Caller() is { } caller
            ? $"{caller.Name}: {string.Join(' ', caller.Roles.Order())}; {string.Join(' ', caller.Languages)}"
            : "nobody";
    }

    /// <summary>Asks.</summary>
    /// <param name="path">Where.</param>
    /// <param name="authorization">The header; null for none.</param>
    /// <param name="from">The address of the connection.</param>
    /// <param name="headers">Further headers.</param>
    internal async Task<AccessAnswer> AskAsync(
        string path = "/editorial/graphql", string? authorization = null, string from = "203.0.113.7", params (string Name, string Value)[] headers)
    {
        var context = await application.GetTestServer().SendAsync(context =>
        {
            context.Request.Method = "POST";
            context.Request.Path = path;
            context.Connection.RemoteIpAddress = IPAddress.Parse(from);
            if (authorization is not null)
                context.Request.Headers.Authorization = authorization;
            foreach (var (name, value) in headers)
                context.Request.Headers.Append(name, value);
        });
        using var reader = new StreamReader(context.Response.Body, Encoding.UTF8);
        return new AccessAnswer(context.Response.StatusCode, await reader.ReadToEndAsync(), context.Response.Headers);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => application.DisposeAsync();
}

/// <summary>Everything that was logged, with all its values.</summary>
internal sealed class CollectedLog : ILoggerProvider, ILogger
{
    private readonly StringBuilder text = new();
    private readonly Lock gate = new();

    internal string Text
    {
        get
        {
            lock (gate)
                return text.ToString();
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (gate)
            text.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
    }
}
