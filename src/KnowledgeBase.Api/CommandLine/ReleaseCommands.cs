using System.CommandLine;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Storage.Releases;

namespace KnowledgeBase.Api.CommandLine;

/// <summary><c>kb release list|show</c>.</summary>
internal static class ReleaseCommands
{
    internal static Command Make(Terminal terminal) => new("release", "List and show releases.") { List(terminal), Show(terminal) };

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", "Lists all releases, newest first.");
        command.SetAction((_, cancellationToken) => CommandRunner.WithDatabaseAsync(terminal, async (_, source) =>
        {
            var releases = await new ReleaseReader(source).ReleasesAsync(cancellationToken);
            foreach (var release in releases.Reverse())
                terminal.Say($"{release.Sequence,4}  {release.Version,-12}  {release.PublishedAt:yyyy-MM-dd HH:mm} UTC  {release.ContentHash[..12]}");
            if (releases.Count == 0)
                terminal.Say("There is no release yet. Load the seed files with 'kb seed load'.");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Show(Terminal terminal)
    {
        var version = new Argument<string>("version") { Description = "The release's version, such as 2026.1.0." };
        var command = new Command("show", "Shows a release and what it published.") { version };
        command.SetAction((parsed, cancellationToken) => CommandRunner.WithDatabaseAsync(terminal, async (_, source) =>
        {
            var reader = new ReleaseReader(source);
            var releases = await reader.ReleasesAsync(cancellationToken);
            var release = releases.FirstOrDefault(row => row.Version == parsed.GetValue(version));
            if (release is null)
            {
                terminal.Fail(releases.Count == 0
                    ? "There is no release yet."
                    : $"There is no release {parsed.GetValue(version)}. There are: {string.Join(", ", releases.Select(row => row.Version))}.");
                return 1;
            }

            terminal.Say($"version       {release.Version}");
            terminal.Say($"number        {release.Sequence}");
            terminal.Say($"published     {release.PublishedAt:yyyy-MM-dd HH:mm:ss} UTC");
            terminal.Say($"content hash  {release.ContentHash}");
            terminal.Say($"languages     {string.Join(", ", release.Languages)} (fallback {string.Join(", ", release.Fallback)})");
            if (ReleaseReader.NotesOf(release) is { } notes)
                terminal.Say($"notes         {notes.ByLanguage[LocalizedText.SourceLanguage]}");
            var entries = await reader.EntriesAsync(release.Sequence, cancellationToken);
            foreach (var group in entries.GroupBy(item => item.Entry.Kind).OrderBy(group => group.Key))
                terminal.Say($"{group.Count(),6} {group.Key}, of which {group.Count(item => item.Since == release.Sequence)} new or changed in this release");
            return 0;
        }, cancellationToken));
        return command;
    }
}
