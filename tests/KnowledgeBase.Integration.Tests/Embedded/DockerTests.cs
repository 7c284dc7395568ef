using KnowledgeBase.Storage.Embedded;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Embedded;

/// <summary>Run only where Docker has the image already: tests download nothing of that size.</summary>
public sealed class DockerTests(InitialisedRoot initialised) : IDisposable
{
    private readonly Scratch scratch = new(initialised);

    [Fact]
    public async Task Without_PostgreSQL_on_the_machine_it_runs_in_Docker_and_finds_its_data_again()
    {
        SkipUnlessImage();
        var options = scratch.Options with { Install = true, UsePackageManager = false, Sources = new BinarySources([], [], AskPgConfig: false) };

        await using (var first = await scratch.StartAsync(options))
        {
            await Scratch.AskAsync(first.ConnectionString, "CREATE TABLE t AS SELECT 42 AS n");
            Assert.Contains("Host=127.0.0.1", first.ConnectionString, StringComparison.Ordinal);
        }

        await using (var second = await scratch.StartAsync(options))
            Assert.Equal(42, await Scratch.AskAsync(second.ConnectionString, "SELECT n FROM t"));
        Assert.Equal("", Scratch.Run("docker", "ps", "--all", "--quiet", "--filter", "name=knowledgebase-"));
    }

    public void Dispose() => scratch.Dispose();

    private static void SkipUnlessImage()
    {
        try
        {
            Assert.SkipUnless(Scratch.Run("docker", "images", "--quiet", "postgres:17").Length > 0, "needs Docker with the image postgres:17");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("needs Docker");
        }
    }
}
