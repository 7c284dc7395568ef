using System.Text.Json;
using System.Text.Json.Serialization;

namespace KnowledgeBase.Api.Health;

/// <summary>What a health endpoint says.</summary>
/// <param name="Status"><c>live</c>; or <c>starting</c>, <c>ready</c>, or <c>stale</c> (answering, but not following the database).</param>
internal sealed record HealthReport(string Status)
{
    internal static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>The release that readers see.</summary>
    public string? Release { get; init; }

    /// <summary>Its number.</summary>
    public int? Sequence { get; init; }

    /// <summary>Its hash.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Why the status is not <c>ready</c>. Details of the inside stay in the log.</summary>
    public string? Reason { get; init; }
}
