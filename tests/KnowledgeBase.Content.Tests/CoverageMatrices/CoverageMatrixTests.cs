using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.CoverageMatrices;
using KnowledgeBase.Content.Entries;
using static KnowledgeBase.Content.Tests.Catalogues.CatalogueSample;

namespace KnowledgeBase.Content.Tests.CoverageMatrices;

/// <summary>
/// Two frameworks: "one" with the instruments one-a (in force 2000; binds ABC since 2005) and one-b (2010), and "two" with two-a (not in force).
/// Forms: seen, ignored (judged NOT_COVERED by one-a, not judged by the others), unknown (never judged), and a concept.
/// </summary>
public sealed class CoverageMatrixTests
{
    private static readonly LocalizedText Words = LocalizedText.English("Because.");

    private readonly Catalogue _catalogue = Of(
    [
        Form("seen", 1), Form("ignored", 2), Form("unknown", 3), Form("idea", 4) with { Scope = ManifestationScope.Concept },
        Framework("one", 1,
            Instrument("one-a", new DateOnly(2000, 1, 1), [Judged("seen", CoverageLevel.Partial, optOut: true), Judged("ignored", CoverageLevel.NotCovered)],
                [Statement("seen", CoverageLevel.Partial, optOut: true, Conduct.Produce), Statement("seen", CoverageLevel.Implicit, optOut: false, Conduct.Possess)]),
            Instrument("one-b", new DateOnly(2010, 1, 1), [Judged("seen", CoverageLevel.Explicit)], [Statement("seen", CoverageLevel.Explicit, optOut: false, Conduct.Possess)])),
        Framework("two", 2, Instrument("two-a", inForceOn: null, [Judged("ignored", CoverageLevel.NotCovered)], [])),
        Country("ABC", Record("one-a", PartyStatus.Party, "2005-06-01"), Record("one-b", PartyStatus.Signatory, null), Record("two-a", PartyStatus.Party, null)),
    ]);

    [Fact]
    public void Instruments_show_their_judgement_and_silence_is_never_NOT_COVERED() =>
        Assert.Equal(
            ["seen: one-a PARTIAL! one-b EXPLICIT two-a NOT_ASSESSED", "ignored: one-a NOT_COVERED one-b NOT_ASSESSED two-a NOT_COVERED", "unknown: one-a NOT_ASSESSED one-b NOT_ASSESSED two-a NOT_ASSESSED"],
            Print(CoverageFilter.None, CoverageColumns.Instruments));

    [Fact]
    public void Frameworks_show_the_strongest_of_their_instruments_and_NOT_COVERED_only_where_all_were_judged() =>
        Assert.Equal(
            ["seen: one EXPLICIT two NOT_ASSESSED", "ignored: one NOT_ASSESSED two NOT_COVERED", "unknown: one NOT_ASSESSED two NOT_ASSESSED"],
            Print(CoverageFilter.None, CoverageColumns.Frameworks));

    [Fact]
    public void Conducts_show_the_strongest_statement_through_them() =>
        Assert.Equal(
            ["seen: PRODUCE PARTIAL! POSSESS EXPLICIT", "ignored: PRODUCE NOT_ASSESSED POSSESS NOT_ASSESSED", "unknown: PRODUCE NOT_ASSESSED POSSESS NOT_ASSESSED"],
            Print(CoverageFilter.None, CoverageColumns.Conducts));

    [Fact]
    public void What_every_instrument_was_judged_not_to_reach_none_reaches_through_a_conduct() =>
        Assert.Equal(
            ["seen: PRODUCE PARTIAL! POSSESS IMPLICIT", "ignored: PRODUCE NOT_COVERED POSSESS NOT_COVERED", "unknown: PRODUCE NOT_ASSESSED POSSESS NOT_ASSESSED"],
            Print(new CoverageFilter(Instruments: ["one-a"]), CoverageColumns.Conducts));

    [Fact]
    public void A_filter_by_conduct_judges_by_the_statements_that_are_left() =>
        Assert.Equal(
            ["seen: one-a IMPLICIT one-b EXPLICIT two-a NOT_ASSESSED", "ignored: one-a NOT_COVERED one-b NOT_ASSESSED two-a NOT_COVERED", "unknown: one-a NOT_ASSESSED one-b NOT_ASSESSED two-a NOT_ASSESSED"],
            Print(new CoverageFilter(Conducts: [Conduct.Possess]), CoverageColumns.Instruments));

