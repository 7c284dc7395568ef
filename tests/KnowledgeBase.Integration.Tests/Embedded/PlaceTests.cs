using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Embedded;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Embedded;

public sealed class PlaceTests(InitialisedRoot initialised) : IDisposable
{
    private const string RootOnly = "needs root, to become another user";
    private static readonly string[] AsNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"];
    private readonly Scratch scratch = new(initialised);

    [Theory]
    [InlineData("with spaces and 'quotes' and \"more\"")]
    [InlineData("komma, ümlaut; $HOME `id`")]
    [InlineData("-dash")]
    public async Task Unusual_folder_names_work(string name)
    {
        await using var server = await scratch.StartAsync(scratch.Options with { DataRoot = Path.Combine(scratch.Folder, name) });

        Assert.Equal(1, await Scratch.AskAsync(server.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_gets_a_short_socket_folder()
    {
        var deep = Path.Combine(scratch.Folder, new string('x', 120));

        await using (var server = await scratch.StartAsync(scratch.Options with { DataRoot = deep, TemporaryRoot = scratch.Folder }))
        {
            Assert.Equal(1, await Scratch.AskAsync(server.ConnectionString, "SELECT 1"));
            Assert.Single(Directory.GetDirectories(scratch.Folder, "knowledgebase-*"));
        }

        Assert.Empty(Directory.GetDirectories(scratch.Folder, "knowledgebase-*"));
    }

    [Fact]
    public async Task The_longest_path_that_fits_and_one_more()
    {
        // 107 bytes for the socket, of which "/.kb/socket/.s.PGSQL.5432" take 25.
        foreach (var (length, shortFolders) in ((int, int)[])[(107 - 25, 0), (108 - 25, 1)])
        {
            var root = Path.Combine(scratch.Folder, new string('y', length - scratch.Folder.Length - 1), ".kb");
            await using var server = await scratch.StartAsync(scratch.Options with { DataRoot = root, TemporaryRoot = scratch.Folder });
            Assert.Equal(1, await Scratch.AskAsync(server.ConnectionString, "SELECT 1"));
            Assert.Equal(shortFolders, Directory.GetDirectories(scratch.Folder, "knowledgebase-*").Length);
        }
    }

    [Fact]
    public async Task Where_no_path_is_short_enough_the_start_is_refused()
    {
        var deep = Path.Combine(scratch.Folder, new string('x', 120));

        var refusal = await scratch.RefusalAsync(scratch.Options with { DataRoot = deep, TemporaryRoot = deep });

        Assert.Equal(EmbeddedServerFailure.Socket, refusal.Failure);
        Assert.Matches("^The database server could not open its socket in .*/x+/knowledgebase-[0-9a-f]{12}: the path is longer than the 107 bytes that the system allows, or has unusual characters\\. Remove what is in the way, or start with another data root\\.$", refusal.Message);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("link")]
    [InlineData("other user")]
    public async Task A_socket_folder_that_somebody_else_put_there_is_not_used(string what)
    {
        Assert.SkipUnless(what != "other user" || Environment.IsPrivilegedProcess, RootOnly);
        var socket = Path.Combine(Directory.CreateDirectory(scratch.Root).FullName, "socket");
        if (what == "file")
            File.WriteAllText(socket, "");
        else if (what == "link")
            Directory.CreateSymbolicLink(socket, Directory.CreateDirectory(Path.Combine(scratch.Folder, "target")).FullName);
        else
            Scratch.Run("chown", "12345", Directory.CreateDirectory(socket).FullName);

        var refusal = await scratch.RefusalAsync();

        Assert.Equal(
            $"The database server could not open its socket in {socket}: it {(what == "other user" ? "belongs to another user" : "is not a folder")}. Remove what is in the way, or start with another data root.",
            refusal.Message);
    }

    [Fact]
    public async Task Root_in_a_folder_that_others_cannot_enter_keeps_its_database_elsewhere_and_finds_it_again()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, RootOnly);
        var home = Directory.CreateDirectory(Path.Combine(scratch.Folder, "home"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var system = Directory.CreateDirectory(Path.Combine(scratch.Folder, "var")).FullName;
        var options = scratch.Options with { DataRoot = Path.Combine(home.FullName, ".kb"), SystemRoot = system };

        string place;
        await using (var first = await scratch.StartAsync(options))
        {
            place = first.Place;
            await Scratch.AskAsync(first.ConnectionString, "CREATE TABLE t AS SELECT 42 AS n");
        }

        Assert.Matches($"^{system}/knowledgebase-[0-9a-f]{{12}}/postgres$", place);
        Assert.Equal([$"The user 'postgres', which the database server runs as, cannot enter {options.DataRoot}; the database is in {Path.GetDirectoryName(place)}."], scratch.Reports);
        // Opening the folder later does not hide the database.
        home.UnixFileMode |= UnixFileMode.OtherExecute;
        await using var second = await scratch.StartAsync(options);
        Assert.Equal(42, await Scratch.AskAsync(second.ConnectionString, "SELECT n FROM t"));
        Assert.Equal(place, second.Place);
    }

    [Fact]
    public async Task Root_with_a_strict_umask_uses_its_own_folder()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, RootOnly);
        Directory.CreateDirectory(scratch.Root, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await using var server = await scratch.StartAsync();

        Assert.Equal(scratch.Data, server.Place);
    }

    [Fact]
    public async Task An_ordinary_user_runs_it_as_itself_and_root_goes_on_with_that_user_s_data()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, RootOnly);
        var home = Directory.CreateDirectory(Path.Combine(scratch.Folder, "nobody")).FullName;
        Scratch.Run("chown", "65534:65534", home);
        var root = Path.Combine(home, ".kb");
        using (var owner = await ServerOwner.StartAsync(root, AsNobody, binaries: Copy()))
        {
            Assert.Equal("", owner.Output);
            await Scratch.AskAsync(owner.ConnectionString, "CREATE TABLE t AS SELECT 42 AS n");
            Assert.Equal(0, await owner.StopAsync());
        }

        await using (var server = await scratch.StartAsync(scratch.Options with { DataRoot = root }))
            Assert.Equal(42, await Scratch.AskAsync(server.ConnectionString, "SELECT n FROM t"));
        Assert.Equal("65534", Scratch.Run("stat", "-c", "%u", Path.Combine(root, "postgres")));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_refused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, RootOnly);
        Directory.CreateDirectory(scratch.Root);

