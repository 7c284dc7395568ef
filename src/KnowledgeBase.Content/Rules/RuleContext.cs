using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Problems;
using KnowledgeBase.Content.Seed;

namespace KnowledgeBase.Content.Rules;

/// <summary>What the rules look at and where they report.</summary>
internal sealed class RuleContext
{
    private readonly HashSet<Entry> _muted;
    private readonly HashSet<string> _unread;
    private readonly SeedPositions? _positions;

    /// <param name="entries">All entries.</param>
    /// <param name="muted">Those among them with stand-ins for values that could not be read: links to them resolve, and nothing is reported on them.</param>
    /// <param name="unread">Entries that must be there but could not be read at all: links to them are taken for good.</param>
    /// <param name="positions">Where the entries stand.</param>
    internal RuleContext(IReadOnlyList<Entry> entries, IEnumerable<Entry> muted, IReadOnlyCollection<UnreadEntry> unread, SeedPositions? positions)
    {
        Entries = entries;
        Sheets = [.. entries.OfType<FactsheetEntry>()];
        Frameworks = [.. entries.OfType<LegalFrameworkEntry>()];
        _muted = new HashSet<Entry>(muted, ReferenceEqualityComparer.Instance);
        _unread = unread.Select(entry => entry.Slug).ToHashSet(StringComparer.Ordinal);
        _positions = positions;
        foreach (var entry in InUseFirst)
            BySlug.TryAdd(entry.Slug, entry);
        foreach (var framework in Frameworks)
        {
            foreach (var instrument in framework.Instruments)
                Instruments.TryAdd(instrument.Slug, instrument);
        }

        KnowsAllInstruments = unread.All(entry => entry.Kind != EntryKind.LegalFramework);
        KnowsAllSheets = !_muted.OfType<FactsheetEntry>().Any()
            && unread.All(entry => entry.Kind is not (EntryKind.Manifestation or EntryKind.LegalFramework or EntryKind.TechnologyTerm));
    }

    internal IReadOnlyList<Entry> Entries { get; }

    /// <summary>All entries, former names after the others: a slug that is wrongly both means what is in use.</summary>
    internal IEnumerable<Entry> InUseFirst => Entries.Where(entry => entry is not FormerNameEntry).Concat(Entries.OfType<FormerNameEntry>());

    internal IReadOnlyList<FactsheetEntry> Sheets { get; }

    internal IReadOnlyList<LegalFrameworkEntry> Frameworks { get; }

    internal Dictionary<string, Entry> BySlug { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, InstrumentRecord> Instruments { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether every framework could be read, so that an unknown instrument is one that does not exist.</summary>
    internal bool KnowsAllInstruments { get; }

    /// <summary>Whether every factsheet could be read whole, so that what nothing leads to is alone.</summary>
    internal bool KnowsAllSheets { get; }

    internal List<Problem> Problems { get; } = [];

    internal bool IsUnread(string slug) => _unread.Contains(slug);

    /// <summary>Reports an error on a property, by its path in the canonical document.</summary>
    internal void Report(Entry entry, string path, string code, string message) => Report(entry, path, code, message, ProblemSeverity.Error, 0, 0);

    /// <summary>Reports something to look at.</summary>
    internal void Warn(Entry entry, string path, string code, string message) => Report(entry, path, code, message, ProblemSeverity.Warning, 0, 0);

    /// <summary>Reports on a place inside a text that begins on its own line: lines below its first, columns right of its first.</summary>
    internal void Report(Entry entry, string path, string code, string message, ProblemSeverity severity, int lines, int columns)
    {
        if (_muted.Contains(entry))
            return;
        var position = _positions?.Of(entry, path);
        if (position is not null && (lines > 0 || columns > 0))
            position = position with { Line = position.Line + lines, Column = position.Column + columns };
        Problems.Add(new Problem(position, code, message, entry.Slug, path, severity));
    }
}
