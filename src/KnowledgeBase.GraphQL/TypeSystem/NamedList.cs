using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace KnowledgeBase.GraphQL.TypeSystem;

/// <summary>Things that have a name, in definition order and found by name (ordinal).</summary>
/// <typeparam name="T">The kind of thing.</typeparam>
public sealed class NamedList<T> : IReadOnlyList<T>
    where T : class
{
    private readonly T[] _items;
    private readonly Dictionary<string, T> _byName;

    /// <summary>Makes a list; of two items with one name the first is found.</summary>
    /// <param name="items">The items in definition order.</param>
    /// <param name="name">Gives an item's name.</param>
    public NamedList(IEnumerable<T> items, Func<T, string> name)
    {
        _items = [.. items];
        _byName = new Dictionary<string, T>(_items.Length, StringComparer.Ordinal);
        foreach (var item in _items)
            _byName.TryAdd(name(item), item);
    }

    /// <summary>A list with nothing in it.</summary>
    public static NamedList<T> Empty { get; } = new([], static _ => "");

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>Finds the item with this name; null when there is none.</summary>
    public T? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Finds the item with this name.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out T? item) => _byName.TryGetValue(name, out item);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
