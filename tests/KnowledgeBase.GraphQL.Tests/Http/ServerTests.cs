using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Http;

/// <summary>What only the real server shows: bytes that no client library would send.</summary>
public sealed class ServerTests
{
    [Fact]
    public async Task A_body_that_is_not_framed_as_HTTP_asks_is_400_in_JSON()
    {
        await using var host = await SampleHost.StartAsync(onKestrel: true);

        var answer = await SendAsync(host, "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n");

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("""{"errors":[{"message":"The request body could not be read.","extensions":{"code":"BAD_REQUEST"}}]}""", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_408()
    {
        await using var host = await SampleHost.StartAsync(
            onKestrel: true,
            host: builder => builder.WebHost.ConfigureKestrel(server => server.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(1.1))));

        var answer = await SendAsync(host, "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("BAD_REQUEST", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_goes_away_leaves_no_trace()
    {
        await using var host = await SampleHost.StartAsync(onKestrel: true);
        using (var socket = await ConnectAsync(host))
            await socket.GetStream().WriteAsync("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal(200, (int)(await host.PostAsync(new { query = "{ hello }" })).Status);
    }

    private static async Task<TcpClient> ConnectAsync(SampleHost host)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(host.Endpoint.Host, host.Endpoint.Port, TestContext.Current.CancellationToken);
        return socket;
    }

    private static async Task<string> SendAsync(SampleHost host, string bytes)
    {
        using var socket = await ConnectAsync(host);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(bytes), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(socket.GetStream());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
