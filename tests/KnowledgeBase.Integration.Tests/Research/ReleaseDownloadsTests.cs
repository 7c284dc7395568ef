using System.Collections.Immutable;
using KnowledgeBase.Api.Downloads;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Research;

/// <summary>Files are made once and kept for two releases.</summary>
public sealed class ReleaseDownloadsTests : IDisposable
{
    private readonly ReleaseDownloads _downloads = new(new PublicAddress("https://kb.example", static () => ""));

    [Fact]
    public async Task However_many_ask_at_once_the_files_are_made_once()
    {
        var catalogue = Release(1);
        var files = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => _downloads.FilesAsync(catalogue))));
        Assert.All(files, one => Assert.Same(files[0], one));
    }

    [Fact]
    public async Task The_two_releases_asked_for_last_are_kept()
    {
        var (first, second, third) = (Release(1), Release(2), Release(3));
        var (one, two) = (await _downloads.FilesAsync(first), await _downloads.FilesAsync(second));
        Assert.Same(one, await _downloads.FilesAsync(first));
        await _downloads.FilesAsync(third);
        Assert.Same(one, await _downloads.FilesAsync(first));
        Assert.NotSame(two, await _downloads.FilesAsync(second));
    }

    /// <inheritdoc/>
    public void Dispose() => _downloads.Dispose();

    private static Catalogue Release(int sequence) => CatalogueBuilder.Build(
        new ReleaseInfo($"{sequence}.0.0", sequence, DateTimeOffset.UnixEpoch, Notes: null, ["en"], ["en"], new string('0', 64), ImmutableDictionary<EntryKind, int>.Empty), []);
}
