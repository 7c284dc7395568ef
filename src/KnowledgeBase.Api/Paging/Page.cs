using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.GraphQL;

namespace KnowledgeBase.Api.Paging;

/// <summary>The arguments of a list: how much of it, and from where (Relay "Cursor Connections").</summary>
/// <param name="First">How many from the start.</param>
/// <param name="After">Only what comes after this cursor.</param>
/// <param name="Last">How many from the end.</param>
/// <param name="Before">Only what comes before this cursor.</param>
public readonly record struct Page(int? First, string? After, int? Last = null, string? Before = null)
{
    /// <summary>The most items that a page may have.</summary>
    public const int MostItems = 100;

    /// <summary>The items of a page when neither <see cref="First"/> nor <see cref="Last"/> is given.</summary>
    public const int UsualItems = 20;

    /// <summary>Cuts a page from a whole list of a release.</summary>
    /// <param name="all">The list, in its order.</param>
    /// <param name="view">The release; cursors belong to it.</param>
    /// <param name="key">An item's permanent key, unique in the list.</param>
    /// <exception cref="GraphQLException">A size is out of range, both sizes are given, or a cursor is not of this list.</exception>
    public Connection<T> Of<T>(ImmutableArray<T> all, CatalogueView view, Func<T, string> key)
        where T : notnull
    {
        var release = view.Catalogue.Release;
        return Of(all, Prefix(release), cursor => IndexOf(all, cursor, view, key), key);
    }

    /// <summary>Cuts a page from a whole list of what changed between two releases.</summary>
    /// <param name="all">The list, in its order.</param>
    /// <param name="scope">The two releases; cursors belong to both.</param>
    /// <param name="key">An item's key, unique in the list.</param>
    /// <exception cref="GraphQLException">A size is out of range, or a cursor is not of this list.</exception>
    internal Connection<T> Of<T>(ImmutableArray<T> all, CursorScope scope, Func<T, string> key)
        where T : notnull =>
        Of(all, scope.Prefix, cursor => IndexOf(all, cursor, scope, key), key);

    private Connection<T> Of<T>(ImmutableArray<T> all, string prefix, Func<string, int> indexOf, Func<T, string> key)
        where T : notnull
    {
        Check(First, nameof(First));
        Check(Last, nameof(Last));
        if (First is not null && Last is not null)
            throw Bad("Give `first` or `last`, not both.", ErrorCode.BadArgument);
        var start = After is null ? 0 : indexOf(After) + 1;
        var end = Before is null ? all.Length : indexOf(Before);
        end = Math.Max(start, end);
        if (Last is { } last)
            start = Math.Max(start, end - last);
        else
            end = Math.Min(end, start + (First ?? UsualItems));
        return new Connection<T>(all, start, end, item => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{prefix}:{key(item)}")));
    }

    private static string Prefix(ReleaseInfo release) => release.Sequence.ToString(CultureInfo.InvariantCulture);

    private static int IndexOf<T>(ImmutableArray<T> all, string cursor, CursorScope scope, Func<T, string> key)
        where T : notnull
    {
        if (Parts(cursor) is not [var prefix, var wanted])
            throw Unknown();
        for (var index = 0; prefix == scope.Prefix && index < all.Length; index++)
        {
            if (key(all[index]) == wanted)
                return index;
        }

        throw Bad($"This cursor does not belong to {scope.Description}: releases have to stay the same from page to page. Name both, or start again.", ApiErrorCode.BadCursor);
    }

    /// <summary>What a cursor says: what it belongs to, and a key. Null for what is no cursor.</summary>
    private static string[]? Parts(string cursor)
    {
        const int LongestCursor = 500;
        return cursor.Length is > 0 and <= LongestCursor && Base64Url.IsValid(cursor) && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(':', 2) is { Length: 2 } parts
            ? parts
            : null;
    }

    private static GraphQLException Unknown() => Bad("This cursor is not one that this service gave. Take cursors from `edges` or `pageInfo`.", ApiErrorCode.BadCursor);

    private static int IndexOf<T>(ImmutableArray<T> all, string cursor, CatalogueView view, Func<T, string> key)
        where T : notnull
    {
        if (Parts(cursor) is not [var number, var wanted] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            throw Unknown();
        if (sequence != view.Catalogue.Release.Sequence)
        {
            var version = view.Releases.FirstOrDefault(release => release.Sequence == sequence)?.Version;
            throw Bad(
                version is null
                    ? "This cursor belongs to a release that does not exist."
                    : $"This cursor belongs to release {version}, and this operation reads release {view.Catalogue.Release.Version}: pages never mix releases. Go on with @inContext(release: \"{version}\"), or start again.",
                ApiErrorCode.BadCursor);
        }

        for (var index = 0; index < all.Length; index++)
        {
            if (key(all[index]) == wanted)
                return index;
        }

        throw Bad("This cursor belongs to another list: the filter has to stay the same from page to page.", ApiErrorCode.BadCursor);
    }

    private static void Check(int? size, string name)
    {
        if (size is < 1 or > MostItems)
            throw Bad(string.Create(CultureInfo.InvariantCulture, $"`{name.ToLowerInvariant()}` is {size}; it must be from 1 to {MostItems}."), ErrorCode.BadArgument);
    }

    private static GraphQLException Bad(string message, string code) => new(new GraphQLError(message, code));
}

/// <summary>The two releases that cursors of a list of changes belong to.</summary>
/// <param name="Since">The sequence of the earlier one; 0 for the beginning.</param>
/// <param name="Until">The sequence of the later one.</param>
/// <param name="Description">The list, in words.</param>
internal sealed record CursorScope(int Since, int Until, string Description)
{
    internal string Prefix { get; } = string.Create(CultureInfo.InvariantCulture, $"{Since}-{Until}");
}
