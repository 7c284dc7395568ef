using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Editing;
using Npgsql;

namespace KnowledgeBase.Storage.Editing;

/// <summary>
/// Reads changesets, and what would come of them. Whoever may call this sees drafts: it belongs behind <see cref="Permissions.ToRead"/>, and
/// never behind the public endpoint. Keeps a few releases and previews in memory; make one and share it.
/// </summary>
/// <param name="source">The database.</param>
public sealed class ChangesetReader(NpgsqlDataSource source)
{
    /// <summary>How many changesets a page may have at most.</summary>
    public const int MaxPage = 100;

    /// <summary>A changeset; null when there is none with this number.</summary>
    public Task<Changeset?> GetAsync(long id, CancellationToken cancellationToken) => throw new NotSupportedException($"{source} {id}");

    /// <summary>Changesets, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="first">How many at most, 1 to <see cref="MaxPage"/>.</param>
    /// <param name="after">The number of the last one of the page before; null for the first page.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ChangesetPage> ListAsync(ChangesetFilter filter, int first, long? after, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>How many changesets there are.</summary>
    public Task<int> CountAsync(ChangesetFilter filter, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>A changeset with its drafts, brought onto the newest release; null when there is none with this number.</summary>
    public Task<ChangesetContent?> ContentAsync(long id, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>An entry as an editor sees it in a changeset; null when there is no such changeset.</summary>
    public Task<EntryView?> ViewAsync(long id, string slug, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>
    /// What is wrong with the release that would come of a changeset: all errors, and the warnings that the newest release does not have already.
    /// Null when there is no such changeset; empty for one that was published or abandoned.
    /// </summary>
    public Task<ImmutableArray<ChangesetProblem>?> ProblemsAsync(long id, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>
    /// The catalogue that would come of a changeset, for reading as if it were published. It is refused while problems keep it from being linked.
    /// For one that was published it is refused, too: read its release.
    /// </summary>
    public Task<EditResult<Catalogue>> PreviewAsync(long id, CancellationToken cancellationToken) => throw new NotSupportedException();
}