    [Fact]
    public void A_minimum_level_thins_the_statements_and_changes_no_level()
    {
        var filter = new CoverageFilter(Manifestations: ["seen"], MinimumLevel: CoverageLevel.Partial);
        Assert.Equal(["seen: one-a PARTIAL! one-b EXPLICIT two-a NOT_ASSESSED"], Print(filter, CoverageColumns.Instruments));
        Assert.Equal([1, 1, 0], CoverageMatrix.Of(_catalogue, filter, CoverageColumns.Instruments).Cells[0].Select(cell => cell.Coverage.Length));
    }

    [Theory]
    [InlineData(null, "one-a two-a")]
    [InlineData("2005-05-31", "")]
    [InlineData("2005-06-01", "one-a")]
    [InlineData("9999-12-31", "one-a")]
    public void A_country_shows_what_binds_it_on_the_day(string? day, string expected) =>
        Assert.Equal(expected, string.Join(' ', Columns(new CoverageFilter(Country: "ABC", AsOf: day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)))));

    /// <summary>
    /// ABC's day for one-a is known; that for two-a is not, and two-a itself has no date, so it is not law on any day. one-b is signed and, by the day of the record
    /// (1 January 2026), not joined: what came later is not known.
    /// </summary>
    [Theory]
    [InlineData(null, "")]
    [InlineData("2005-06-01", "")]
    [InlineData("2026-01-01", "")]
    [InlineData("2026-01-02", "one-b")]
    public void What_the_release_cannot_tell_is_named_and_not_left_out_in_silence(string? day, string expected) =>
        Assert.Equal(expected, Undetermined("ABC", day));

    [Theory]
    [InlineData("2009-12-31", "No")]
    [InlineData("2010-01-01", "Unknown")]
    [InlineData("2025-12-31", "Unknown")]
    [InlineData("2026-01-01", "Yes")]
    [InlineData(null, "Yes")]
    public void A_party_without_a_date_is_bound_from_the_day_of_its_record_and_nobody_knows_before(string? day, string expected) =>
        Assert.Equal(expected, BindingOf(Record("one-b", PartyStatus.Party, inForceOn: null), day));

    [Theory]
    [InlineData("2014-12-31", "No")]
    [InlineData("2015-01-01", "Unknown")]
    [InlineData("2015-12-30", "Unknown")]
    [InlineData("2015-12-31", "Yes")]
    public void A_year_is_passed_on_its_last_day(string day, string expected) =>
        Assert.Equal(expected, BindingOf(Record("one-b", PartyStatus.Party, "2015"), day));

    [Fact]
    public void Nobody_is_bound_before_it_signed() =>
        Assert.Equal("No", BindingOf(Record("one-b", PartyStatus.Party, inForceOn: null) with { SignedOn = PartialDate.On(new DateOnly(2012, 5, 1)) }, "2012-04-30"));

    [Fact]
    public void A_state_without_a_record_is_not_bound_only_where_every_party_has_one()
    {
        Assert.Equal("one-a one-b two-a", Undetermined("XYZ", day: null));
        var complete = new PartiesRecord { Complete = true };
        var catalogue = Of([Form("seen", 1), Framework("one", 1, Instrument("one-a", new DateOnly(2000, 1, 1), [], []) with { Parties = complete })]);
        Assert.Equal(Binding.No, Bindings.Of(catalogue.Instruments[0], "XYZ", day: null));
    }

    private string Undetermined(string country, string? day) => string.Join(
        ' ', CoverageMatrix.Of(_catalogue, new CoverageFilter(Country: country, AsOf: Day(day)), CoverageColumns.Instruments).Undetermined.Select(instrument => instrument.Slug));

    private static string BindingOf(TreatyRecord record, string? day)
    {
        var catalogue = Of(
        [
            Form("seen", 1), Framework("one", 1, Instrument("one-b", new DateOnly(2010, 1, 1), [], [])),
            Country("ABC") with { TreatyRecords = [record] },
        ]);
        return Bindings.Of(catalogue.Instruments[0], "abc", Day(day)).ToString();
    }

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("1999-12-31", "")]
    [InlineData("2000-01-01", "one-a")]
    [InlineData("2010-01-01", "one-a one-b")]
    public void A_day_shows_what_is_in_force_on_it(string day, string expected) =>
        Assert.Equal(expected, string.Join(' ', Columns(new CoverageFilter(AsOf: DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)))));

    [Fact]
    public void Unknown_names_show_nothing()
    {
        Assert.Empty(Columns(new CoverageFilter(Country: "XYZ")));
        Assert.Empty(Columns(new CoverageFilter(Instruments: ["nothing"])));
        Assert.Empty(Columns(new CoverageFilter(Frameworks: ["nothing"])));
        Assert.Empty(Print(new CoverageFilter(Manifestations: ["nothing"]), CoverageColumns.Instruments));
    }

    [Fact]
    public void Every_cell_of_the_repository_says_what_its_assessment_says()
    {
        var matrix = CoverageMatrix.Of(OfRepository(), CoverageFilter.None, CoverageColumns.Instruments);
        for (var row = 0; row < matrix.Rows.Length; row++)
        {
            for (var column = 0; column < matrix.Columns.Length; column++)
            {
                var judged = ((Instrument)matrix.Columns[column]).Record.Assessments.SingleOrDefault(assessment => assessment.Manifestation == matrix.Rows[row].Slug);
                Assert.Equal(judged?.Level ?? CoverageLevel.NotAssessed, matrix.Cells[row][column].Level);
            }
        }
    }

    private string[] Print(CoverageFilter filter, CoverageColumns columns)
    {
        var matrix = CoverageMatrix.Of(_catalogue, filter, columns);
        return [.. matrix.Rows.Zip(matrix.Cells, (row, cells) => $"{row.Slug}: {string.Join(' ', matrix.Columns.Zip(cells, (column, cell) => $"{Name(column)} {Documents(cell.Level)}{(cell.OptOut ? "!" : "")}"))}")];
    }

    private IEnumerable<string> Columns(CoverageFilter filter) => CoverageMatrix.Of(_catalogue, filter, CoverageColumns.Instruments).Columns.Select(Name);

    private static string Name(object column) => column switch
    {
        LegalFramework framework => framework.Slug,
        Instrument instrument => instrument.Slug,
        _ => Content.Documents.WireNames.Of(((ConductColumn)column).Conduct),
    };

    private static string Documents(CoverageLevel level) => Content.Documents.WireNames.Of(level);

    private static LegalFrameworkEntry Framework(string slug, int position, params InstrumentRecord[] instruments) => new()
    {
        Slug = slug, Position = position, Origin = Origin.LaterAddition, Confidence = Confidence.Verified, Instruments = [.. instruments], Texts = EnglishText(slug),
    };

    private static InstrumentRecord Instrument(string slug, DateOnly? inForceOn, AssessmentRecord[] assessments, CoverageRecord[] statements) => new()
    {
        Slug = slug, Kind = InstrumentKind.Treaty, OfficialTitle = Words, ShortTitle = Words, Reference = "r", AdoptedBy = Words, InForceOn = inForceOn,
        Confidence = Confidence.Verified, Assessments = [.. assessments],
        Provisions = [.. statements.Select((statement, i) => new ProvisionRecord
        {
            Article = $"{i + 1}", Heading = Words, Summary = Words, Obligation = Obligation.MustCriminalise, Confidence = Confidence.Verified, Coverage = [statement],
        })],
    };

    private static AssessmentRecord Judged(string slug, CoverageLevel level, bool optOut = false) =>
        new() { Manifestation = slug, Level = level, OptOut = optOut, Rationale = Words, Confidence = Confidence.Verified, AssessedOn = new DateOnly(2026, 1, 1) };

    private static CoverageRecord Statement(string slug, CoverageLevel level, bool optOut, Conduct conduct) => new()
    {
        Manifestation = slug, Level = level, OptOut = optOut, Conducts = [conduct], Rationale = Words, Confidence = Confidence.Verified, AssessedOn = new DateOnly(2026, 1, 1),
    };

    private static CountryEntry Country(string code, params TreatyRecord[] records) =>
        new() { Slug = $"country-{code.ToLowerInvariant()}", Code = code, Names = LocalizedText.English(code), TreatyRecords = [.. records] };

    private static TreatyRecord Record(string instrument, PartyStatus status, string? inForceOn) => new()
    {
        Instrument = instrument, Status = status, InForceOn = inForceOn is not null && PartialDate.TryParse(inForceOn, out var date) ? date : null,
        AsOf = new DateOnly(2026, 1, 1), Confidence = Confidence.Verified,
    };
}
