using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using KnowledgeBase.GraphQL.Tests.Http;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Hostile;

/// <summary>Clients that hold connections and send next to nothing, against the real server with its own limits.</summary>
public sealed class SlowBodyTests
{
    [Fact]
    public async Task Bodies_that_never_come_keep_nobody_else_waiting_and_are_408()
    {
        await using var host = await SampleHost.StartAsync(onKestrel: true);
        var sockets = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 200; i++)
            {
                var socket = new TcpClient();
                sockets.Add(socket);
                await socket.ConnectAsync(host.Endpoint.Host, host.Endpoint.Port, TestContext.Current.CancellationToken);
                await socket.GetStream().WriteAsync(
                    "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"query\":"u8.ToArray(), TestContext.Current.CancellationToken);
            }

            var clock = Stopwatch.StartNew();
            Assert.Equal(HttpStatusCode.OK, (await host.PostAsync(new { query = "{ hello }" })).Status);
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4)); // well before the slow ones are done with

            // The server's own limit ends them: 240 bytes a second after five seconds.
            foreach (var socket in sockets)
            {
                using var reader = new StreamReader(socket.GetStream(), leaveOpen: true);
                Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
            }
        }
        finally
        {
            sockets.ForEach(static socket => socket.Dispose());
        }
    }
}
