using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

[assembly: AssemblyFixture(typeof(KnowledgeBase.Integration.Tests.Api.RealCatalogue))]

namespace KnowledgeBase.Integration.Tests.Api;

/// <summary>One service with the project's real content for all tests that only read.</summary>
public sealed class RealCatalogue : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private CatalogueService? _service;

    /// <summary>The service, started by the first test that asks.</summary>
    public async Task<CatalogueService> ServiceAsync(PostgresFixture postgres)
    {
        await _turn.WaitAsync();
        try
        {
            return _service ??= await CatalogueService.StartAsync(postgres, CatalogueService.RealSeed);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_service is not null)
            await _service.DisposeAsync();
        _turn.Dispose();
    }
}
