using KnowledgeBase.Storage.Embedded;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Embedded;

public sealed class DataDirectoryTests(InitialisedRoot initialised) : IDisposable
{
    private readonly Scratch scratch = new(initialised);

    [Theory]
    [InlineData("13")]
    [InlineData("9.6")]
    [InlineData("99")]
    public async Task A_directory_of_another_version_is_left_alone_and_the_two_ways_out_are_said(string version)
    {
        await scratch.InitialiseAsync();
        var here = int.Parse(File.ReadAllText(Path.Combine(scratch.Data, "PG_VERSION")), System.Globalization.CultureInfo.InvariantCulture);
        File.WriteAllText(Path.Combine(scratch.Data, "PG_VERSION"), version + "\n");

        var refusal = await scratch.RefusalAsync();

        Assert.Equal(EmbeddedServerFailure.OtherVersion, refusal.Failure);
        Assert.Equal(
            $"An old data directory: {scratch.Data} was made by PostgreSQL {version}, and this machine has {here}. Either install PostgreSQL {version} beside it (Debian, Ubuntu: apt-get install postgresql-{version}) and start again, or move the directory away (mv {scratch.Data} {scratch.Data}.{version}) to begin with an empty database, which is filled from the seed files.",
            refusal.Message);
        Assert.Equal(version + "\n", File.ReadAllText(Path.Combine(scratch.Data, "PG_VERSION")));
    }

    [Fact]
    public async Task A_directory_without_its_version_is_damaged()
    {
        await scratch.InitialiseAsync();
        File.Delete(Path.Combine(scratch.Data, "PG_VERSION"));

        var refusal = await scratch.RefusalAsync();

        Assert.Equal(
            $"The data directory {scratch.Data} is damaged: the file PG_VERSION is missing. Put a backup in its place, or move it away (mv {scratch.Data} {scratch.Data}.damaged) to begin with an empty database, which is filled from the seed files.",
            refusal.Message);
    }

    [Theory]
    [InlineData("PG_VERSION", "")]
    [InlineData("PG_VERSION", "fifteen")]
    [InlineData("PG_VERSION", "-15")]
    [InlineData("global/pg_control", null)]
    [InlineData("global/pg_control", "")]
    [InlineData("global/pg_control", "zeroes")]
    public async Task A_directory_with_a_broken_file_is_damaged(string file, string? content)
    {
        await scratch.InitialiseAsync();
        var path = Path.Combine(scratch.Data, file);
        if (content is null)
            File.Delete(path);
        else if (content == "zeroes")
            File.WriteAllBytes(path, new byte[8192]);
        else
            File.WriteAllText(path, content);

        var refusal = await scratch.RefusalAsync();

        Assert.Equal(EmbeddedServerFailure.Damaged, refusal.Failure);
        Assert.StartsWith($"The data directory {scratch.Data} is damaged: ", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(scratch.Reports);
    }

    [Fact]
    public async Task A_directory_without_its_write_ahead_log_is_damaged()
    {
        await scratch.InitialiseAsync();
        foreach (var segment in Directory.GetFiles(Path.Combine(scratch.Data, "pg_wal")))
            File.Delete(segment);

        Assert.Equal(EmbeddedServerFailure.Damaged, (await scratch.RefusalAsync()).Failure);
    }

    [Fact]
    public async Task An_empty_directory_is_filled()
    {
        Directory.CreateDirectory(scratch.Data);

        await using var server = await scratch.StartAsync();

        Assert.Equal(1, await Scratch.AskAsync(server.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_setting_that_the_server_does_not_know_shows_the_end_of_its_log()
    {
        await scratch.InitialiseAsync();
        File.AppendAllText(Path.Combine(scratch.Data, "postgresql.conf"), "no_such_setting = on\n");

        var refusal = await scratch.RefusalAsync();

        Assert.Equal(EmbeddedServerFailure.NotStarted, refusal.Failure);
        Assert.StartsWith($"The database server ended while starting. The end of its log, {scratch.Root}/postgres.log:\n", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("unrecognized configuration parameter \"no_such_setting\"", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose() => scratch.Dispose();
}
