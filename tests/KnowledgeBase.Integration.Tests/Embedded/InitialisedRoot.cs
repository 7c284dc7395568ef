using KnowledgeBase.Integration.Tests.Embedded;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Embedded;
using Xunit;

[assembly: AssemblyFixture(typeof(InitialisedRoot))]

namespace KnowledgeBase.Integration.Tests.Embedded;

/// <summary>A data root that was started and stopped once. Copying it is ten times as fast as making one.</summary>
public sealed class InitialisedRoot : IAsyncLifetime
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private TemporaryFolder? folder;

    internal async Task CopyToAsync(string root)
    {
        await turn.WaitAsync();
        try
        {
            if (folder is null)
            {
                folder = new TemporaryFolder();
                await using var server = await EmbeddedServer.StartAsync(new EmbeddedServerOptions(folder.Path), _ => { }, CancellationToken.None);
            }
        }
        finally
        {
            turn.Release();
        }

        Scratch.Run("cp", "-a", folder.Path, root);
        File.Delete(Path.Combine(root, "postgres.log"));
    }

    /// <inheritdoc/>
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder?.Dispose();
        turn.Dispose();
        return ValueTask.CompletedTask;
    }
}
