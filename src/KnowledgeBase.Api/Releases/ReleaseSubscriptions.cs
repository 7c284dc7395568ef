using System.Runtime.CompilerServices;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.Storage.Releases;

namespace KnowledgeBase.Api.Releases;

/// <summary>Releases as they come.</summary>
public static class ReleaseSubscriptions
{
    /// <summary>
    /// Each release that this instance serves from now on, the oldest first. It follows what the instance swaps in, so that whoever hears of a release can read
    /// it here, and none is missed, whatever becomes of notifications.
    /// </summary>
    [Field("Subscription.releasePublished")]
    public static async IAsyncEnumerable<ReleaseInfo> ReleasePublished(CatalogueStore store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = store.Current?.Release.Sequence ?? 0;
        while (true)
        {
            var changed = store.Changed;
            foreach (var release in store.Releases.Where(release => release.Sequence > last).OrderBy(static release => release.Sequence))
            {
                last = release.Sequence;
                yield return release;
            }

            await changed.WaitAsync(cancellationToken);
        }
    }
}
