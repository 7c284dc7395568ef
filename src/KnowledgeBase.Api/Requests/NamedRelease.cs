using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.GraphQL;
using KnowledgeBase.Storage.Releases;
using Npgsql;

namespace KnowledgeBase.Api.Requests;

/// <summary>Releases that a request names by their versions.</summary>
internal static class NamedRelease
{
    private const int ReleasesNamed = 5;
    private const int MostShown = 40;

    /// <summary>The release with this version.</summary>
    /// <exception cref="GraphQLException">There is none; the error names the newest ones.</exception>
    internal static ReleaseInfo Find(string version, ImmutableArray<ReleaseInfo> releases) =>
        releases.FirstOrDefault(release => release.Version == version) ?? throw new GraphQLException(Unknown(version, releases));

    /// <summary>That there is no such release.</summary>
    internal static GraphQLError Unknown(string version, ImmutableArray<ReleaseInfo> releases)
    {
        ImmutableArray<string> newest = [.. releases.Take(ReleasesNamed).Select(release => release.Version)];
        var shown = version.Length <= MostShown ? version : version[..MostShown] + "…";
        return new GraphQLError($"There is no release \"{shown}\". The newest are: {string.Join(", ", newest)}.", ApiErrorCode.ReleaseNotFound)
        {
            Extensions = ImmutableDictionary<string, object>.Empty.Add("releases", newest),
        };
    }

    /// <summary>The catalogue of a release, from memory or else from the database.</summary>
    /// <exception cref="GraphQLException">It is not in memory, and the database cannot be reached.</exception>
    internal static async ValueTask<Catalogue> LoadAsync(ReleaseInfo release, CatalogueLoader loader, CancellationToken cancellationToken)
    {
        try
        {
            return await loader.GetAsync(release, cancellationToken);
        }
        catch (Exception error) when (IsAway(error))
        {
            throw new GraphQLException(Away(release));
        }
    }

    /// <summary>Whether this says that the database cannot be reached.</summary>
    internal static bool IsAway(Exception error) => error is NpgsqlException or TimeoutException or InvalidOperationException;

    /// <summary>That a release cannot be loaded just now.</summary>
    internal static GraphQLError Away(ReleaseInfo release) => new(
        $"Release {release.Version} is not in memory and the database cannot be reached just now. Try again later, or ask for the newest release.",
        ApiErrorCode.ReleaseUnavailable);
}
