using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace KnowledgeBase.Content.Catalogues;

/// <summary>What to sort factsheets by.</summary>
public enum FactsheetOrderField
{
    /// <summary>The title in the reader's language.</summary>
    Title,

    /// <summary>The place in the series; series by series.</summary>
    Position,

    /// <summary>The slug.</summary>
    Slug,
}

/// <summary>
/// The factsheets of a catalogue in the orders that readers ask for, each sorted once. There are few: three fields, two ways, and the language
/// chains that the release's own languages allow.
/// </summary>
public sealed class FactsheetOrdering
{
    private readonly Catalogue _catalogue;
    private readonly ConcurrentDictionary<(Type Sheet, FactsheetOrderField Field, bool Descending, string Languages), object> _sorted = [];

    internal FactsheetOrdering(Catalogue catalogue) => _catalogue = catalogue;

    /// <summary>All sheets of a kind in an order; ties are settled by slug, so that the order is total.</summary>
    /// <typeparam name="T">The kind of sheet; <see cref="Factsheet"/> for all.</typeparam>
    /// <param name="field">What to sort by.</param>
    /// <param name="descending">Whether largest first.</param>
    /// <param name="languages">The reader's languages, best first, among those of the release.</param>
    public ImmutableArray<T> Sorted<T>(FactsheetOrderField field, bool descending, ImmutableArray<string> languages)
        where T : Factsheet
    {
        var key = (typeof(T), field, descending, field == FactsheetOrderField.Title ? string.Join(',', languages) : "");
        return (ImmutableArray<T>)_sorted.GetOrAdd(key, _ => Sort<T>(field, descending, languages));
    }

    private ImmutableArray<T> Sort<T>(FactsheetOrderField field, bool descending, ImmutableArray<string> languages)
        where T : Factsheet
    {
        var keyed = _catalogue.Factsheets.OfType<T>()
            .Select(sheet => (Sheet: sheet, Title: field == FactsheetOrderField.Title ? LabelFolding.Fold(sheet.TextIn(languages).Text.Title) : ""))
            .ToArray();
        Array.Sort(keyed, (a, b) =>
        {
            var order = field switch
            {
                FactsheetOrderField.Title => string.CompareOrdinal(a.Title, b.Title),
                FactsheetOrderField.Position => (a.Sheet.Series, a.Sheet.Entry.Position).CompareTo((b.Sheet.Series, b.Sheet.Entry.Position)),
                _ => 0,
            };
            order = order != 0 ? order : string.CompareOrdinal(a.Sheet.Slug, b.Sheet.Slug);
            return descending ? -order : order;
        });
        return [.. keyed.Select(item => item.Sheet)];
    }
}
