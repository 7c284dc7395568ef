namespace KnowledgeBase.Storage.Editing;

/// <summary>A few values that were costly to make: the one not used for longest goes when there are too many.</summary>
/// <param name="most">How many at most.</param>
internal sealed class RecentValues<TKey, TValue>(int most)
    where TKey : IEquatable<TKey>
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(TKey Key, TValue Value)> _values = [];

    internal bool TryFind(TKey key, out TValue value)
    {
        lock (_gate)
        {
            for (var node = _values.First; node is not null; node = node.Next)
            {
                if (!node.Value.Key.Equals(key))
                    continue;
                _values.Remove(node);
                _values.AddFirst(node);
                value = node.Value.Value;
                return true;
            }
        }

        value = default!;
        return false;
    }

    internal TValue Keep(TKey key, TValue value)
    {
        lock (_gate)
        {
            _values.AddFirst((key, value));
            while (_values.Count > most)
                _values.RemoveLast();
        }

        return value;
    }
}

/// <summary>What a changeset would come to: two with the same key come to the same.</summary>
/// <param name="Changeset">Its number.</param>
/// <param name="Version">Its version.</param>
/// <param name="Newest">The release that it would come after.</param>
/// <param name="Hash">That release's hash.</param>
internal readonly record struct NextKey(long Changeset, int Version, int Newest, string Hash)
{
    internal static NextKey Of(Changeset changeset, ReleaseSnapshot newest) => new(changeset.Id, changeset.Version, newest.Sequence, newest.Release.ContentHash);
}
