using System.Globalization;
using KnowledgeBase.GraphQL.Hosting;
using Microsoft.Extensions.Primitives;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>Which codings a client takes (RFC 9110, section 12.5.3 "Accept-Encoding"), by its weights.</summary>
/// <param name="Identity">The weight of a body as it is; none at 0.</param>
/// <param name="Brotli">The weight of <c>br</c>.</param>
/// <param name="Gzip">The weight of <c>gzip</c>.</param>
internal readonly record struct AcceptedCodings(double Identity, double Brotli, double Gzip)
{
    /// <summary>A client that says nothing: any coding would be allowed, but it may know none.</summary>
    public static AcceptedCodings OnlyIdentity { get; } = new(1, 0, 0);

    /// <summary>Whether the client takes a body in some way that there is.</summary>
    public bool Any => Identity > 0 || Brotli > 0 || Gzip > 0;

    /// <summary>
    /// The coding that the client likes best; of those that it likes as well, the smallest. Bodies under
    /// <see cref="AnswerCompression.LeastBytes"/> stay as they are, where the client takes that.
    /// </summary>
    public ContentCoding Best => Brotli > 0 && Brotli >= Gzip && Brotli >= Identity ? ContentCoding.Brotli
        : Gzip > 0 && Gzip >= Identity ? ContentCoding.Gzip
        : ContentCoding.Identity;

    /// <summary>Whether the client takes a coding.</summary>
    public bool Takes(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => Brotli > 0,
        ContentCoding.Gzip => Gzip > 0,
        _ => Identity > 0,
    };
}

/// <summary>Reads <c>Accept-Encoding</c>.</summary>
internal static class CodingNegotiation
{
    private const int MostItems = 32;

    /// <summary>Reads the header. What is no item of it is passed over, and all of a header that is too long.</summary>
    public static AcceptedCodings Read(StringValues header)
    {
        if (header.Count == 0)
            return AcceptedCodings.OnlyIdentity;
        double identity = -1, brotli = -1, gzip = -1, others = -1;
        var items = 0;
        foreach (var line in header)
        {
            foreach (var range in line.AsSpan().Split(','))
            {
                if (++items > MostItems)
                    return AcceptedCodings.OnlyIdentity;
                if (!TryItem(line.AsSpan()[range], out var coding, out var weight))
                    continue;
                if (coding.Equals("br", StringComparison.OrdinalIgnoreCase))
                    brotli = weight;
                else if (coding.Equals("gzip", StringComparison.OrdinalIgnoreCase) || coding.Equals("x-gzip", StringComparison.OrdinalIgnoreCase))
                    gzip = weight;
                else if (coding.Equals("identity", StringComparison.OrdinalIgnoreCase))
                    identity = weight;
                else if (coding is "*")
                    others = weight;
            }
        }

        // An asterisk stands for what is not named. A body as it is needs no naming; unnamed it comes after every coding that is.
        var named = Math.Max(brotli, gzip);
        return new(
            identity >= 0 ? identity : others == 0 ? 0 : named > 0 || others > 0 ? double.Epsilon : 1,
            brotli >= 0 ? brotli : Math.Max(others, 0),
            gzip >= 0 ? gzip : Math.Max(others, 0));
    }

    private static bool TryItem(ReadOnlySpan<char> item, out ReadOnlySpan<char> coding, out double weight)
    {
        weight = 1;
        var semicolon = item.IndexOf(';');
        coding = (semicolon < 0 ? item : item[..semicolon]).Trim();
        if (semicolon >= 0)
        {
            var parameter = item[(semicolon + 1)..].Trim();
            if (!parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase)
                || !double.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out weight)
                || weight > 1)
                return false;
        }

        return !coding.IsEmpty;
    }
}
