using KnowledgeBase.Integration.Tests.Fixtures;
using Xunit;

namespace KnowledgeBase.Integration.Tests.CommandLine;

public sealed class HelpTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task Help_lists_the_commands()
    {
        Assert.Equal(
            [
                "exit 0",
                "Description:",
                "  KnowledgeBase: terminology and factsheets on online child sexual exploitation, through GraphQL.",
                "",
                "Usage:",
                "  kb [command] [options]",
                "",
                "Options:",
                "  -?, -h, --help  Show help and usage information",
                "  --version       Show version information",
                "",
                "Commands:",
                "  serve    Starts the service. Ctrl-C stops it.",
                "  seed     Check, load, compare and export the seed files; write their schemas.",
                "  release  List and show releases.",
                "  key      Create, list and revoke API keys of editors and partners.",
                "  webhook  Have other services told of each release, signed.",
                "  audit    Verify the log of what was done.",
                "  doctor   Says what is configured, what is reachable and what is wrong.",
                "",
            ],
            (await RunAsync("help")).Lines);
    }

    [Theory]
    [InlineData("Required command was not provided.")]
    [InlineData("Required command was not provided.|Unrecognized command or argument 'nonsense'.", "nonsense")]
    [InlineData("Required command was not provided.", "seed")]
    [InlineData("Unrecognized command or argument 'more'.", "seed", "check", "folder", "more")]
    [InlineData("Required argument missing for command: 'show'.", "release", "show")]
    [InlineData("Required argument missing for command: 'export'.", "seed", "export")]
    [InlineData("Required argument missing for option: '--prefer'.", "seed", "load", "--prefer")]
    [InlineData("Unrecognized command or argument '--force'.", "seed", "load", "--force")]
    [InlineData("Argument 'both' not recognized. Must be one of:|\t'files'|\t'database'", "seed", "load", "--prefer", "both")]
    public async Task A_wrong_command_line_is_refused_before_anything_is_done(string problem, params string[] words)
    {
        string[] expected = ["exit 2", .. problem.Split('|').Select(line => $"! {line}"), "! See 'kb help'."];

        Assert.Equal(expected, (await RunAsync(words)).Lines);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private Task<KbAnswer> RunAsync(params string[] words) => KbProcess.RunAsync(folder.Path, [], words);
}
