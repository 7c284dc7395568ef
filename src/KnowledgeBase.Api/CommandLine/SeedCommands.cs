using System.CommandLine;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Seed;
using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Seeds;

namespace KnowledgeBase.Api.CommandLine;

/// <summary><c>kb seed check|load|diff|export|schema</c>.</summary>
internal static class SeedCommands
{
    internal static Command Make(Terminal terminal) => new("seed", "Check, load, compare and export the seed files; write their schemas.")
    {
        Check(terminal),
        Load(terminal),
        Diff(terminal),
        Export(terminal),
        Schema(terminal),
    };

    private static Argument<string?> Folder() => NoOption(new Argument<string?>("folder")
    {
        Description = "The folder with release.yaml; by default the project's seed-data.",
        Arity = ArgumentArity.ZeroOrOne,
    });

    /// <summary>Refuses a misspelt option, which would be taken for a folder otherwise.</summary>
    private static Argument<T> NoOption<T>(Argument<T> folder)
    {
        folder.Validators.Add(static result =>
        {
            foreach (var word in result.Tokens.Where(token => token.Value.StartsWith('-')))
                result.AddError($"Unrecognized command or argument '{word.Value}'.");
        });
        return folder;
    }

    private static Command Check(Terminal terminal)
    {
        var folder = Folder();
        var command = new Command("check", "Reads the seed files and lists every problem as file:line:column code message.") { folder };
        command.SetAction((parsed, _) => CommandRunner.WithSettingsAsync(terminal, settings =>
        {
            var (seed, problems) = SeedLoader.Check(parsed.GetValue(folder) ?? settings.Options.SeedDirectory);
            foreach (var problem in problems)
                terminal.Say(problem.ToString());
            var errors = problems.Count(problem => problem.Severity == ProblemSeverity.Error);
            terminal.Say($"{seed.Entries.Length} entries, {errors} {(errors == 1 ? "error" : "errors")}, {problems.Length - errors} warnings");
            return Task.FromResult(errors == 0 ? 0 : 1);
        }));
        return command;
    }

    private static Command Load(Terminal terminal)
    {
        var folder = Folder();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would change." };
        var prefer = new Option<string?>("--prefer")
        {
            Description = "Which side wins where an entry changed in the files and in the database. Without it such a load is refused.",
        };
        prefer.AcceptOnlyFromAmong("files", "database");
        var command = new Command("load", "Loads the seed files as a release: all of them, or nothing.") { folder, dryRun, prefer };
        command.SetAction((parsed, cancellationToken) => CommandRunner.WithDatabaseAsync(terminal, async (settings, source) =>
        {
            var outcome = await new SeedLoader(source, TimeProvider.System).LoadAsync(
                parsed.GetValue(folder) ?? settings.Options.SeedDirectory,
                parsed.GetValue(prefer) switch
                {
                    "files" => ConflictPreference.Files,
                    "database" => ConflictPreference.Database,
                    _ => ConflictPreference.Refuse,
                },
                parsed.GetValue(dryRun),
                new ProgressLine(terminal),
                cancellationToken);
            if (outcome is SeedLoadOutcome.Compared compared)
                SeedReport.Differences(compared.Merge, terminal);
            return SeedReport.Tell(outcome, terminal);
        }, cancellationToken));
        return command;
    }

    private static Command Diff(Terminal terminal)
    {
        var folder = Folder();
        var command = new Command("diff", "Shows, field by field, how the seed files and the newest release differ.") { folder };
        command.SetAction((parsed, cancellationToken) => CommandRunner.WithDatabaseAsync(terminal, async (settings, source) =>
        {
            var (seed, problems) = SeedLoader.Check(parsed.GetValue(folder) ?? settings.Options.SeedDirectory);
            if (problems.Any(problem => problem.Severity == ProblemSeverity.Error))
                return SeedReport.Tell(new SeedLoadOutcome.Refused(problems), terminal);
            var reader = new ReleaseReader(source);
            var newest = await reader.NewestAsync(cancellationToken);
            var published = newest == 0 ? [] : await reader.EntriesAsync(newest, cancellationToken);
            // As if what is published had come from the files: whatever differs is then the files' doing, entries that they lack included.
            var asLoaded = published.ToDictionary(item => item.Entry.Slug, item => item.ContentHash, StringComparer.Ordinal);
            SeedReport.Differences(SeedMerge.Of(seed.Entries, asLoaded, published, ConflictPreference.Files), terminal);
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Export(Terminal terminal)
    {
        var folder = NoOption(new Argument<string>("folder") { Description = "The folder to write to; it is made where it is missing." });
        var release = new Option<string?>("--release") { Description = "The release to export; the newest without it." };
        var command = new Command("export", "Writes a release as seed files, byte for byte the same each time.") { folder, release };
        command.SetAction((parsed, cancellationToken) => CommandRunner.WithDatabaseAsync(terminal, async (_, source) =>
        {
            var reader = new ReleaseReader(source);
            var releases = await reader.ReleasesAsync(cancellationToken);
            var wanted = parsed.GetValue(release) is { } version ? releases.FirstOrDefault(row => row.Version == version) : releases.Count == 0 ? null : releases[^1];
            if (wanted is null)
            {
                terminal.Fail(releases.Count == 0
                    ? "There is no release to export yet. Load the seed files with 'kb seed load'."
                    : $"There is no release {parsed.GetValue(release)}. There are: {string.Join(", ", releases.Select(row => row.Version))}.");
                return 1;
            }

            var entries = await reader.EntriesAsync(wanted.Sequence, cancellationToken);
            var written = await SeedExport.WriteAsync(parsed.GetValue(folder)!, wanted, entries, cancellationToken);
            terminal.Say($"Wrote {written} files of release {wanted.Version} ({entries.Count} entries, content hash {wanted.ContentHash}).");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Schema(Terminal terminal)
    {
        var folder = Folder();
        var command = new Command("schema", "Writes JSON Schemas of the seed files to the folder's schema/, for editors that check and complete YAML.") { folder };
        command.SetAction((parsed, cancellationToken) => CommandRunner.WithSettingsAsync(terminal, async settings =>
        {
            var target = parsed.GetValue(folder) ?? settings.Options.SeedDirectory;
            var files = SeedSchemas.Make();
            foreach (var file in files)
            {
                var path = Path.Combine(target, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllBytesAsync(path, file.Content, cancellationToken);
            }

            terminal.Say($"Wrote {files.Length} schemas to {Path.Combine(target, "schema")}.");
            return 0;
        }));
        return command;
    }

    /// <summary>Says how far a long load is, on a line for every thousand entries.</summary>
    private sealed class ProgressLine(Terminal terminal) : IProgress<(int Done, int Of)>
    {
        private const int Step = 1_000;
        private int _told;

        public void Report((int Done, int Of) value)
        {
            if (value.Done - _told < Step)
                return;
            _told = value.Done;
            terminal.Fail($"{value.Done} of {value.Of} entries written");
        }
    }
}