        using var owner = await ServerOwner.StartAsync(scratch.Root, AsNobody, binaries: Copy());

        Assert.Equal(
            $"{scratch.Root} cannot be used (Access to the path '{scratch.Root}/instance.lock' is denied). Give this program's user the right to it, or start with another data root.",
            owner.Output);
    }

    [Fact]
    public async Task A_data_directory_of_another_user_is_refused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, RootOnly);
        await scratch.InitialiseAsync();
        Scratch.Run("chown", "65534", scratch.Root, Path.Combine(scratch.Root, "instance.lock"));

        using var owner = await ServerOwner.StartAsync(scratch.Root, AsNobody, binaries: Copy());

        Assert.Equal(
            $"{scratch.Root} cannot be used (Access to the path '{scratch.Data}' is denied). Give this program's user the right to it, or start with another data root.",
            owner.Output);
    }

    [Fact]
    public async Task A_data_root_that_is_a_file_is_refused()
    {
        File.WriteAllText(scratch.Root, "");

        var refusal = await scratch.RefusalAsync();

        Assert.Equal(EmbeddedServerFailure.Permissions, refusal.Failure);
        Assert.Equal($"{scratch.Root} is not a folder. Give this program's user the right to it, or start with another data root.", refusal.Message);
    }

    [Theory]
    [InlineData("1m")]
    [InlineData("45m")]
    public async Task A_disk_too_small_for_a_new_database_is_said_and_a_start_after_freeing_space_works(string size)
    {
        using var disk = SmallDisk.Mount(scratch.Root, size);

        var refusal = await scratch.RefusalAsync();

        Assert.Equal(EmbeddedServerFailure.DiskFull, refusal.Failure);
        Assert.Equal(
            $"There is no space left on the disk of {scratch.Root}. Free some (a new database takes about 60 MB) and start again; nothing is lost.",
            refusal.Message);
        disk.Resize("300m");
        await using var server = await scratch.StartAsync();
        Assert.Equal(1, await Scratch.AskAsync(server.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task A_disk_that_is_full_to_the_last_byte_is_said_and_a_start_after_freeing_space_works()
    {
        using var disk = SmallDisk.Mount(scratch.Root, "120m");
        await (await scratch.StartAsync()).DisposeAsync();
        Scratch.Run("dd", "if=/dev/zero", $"of={scratch.Root}/full", "bs=4k", "status=none");

        var refusal = await scratch.RefusalAsync();

        Assert.Equal(EmbeddedServerFailure.DiskFull, refusal.Failure);
        File.Delete(Path.Combine(scratch.Root, "full"));
        await using var server = await scratch.StartAsync();
        Assert.Equal(1, await Scratch.AskAsync(server.ConnectionString, "SELECT 1"));
    }

    public void Dispose() => scratch.Dispose();

    // For a user who cannot enter the folder that this runs in.
    private string Copy()
    {
        var copy = Path.Combine(scratch.Folder, "copy");
        Scratch.Run("cp", "-r", AppContext.BaseDirectory, copy);
        Scratch.Run("chmod", "-R", "a+rX", copy);
        return copy;
    }
}
