using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Embedded;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Embedded;

public sealed class InstanceLockTests(InitialisedRoot initialised) : IDisposable
{
    private readonly Scratch scratch = new(initialised);

    [Fact]
    public async Task A_second_instance_is_refused_and_told_who_the_first_one_is()
    {
        await scratch.InitialiseAsync();
        using var owner = await ServerOwner.StartAsync(scratch.Root);

        var refusal = await scratch.RefusalAsync();

        Assert.Equal(EmbeddedServerFailure.AlreadyRunning, refusal.Failure);
        Assert.Matches(
            $@"^Another instance uses the data in {System.Text.RegularExpressions.Regex.Escape(scratch.Root)} \(process {owner.ProcessId}, started \d{{4}}-\d\d-\d\d \d\d:\d\d:\d\d UTC\)\. Stop it, or start this one with a data root of its own, or set ConnectionStrings__KnowledgeBase to a PostgreSQL database that you have so that both can share it\.$",
            refusal.Message);
        Assert.Equal(1, await Scratch.AskAsync(owner.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_second_instance_in_the_same_process_is_refused()
    {
        await scratch.InitialiseAsync();
        await using var first = await scratch.StartAsync();

        Assert.Equal(EmbeddedServerFailure.AlreadyRunning, (await scratch.RefusalAsync()).Failure);
    }

    [Fact]
    public async Task Of_eight_instances_that_start_at_once_one_wins()
    {
        await scratch.InitialiseAsync();
        var starts = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                return await scratch.StartAsync();
            }
            catch (EmbeddedServerException exception) when (exception.Failure == EmbeddedServerFailure.AlreadyRunning)
            {
                return null;
            }
        }));

        var winner = Assert.Single(starts, server => server is not null)!;
        Assert.Equal(1, await Scratch.AskAsync(winner.ConnectionString, "SELECT 1"));
        await winner.DisposeAsync();
    }

    [Fact]
    public async Task A_lock_file_without_an_owner_is_no_obstacle()
    {
        await scratch.InitialiseAsync();
        File.WriteAllText(Path.Combine(scratch.Root, "instance.lock"), "");
        File.WriteAllText(Path.Combine(scratch.Root, "instance.owner"), "process 1, started long ago");

        await using var server = await scratch.StartAsync();

        Assert.Equal(1, await Scratch.AskAsync(server.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_start_that_failed_gives_the_lock_back()
    {
        await scratch.InitialiseAsync();
        await scratch.RefusalAsync(scratch.Options with { BinariesDirectory = scratch.Folder });

        await using var server = await scratch.StartAsync();

        Assert.Equal(1, await Scratch.AskAsync(server.ConnectionString, "SELECT 1"));
    }

    public void Dispose() => scratch.Dispose();
}
