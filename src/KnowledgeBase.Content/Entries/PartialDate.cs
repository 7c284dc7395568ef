using System.Globalization;

namespace KnowledgeBase.Content.Entries;

/// <summary>
/// A date of which perhaps only the year, or the year and month, is known: an ISO 8601 calendar date, complete or of reduced precision,
/// in the years 1 to 9999. Ordered by the earliest day that it may mean, the more precise date later.
/// </summary>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    private PartialDate(int year, int month, int day) => (Year, Month, Day) = (year, month, day);

    /// <summary>A date of which the day is known.</summary>
    public static PartialDate On(DateOnly date) => new(date.Year, date.Month, date.Day);

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>The month, 1 to 12; 0 when it is not known.</summary>
    public int Month { get; }

    /// <summary>The day of the month, from 1; 0 when it is not known.</summary>
    public int Day { get; }

    /// <summary>The day; null when only the month or year is known.</summary>
    public DateOnly? Date => Day == 0 ? null : new DateOnly(Year, Month, Day);

    /// <summary>The first day that it may mean.</summary>
    public DateOnly Earliest => new(Year, Math.Max(Month, 1), Math.Max(Day, 1));

    /// <summary>The last day that it may mean.</summary>
    public DateOnly Latest => Day != 0 ? new DateOnly(Year, Month, Day)
        : Month != 0 ? new DateOnly(Year, Month, DateTime.DaysInMonth(Year, Month))
        : new DateOnly(Year, 12, 31);

    /// <summary>Reads <c>2019</c>, <c>2019-06</c> or <c>2019-06-30</c>, in exactly this form and of the calendar.</summary>
    public static bool TryParse(string text, out PartialDate date)
    {
        date = default;
        var format = text.Length switch { 4 => "yyyy", 7 => "yyyy-MM", 10 => "yyyy-MM-dd", _ => null };
        if (format is null || !DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return false;
        date = new PartialDate(day.Year, text.Length > 4 ? day.Month : 0, text.Length > 7 ? day.Day : 0);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(PartialDate other) => (Year, Month, Day).CompareTo((other.Year, other.Month, other.Day));

    /// <summary>As ISO 8601 writes it: <c>2019</c>, <c>2019-06</c> or <c>2019-06-30</c>.</summary>
    public override string ToString() => (Month, Day) switch
    {
        (0, _) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}"),
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}"),
    };

    /// <summary>Whether the first is before the second.</summary>
    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first is after the second.</summary>
    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first is not after the second.</summary>
    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first is not before the second.</summary>
    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;
}
