using System.Globalization;

namespace KnowledgeBase.Content.Exports;

/// <summary>Forms of values that several exports share.</summary>
internal static class ExportText
{
    /// <summary>An instant in UTC to the second, as RFC 3339 and XML Schema write it.</summary>
    internal static string Instant(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The day of an instant in UTC.</summary>
    internal static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
