using KnowledgeBase.Storage.Embedded;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Embedded;

public sealed class BinariesTests(InitialisedRoot initialised) : IDisposable
{
    private static readonly BinarySources Nowhere = new([], [], AskPgConfig: false);
    private readonly Scratch scratch = new(initialised);

    [Fact]
    public async Task Without_PostgreSQL_the_message_says_what_to_install()
    {
        var refusal = await scratch.RefusalAsync(scratch.Options with { Sources = Nowhere });

        Assert.Equal(EmbeddedServerFailure.BinariesMissing, refusal.Failure);
        Assert.Equal(
            "PostgreSQL 14 or newer is not installed. Install it (Debian, Ubuntu: apt-get install postgresql; Fedora: dnf install postgresql-server; macOS: brew install postgresql@15), or start Docker, or set ConnectionStrings__KnowledgeBase to a PostgreSQL database that you have.",
            refusal.Message);
    }

    [Fact]
    public async Task A_folder_that_was_named_but_has_no_server_is_refused()
    {
        var refusal = await scratch.RefusalAsync(scratch.Options with { BinariesDirectory = scratch.Folder });

        Assert.Equal(
            $"There is no PostgreSQL server in {scratch.Folder}: it needs the programs postgres and initdb. Correct the setting, or remove it to search the usual places.",
            refusal.Message);
    }

    [Fact]
    public async Task The_newest_installation_comes_first_and_too_old_ones_are_left_out()
    {
        foreach (var version in (string[])["9.6.24", "13.20", "14.0", "15.18 (Debian 15.18-0+deb12u1)", "18beta1"])
            Fake(Path.Combine(scratch.Folder, "pg", version.Split(' ')[0], "bin"), version);

        var found = await ServerBinaries.FindAsync(
            scratch.Options with { Sources = new BinarySources([], [Path.Combine(scratch.Folder, "pg", "*", "bin")], AskPgConfig: false) }, TestContext.Current.CancellationToken);

        Assert.Equal([18, 15, 14], found.Select(binaries => binaries.Major));
    }

    [Fact]
    public async Task A_link_in_the_path_leads_to_the_folder_that_has_all_programs()
    {
        var real = Path.Combine(scratch.Folder, "real");
        Fake(real, "15.1");
        var bin = Directory.CreateDirectory(Path.Combine(scratch.Folder, "bin")).FullName;
        File.CreateSymbolicLink(Path.Combine(bin, "middle"), Path.Combine(real, "postgres"));
        File.CreateSymbolicLink(Path.Combine(bin, "postgres"), Path.Combine(bin, "middle"));

        var found = await ServerBinaries.FindAsync(
            scratch.Options with { Sources = new BinarySources([bin, "/nowhere", real], [], AskPgConfig: false) }, TestContext.Current.CancellationToken);

        Assert.Equal([new ServerBinaries(real, 15)], found);
    }

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", 15)]
    [InlineData("postgres (PostgreSQL) 14.0", 14)]
    [InlineData("postgres (PostgreSQL) 18beta1", 18)]
    [InlineData("postgres (PostgreSQL) 9.6.24", 9)]
    [InlineData("postgres (PostgreSQL) 17", 17)]
    [InlineData("postgres (PostgreSQL) devel", null)]
    [InlineData("postgres (PostgreSQL) ", null)]
    [InlineData("postgres (PostgreSQL) 99999999999", null)]
    [InlineData("something else", null)]
    [InlineData("", null)]
    public void The_version_is_read_from_the_server_s_own_words(string line, int? major) => Assert.Equal(major, ServerBinaries.MajorOf(line));

    public void Dispose() => scratch.Dispose();

    private static void Fake(string directory, string version)
    {
        Directory.CreateDirectory(directory);
        foreach (var program in (string[])["postgres", "initdb"])
        {
            var path = Path.Combine(directory, program);
            File.WriteAllText(path, $"#!/bin/sh\necho '{program} (PostgreSQL) {version}'\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
