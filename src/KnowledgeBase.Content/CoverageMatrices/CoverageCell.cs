using System.Collections.Immutable;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;

namespace KnowledgeBase.Content.CoverageMatrices;

/// <summary>What one column says on one manifestation.</summary>
/// <param name="Level">The level; see <see cref="Strongest"/>.</param>
/// <param name="OptOut">Whether a state may reserve against it or limit it, at that level.</param>
/// <param name="Rationale">Why; null when nobody has looked, or when only the provisions' own statements say why.</param>
/// <param name="Coverage">The statements that count.</param>
public sealed record CoverageCell(CoverageLevel Level, bool OptOut, LocalizedText? Rationale, ImmutableArray<Coverage> Coverage)
{
    /// <summary>Where it stands; null only while a matrix is being made.</summary>
    public CellPlace? Place { get; init; }

    /// <summary>
    /// A cell over whole instruments: each instrument says what its assessment says, or the strongest of its statements where it has none; the
    /// cell says what the strongest of them says, one without an opt-out first.
    /// </summary>
    internal static CoverageCell Of(Manifestation row, ImmutableArray<Instrument> instruments, CoverageFilter filter)
    {
        CoverageCell? best = null;
        var levels = new List<CoverageLevel>(instruments.Length);
        var statements = ImmutableArray.CreateBuilder<Coverage>();
        foreach (var instrument in instruments)
        {
            var own = Statements(row, instrument);
            statements.AddRange(own.Where(filter.Passes));
            var judged = instrument.Assessments.TryGetValue(row, out var assessment)
                ? new CoverageCell(assessment.Level, assessment.OptOut, assessment.Rationale, [])
                : FromStatements(own);
            levels.Add(judged.Level);
            if (best is null || judged.Level > best.Level || (judged.Level == best.Level && best.OptOut && !judged.OptOut))
                best = judged;
        }

        var level = Strongest(levels);
        return best is null || level != best.Level
            ? new CoverageCell(level, OptOut: false, Rationale: null, statements.ToImmutable())
            : best with { Coverage = statements.ToImmutable() };
    }

    /// <summary>
    /// A cell through certain conducts: the strongest statement through one of them. Where there is none, the form is
    /// <see cref="CoverageLevel.NotCovered"/> only if every instrument was judged not to reach it at all; that nobody wrote a statement is no judgement.
    /// </summary>
    internal static CoverageCell Through(
        IReadOnlyList<Conduct> conducts, Manifestation row, ImmutableArray<Instrument> instruments, CoverageFilter filter)
    {
        var own = instruments.SelectMany(instrument => Statements(row, instrument))
            .Where(coverage => CoverageFilter.Through(coverage, conducts))
            .ToImmutableArray();
        if (!own.IsEmpty)
            return FromStatements(own) with { Coverage = [.. own.Where(filter.Passes)] };
        var notCovered = instruments.Length > 0 && instruments.All(instrument =>
            instrument.Assessments.TryGetValue(row, out var assessment) && assessment.Level == CoverageLevel.NotCovered);
        return new CoverageCell(notCovered ? CoverageLevel.NotCovered : CoverageLevel.NotAssessed, OptOut: false, Rationale: null, []);
    }

    /// <summary>
    /// The strongest of several levels. Something that nobody has looked at is never taken for not covered: only if all were judged not
    /// covered is the whole not covered.
    /// </summary>
    internal static CoverageLevel Strongest(IReadOnlyCollection<CoverageLevel> levels)
    {
        var strongest = CoverageLevel.NotAssessed;
        var all = levels.Count > 0;
        foreach (var level in levels)
        {
            if (level > strongest)
                strongest = level;
            all &= level != CoverageLevel.NotAssessed;
        }

        return strongest == CoverageLevel.NotCovered && !all ? CoverageLevel.NotAssessed : strongest;
    }

    private static CoverageCell FromStatements(ImmutableArray<Coverage> own)
    {
        if (own.IsEmpty)
            return new CoverageCell(CoverageLevel.NotAssessed, OptOut: false, Rationale: null, []);
        var level = own.Max(coverage => coverage.Record.Level);
        var optOut = own.All(coverage => coverage.Record.Level != level || coverage.Record.OptOut);
        return new CoverageCell(level, optOut, Rationale: null, own);
    }

    private static ImmutableArray<Coverage> Statements(Manifestation row, Instrument instrument) =>
        [.. row.Coverage.Where(coverage => ReferenceEquals(coverage.Provision.Instrument, instrument))];
}

/// <summary>Where a cell stands, and what its matrix answers.</summary>
/// <param name="Row">The manifestation.</param>
/// <param name="Column">A <see cref="LegalFramework"/>, an <see cref="Instrument"/> or a <see cref="ConductColumn"/>.</param>
/// <param name="Question">The question that the whole matrix answers.</param>
public sealed record CellPlace(Manifestation Row, object Column, CoverageQuestion Question);
