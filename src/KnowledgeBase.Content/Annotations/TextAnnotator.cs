using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;

namespace KnowledgeBase.Content.Annotations;

/// <summary>
/// Finds a catalogue's labels in other people's texts, so that they can link or gloss them, or are told to choose other words. What it needs for a
/// language is made when first asked for and kept; it keeps nothing of any text.
/// </summary>
public sealed class TextAnnotator
{
    private readonly Catalogue _catalogue;
    private readonly ConcurrentDictionary<string, Lazy<LabelFinder>> _finders = new(StringComparer.Ordinal);

    internal TextAnnotator(Catalogue catalogue)
    {
        _catalogue = catalogue;
        Languages = [.. catalogue.Terms.Select(term => term.Label.Language).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The languages that the catalogue has labels in, in ordinal order.</summary>
    public ImmutableArray<string> Languages { get; }

    /// <summary>
    /// The labels in a text: leftmost first, and of those that begin at one word the longest, so that a word inside a longer label is never reported on its
    /// own, not even when the longer label's sheet is excluded. Takes time in proportion to the text's length, whatever it holds.
    /// </summary>
    /// <param name="text">The text, plain; offsets count its UTF-16 code units.</param>
    /// <param name="language">One of <see cref="Languages"/>.</param>
    /// <param name="firstOnly">Whether to report only the first place of each sheet, and of each discouraged label, whose advice would be lost otherwise.</param>
    /// <param name="exclude">Slugs of sheets that are not reported.</param>
    /// <param name="most">More matches than this are not reported; the annotation is then not complete.</param>
    /// <exception cref="ArgumentException">The catalogue has no labels in that language.</exception>
    public Annotation Annotate(string text, string language, bool firstOnly = true, IEnumerable<string>? exclude = null, int most = int.MaxValue)
    {
        if (!Languages.Contains(language, StringComparer.Ordinal))
            throw new ArgumentException($"The catalogue has no labels in '{language}'.", nameof(language));
        var finder = _finders.GetOrAdd(language, static (tag, catalogue) => new Lazy<LabelFinder>(() => new LabelFinder(catalogue, tag)), _catalogue);
        return finder.Value.Find(text, firstOnly, exclude?.ToFrozenSet(StringComparer.Ordinal) ?? FrozenSet<string>.Empty, most);
    }
}
