using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace KnowledgeBase.Api.Hosting;

/// <summary>The addresses that the service listens on; known once it has started.</summary>
/// <param name="server">The server.</param>
public sealed class ListeningAddress(IServer server)
{
    /// <summary>The first address, with a name that a browser on this machine can open.</summary>
    public string First => (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:8080")
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://[::]", "://localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .TrimEnd('/');
}
