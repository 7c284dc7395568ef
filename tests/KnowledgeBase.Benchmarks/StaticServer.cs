using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.Benchmarks;

/// <summary>The limit for the HTTP comparison: the same web server, reading the request and sending bytes that are ready.</summary>
internal static class StaticServer
{
    /// <summary>Serves each file <c>NAME.json</c> of a folder as the answer to POST <c>/NAME</c>, and 304 to GET <c>/unchanged</c>.</summary>
    internal static void Run(string folder, string port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var application = builder.Build();
        foreach (var file in Directory.GetFiles(folder, "*.json"))
        {
            var bytes = File.ReadAllBytes(file);
            application.MapPost("/" + Path.GetFileNameWithoutExtension(file), async (HttpContext http) =>
            {
                var body = http.Request.BodyReader;
                while (true)
                {
                    var read = await body.ReadAsync(http.RequestAborted);
                    body.AdvanceTo(read.Buffer.End);
                    if (read.IsCompleted)
                        break;
                }

                http.Response.ContentType = "application/json; charset=utf-8";
                http.Response.ContentLength = bytes.Length;
                await http.Response.BodyWriter.WriteAsync(bytes, http.RequestAborted);
            });
        }

        application.MapGet("/unchanged", static (HttpContext http) => http.Response.StatusCode = StatusCodes.Status304NotModified);
        application.Run();
    }
}
