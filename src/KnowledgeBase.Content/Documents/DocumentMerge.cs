using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.Documents;

/// <summary>One field that two sides changed differently from the same base.</summary>
/// <param name="Path">The field's path, as <see cref="DocumentDiff"/> writes it; empty for the entry as a whole.</param>
/// <param name="Base">What both sides started from, strings as they are and anything else as JSON; null when it was absent.</param>
/// <param name="Theirs">What others made of it.</param>
/// <param name="Yours">What you made of it.</param>
public readonly record struct FieldConflict(string Path, string? Base, string? Theirs, string? Yours);

/// <summary>What a three-way merge came to.</summary>
/// <param name="Entry">The merged state, with your value in each field in conflict; null when there is no entry (any more).</param>
/// <param name="Conflicts">The fields in conflict, in document order; empty when all went together.</param>
public sealed record MergeResult(Entry? Entry, ImmutableArray<FieldConflict> Conflicts);

/// <summary>Merges two states of an entry that come from one base, field by field.</summary>
public static class DocumentMerge
{
    /// <summary>
    /// Three-way merge. What only one side changed is taken from that side; what both changed to the same value is taken; what both changed to different
    /// values, or one changed and the other removed, is a conflict. Items of lists are told by what they are known by (<see cref="FieldDifference"/>), so
    /// that two sides may add to one list; a list whose items have only their places is one value.
    /// </summary>
    /// <param name="from">What both sides started from; null when the entry did not exist.</param>
    /// <param name="theirs">What others made of it; null when they removed it.</param>
    /// <param name="yours">What you made of it; null when you removed it.</param>
    public static MergeResult Of(Entry? from, Entry? theirs, Entry? yours)
    {
        if (theirs is null || yours is null || theirs.Kind != yours.Kind || (from is not null && from.Kind != theirs.Kind))
            return OfWholes(from, theirs, yours);
        using var b = from is null ? null : Parse(from);
        using var t = Parse(theirs);
        using var y = Parse(yours);
        var conflicts = ImmutableArray.CreateBuilder<FieldConflict>();
        var merged = new ThreeWay(conflicts).Merge("", "", b?.RootElement, t.RootElement, y.RootElement);
        return new MergeResult(CanonicalJson.Deserialize(yours.Kind, JsonSerializer.SerializeToUtf8Bytes(merged)), conflicts.ToImmutable());
    }

    /// <summary>Where one side has no entry, or an entry of another kind, there are no fields to merge.</summary>
    private static MergeResult OfWholes(Entry? from, Entry? theirs, Entry? yours)
    {
        var (b, t, y) = (Text(from), Text(theirs), Text(yours));
        if (t == y || b == t)
            return new MergeResult(yours, []);
        return b == y ? new MergeResult(theirs, []) : new MergeResult(yours, [new FieldConflict("", b, t, y)]);
    }

    private static string? Text(Entry? entry) => entry is null ? null : Encoding.UTF8.GetString(CanonicalJson.Serialize(entry));

    private static JsonDocument Parse(Entry entry) => JsonDocument.Parse(CanonicalJson.Serialize(entry));

    /// <summary>One merge. It recurses as deep as records nest, at most seven levels.</summary>
    private sealed class ThreeWay(ImmutableArray<FieldConflict>.Builder conflicts)
    {
        internal JsonNode? Merge(string path, string name, JsonElement? b, JsonElement? t, JsonElement? y)
        {
            if (IsSame(t, y) || IsSame(b, t))
                return Node(y);
            if (IsSame(b, y))
                return Node(t);
            if (AllAre(JsonValueKind.Array, b, t, y))
                return MergeLists(path, name, b, t, y);
            if (t is { ValueKind: JsonValueKind.Object } && y is { ValueKind: JsonValueKind.Object })
                return MergeObjects(path, b, t.Value, y.Value);
            return Conflict(path, b, t, y);
        }

        private JsonObject MergeObjects(string path, JsonElement? b, JsonElement t, JsonElement y)
        {
            var merged = new JsonObject();
            foreach (var name in Names(y).Concat(Names(t)).Concat(b is { } from ? Names(from) : []).Distinct(StringComparer.Ordinal))
            {
                if (Merge(DocumentDiff.Join(path, name), name, Property(b, name), Property(t, name), Property(y, name)) is { } value)
                    merged[name] = value;
            }

            return merged;
        }

        private JsonNode? MergeLists(string path, string name, JsonElement? b, JsonElement? t, JsonElement? y)
        {
            var (from, theirs, yours) = (KeyedList.Of(name, b), KeyedList.Of(name, t), KeyedList.Of(name, y));
            if (!from.HasIdentity || !theirs.HasIdentity || !yours.HasIdentity)
                return Conflict(path, b, t, y);
            var items = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
            foreach (var key in yours.Keys.Concat(theirs.Keys).Concat(from.Keys).Distinct(StringComparer.Ordinal))
            {
                if (Merge($"{path}[{key}]", "", from.Find(key), theirs.Find(key), yours.Find(key)) is { } item)
                    items.Add(key, item);
            }

            return new JsonArray([.. Order(path, from, theirs, yours, items.ContainsKey).Select(key => items[key])]);
        }

        /// <summary>
        /// The order of a merged list: that of the side that moved something; what the other side added stands behind what it stood behind there.
        /// </summary>
        private List<string> Order(string path, KeyedList from, KeyedList theirs, KeyedList yours, Func<string, bool> isKept)
        {
            var (theyMoved, youMoved) = (!from.HasSameOrder(theirs), !from.HasSameOrder(yours));
            if (theyMoved && youMoved && !theirs.HasSameOrder(yours))
                conflicts.Add(new FieldConflict($"{path}[*]", from.Order, theirs.Order, yours.Order));
            var (first, second) = youMoved ? (yours, theirs) : (theirs, yours);
            var order = first.Keys.Where(isKept).ToList();
            var behind = -1;
            foreach (var key in second.Keys.Where(isKept))
            {
                var at = order.IndexOf(key);
                if (at < 0)
                    order.Insert(at = behind + 1, key);
                behind = at;
            }

            return order;
        }

        private JsonNode? Conflict(string path, JsonElement? b, JsonElement? t, JsonElement? y)
        {
            conflicts.Add(new FieldConflict(path, DocumentDiff.Text(b), DocumentDiff.Text(t), DocumentDiff.Text(y)));
            return Node(y);
        }

        private static IEnumerable<string> Names(JsonElement value) => value.EnumerateObject().Select(property => property.Name);

        private static JsonElement? Property(JsonElement? value, string name) =>
            value is { ValueKind: JsonValueKind.Object } record && record.TryGetProperty(name, out var found) ? found : null;

        private static JsonNode? Node(JsonElement? value) => value is { } some ? JsonNode.Parse(some.GetRawText()) : null;

        private static bool IsSame(JsonElement? a, JsonElement? b) =>
            a is { } x && b is { } y ? JsonElement.DeepEquals(x, y) : a is null && b is null;

        /// <summary>Whether all that are there are of this kind; at least one is.</summary>
        private static bool AllAre(JsonValueKind kind, JsonElement? b, JsonElement? t, JsonElement? y) =>
            (b is null || b.Value.ValueKind == kind) && (t is null || t.Value.ValueKind == kind) && (y is null || y.Value.ValueKind == kind);
    }
}
