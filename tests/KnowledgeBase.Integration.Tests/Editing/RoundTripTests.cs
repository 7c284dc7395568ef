using KnowledgeBase.Api.CommandLine;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Integration.Tests.Seeds;
using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Seeds;
using Xunit;
using static KnowledgeBase.Integration.Tests.Editing.EditingDesk;

namespace KnowledgeBase.Integration.Tests.Editing;

/// <summary>What editors publish goes back into the seed files: only what they changed, and loading it again changes nothing.</summary>
public sealed class RoundTripTests(PostgresFixture postgres)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_over_the_working_copy_changes_only_the_lines_that_were_edited_and_loads_as_nothing_new()
    {
        await using var desk = await SeededAsync(postgres);
        using var copy = new SmallSeed();
        var id = await desk.OpenAsync(title: "Advice and a title");
        Done(await desk.SaveTitleAsync(id, "The issue today", 1));
        Done(await desk.SaveAsync<ManifestationEntry>(id, "online-grooming", 1, sheet => sheet with
        {
            Labels = [.. sheet.Labels.Select(label => label.Text == "online affair" ? label with { Note = "It presents abuse as romance." } : label)],
            Texts = sheet.Texts.SetItem("es", sheet.Texts["es"] with { Title = "Embaucamiento en línea" }),
        }));
        await desk.ApproveAsync(id);
        Done(await desk.PublishAsync(id));

        // What `kb seed diff` shows: the files have nothing new, the database has.
        var compared = Assert.IsType<SeedLoadOutcome.Compared>(await desk.Database.LoadAsync(copy.Path, dryRun: true));
        Assert.Equal(["compared", "kept online-grooming", "kept weprotect-the-issue"], LoadAccount.Of(compared));
        Assert.Equal(
            [
                "online-grooming labels[en:online affair].note: It presents abuse as romance between equals. -> It presents abuse as romance.",
                "online-grooming texts.es.title: Captación en línea con fines sexuales -> Embaucamiento en línea",
                "weprotect-the-issue title: The issue -> The issue today",
            ],
            compared.Merge.PublishedElsewhere.SelectMany(item => DocumentDiff.Between(item.InFiles, item.Published).Select(field => $"{item.Slug} {field.Path}: {field.Before} -> {field.After}")));
        await ExportAsync(desk, copy.Path);

        Assert.Equal(
            [
                "manifestations/online-grooming.es.md -title: Captación en línea con fines sexuales",
                "manifestations/online-grooming.es.md +title: Embaucamiento en línea",
                "manifestations/online-grooming.yaml -    note: It presents abuse as romance between equals.",
                "manifestations/online-grooming.yaml +    note: It presents abuse as romance.",
                "release.yaml -version: 2026.1.0",
                "release.yaml -  en: A small release for tests.",
                "release.yaml -  es: Una versión pequeña para pruebas.",
                "release.yaml +version: 2026.1.1",
                "release.yaml +notes: {en: Advice and a title}",
                "sources/weprotect-the-issue.yaml -title: The issue",
                "sources/weprotect-the-issue.yaml +title: The issue today",
            ],
            Changes(copy.Path).Where(line => line is not "release.yaml -notes:"));
        Assert.Equal(["NothingChanged { Version = 2026.1.1 }"], LoadAccount.Of(await desk.Database.LoadAsync(copy.Path)));
        Assert.Equal(["compared"], LoadAccount.Of(await desk.Database.LoadAsync(copy.Path, dryRun: true)));
    }

    [Fact]
    public async Task After_the_round_trip_files_and_editors_go_on_from_the_same_state()
    {
        await using var desk = await SeededAsync(postgres);
        using var copy = new SmallSeed();
        await desk.PublishTitleAsync("Edited", 1);
        await ExportAsync(desk, copy.Path);
        Assert.Equal(["NothingChanged { Version = 2026.1.1 }"], LoadAccount.Of(await desk.Database.LoadAsync(copy.Path)));

        copy.Version("2026.2.0");
        copy.Replace("sources/weprotect-the-issue.yaml", "title: Edited", "title: Filed");

        Assert.Equal(
            ["published 2026.2.0 as 3: 0 added, 1 changed, 0 taken out", "~ weprotect-the-issue title: Edited -> Filed"],
            LoadAccount.Of(await desk.Database.LoadAsync(copy.Path)));
        Assert.Equal("2026.2.1", (await desk.PublishTitleAsync("Edited again", 3)).Release.Version);
    }

    private static async Task ExportAsync(EditingDesk desk, string folder)
    {
        var reader = new ReleaseReader(desk.Database.Source);
        var release = (await reader.ReleasesAsync(Stop))[^1];
        await SeedExport.WriteAsync(folder, release, await reader.EntriesAsync(release.Sequence, Stop), Stop);
    }

    /// <summary>The lines that differ from the original, file by file: those that are gone, then those that came.</summary>
    private static IEnumerable<string> Changes(string folder)
    {
        var files = new[] { folder, SmallSeed.Original }
            .SelectMany(root => Directory.GetFiles(root, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(root, path)))
            .Distinct()
            .Order(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var before = Lines(SmallSeed.Original, file);
            var after = Lines(folder, file);
            foreach (var line in before.Except(after))
                yield return $"{file} -{line}";
            foreach (var line in after.Except(before))
                yield return $"{file} +{line}";
        }
    }

    private static string[] Lines(string root, string file) => File.Exists(Path.Combine(root, file)) ? File.ReadAllLines(Path.Combine(root, file)) : [];
}
