using KnowledgeBase.Api.CommandLine;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Integration.Tests.Api;
using KnowledgeBase.Integration.Tests.Fixtures;
using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Seeds;
using Xunit;
using static KnowledgeBase.Integration.Tests.Editing.EditingDesk;

namespace KnowledgeBase.Integration.Tests.Editing;

/// <summary>One edit of the real content, from the draft to the files.</summary>
public sealed class RealSeedTests(PostgresFixture postgres) : IDisposable
{
    private readonly TemporaryFolder before = new();
    private readonly TemporaryFolder after = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edit_of_the_real_content_can_be_previewed_and_touches_only_its_own_file()
    {
        await using var desk = await EmptyAsync(postgres);
        Assert.IsType<PublishOutcome.Published>(Assert.IsType<SeedLoadOutcome.Done>(await desk.Database.LoadAsync(CatalogueService.RealSeed)).Outcome);
        var id = await desk.OpenAsync();
        Done(await desk.SaveAsync<ManifestationEntry>(id, "online-grooming", 1, sheet => sheet with { Position = 999 }));

        Assert.Empty((await desk.Reader.ProblemsAsync(id, Stop))!.Value);
        Assert.Equal(999, Done(await desk.Reader.PreviewAsync(id, Stop)).Factsheet("online-grooming")!.Entry.Position);
        await desk.ApproveAsync(id);
        Done(await desk.PublishAsync(id));

        await ExportAsync(desk, 1, before.Path);
        await ExportAsync(desk, 2, after.Path);
        Assert.Equal(
            ["manifestations/online-grooming.yaml", "release.yaml"],
            Files(before.Path).Except(Files(after.Path)).Concat(Files(after.Path).Except(Files(before.Path))).Select(file => file.Path).Distinct().Order(StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        before.Dispose();
        after.Dispose();
    }

    private static async Task ExportAsync(EditingDesk desk, int sequence, string folder)
    {
        var reader = new ReleaseReader(desk.Database.Source);
        var release = (await reader.ReleasesAsync(Stop))[sequence - 1];
        await SeedExport.WriteAsync(folder, release, await reader.EntriesAsync(sequence, Stop), Stop);
    }

    private static (string Path, string Text)[] Files(string root) =>
        [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(file => (Path.GetRelativePath(root, file), File.ReadAllText(file)))];
}
