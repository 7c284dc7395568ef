using System.Collections.Immutable;
using KnowledgeBase.Content.Exports;
using Microsoft.Net.Http.Headers;

namespace KnowledgeBase.Api.Identifiers;

/// <summary>The forms in which a thing can be had.</summary>
internal enum Representation
{
    /// <summary>A page to read.</summary>
    Html,

    /// <summary>JSON-LD.</summary>
    JsonLd,

    /// <summary>Turtle.</summary>
    Turtle,
}

/// <summary>Which form a request wants (RFC 9110, section 12.5.1), or names by the end of the path.</summary>
internal static class Negotiation
{
    /// <summary>The form that readers like best, in our order where they have none: pages first.</summary>
    private static readonly ImmutableArray<(Representation Form, string[] Types)> Offered =
    [
        (Representation.Html, ["text/html", "application/xhtml+xml"]),
        (Representation.JsonLd, [JsonLdWriter.MediaType, "application/json"]),
        (Representation.Turtle, [TurtleWriter.MediaType]),
    ];

    /// <summary>The form that the header asks for; null when none of ours is acceptable. No header accepts anything; one that cannot be read, too.</summary>
    internal static Representation? Choose(IList<string?> accept)
    {
        if (accept.Count == 0 || !MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var ranges) || ranges.Count == 0)
            return Representation.Html;
        Representation? best = null;
        var bestQuality = 0d;
        foreach (var (form, types) in Offered)
        {
            var quality = types.Max(type => Quality(type, ranges));
            if (quality > bestQuality)
                (best, bestQuality) = (form, quality);
        }

        return best;
    }

    /// <summary>Splits <c>name.html</c>, <c>name.jsonld</c> and <c>name.ttl</c>. No slug has a dot.</summary>
    internal static (string Name, Representation? Form) Split(string segment) => segment.LastIndexOf('.') switch
    {
        var dot when dot > 0 && segment[dot..] == ".html" => (segment[..dot], Representation.Html),
        var dot when dot > 0 && segment[dot..] == ".jsonld" => (segment[..dot], Representation.JsonLd),
        var dot when dot > 0 && segment[dot..] == ".ttl" => (segment[..dot], Representation.Turtle),
        _ => (segment, null),
    };

    internal static string MediaType(Representation form) => form switch
    {
        Representation.JsonLd => JsonLdWriter.MediaType,
        Representation.Turtle => $"{TurtleWriter.MediaType}; charset=utf-8",
        _ => "text/html; charset=utf-8",
    };

    /// <summary>How much a type is wanted: what the most specific range that covers it says.</summary>
    private static double Quality(string type, IList<MediaTypeHeaderValue> ranges)
    {
        var (specificity, quality) = (-1, 0d);
        foreach (var range in ranges)
        {
            var own = range.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) ? 2
                : range.MatchesAllTypes ? 0
                : range.MatchesAllSubTypes && type.StartsWith($"{range.Type}/", StringComparison.OrdinalIgnoreCase) ? 1
                : -1;
            if (own > specificity)
                (specificity, quality) = (own, range.Quality ?? 1);
        }

        return quality;
    }
}
