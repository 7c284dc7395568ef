namespace KnowledgeBase.Content.Markdown;

/// <summary>Where links in content may lead.</summary>
public static class SafeLink
{
    /// <summary>
    /// Whether this is an address of a web page (http, https), a mail address (mailto), or one relative to the page it stands on. Everything
    /// else, such as <c>javascript:</c> and <c>data:</c>, is refused, also when it hides behind white space, control characters or case.
    /// </summary>
    public static bool IsSafe(string? url)
    {
        if (string.IsNullOrEmpty(url))
            return false;
        foreach (var c in url)
        {
            // Browsers drop some of these inside addresses and then see another scheme.
            if (char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\')
                return false;
        }

        // Before a slash, question mark or hash a colon ends a scheme (RFC 3986 section 3.1); "//host" is another site over the page's scheme.
        var end = url.AsSpan().IndexOfAny('/', '?', '#');
        var colon = url.AsSpan(0, end < 0 ? url.Length : end).IndexOf(':');
        if (colon < 0)
            return !url.StartsWith("//", StringComparison.Ordinal);
        var scheme = url.AsSpan(0, colon);
        return scheme.Equals("https", StringComparison.OrdinalIgnoreCase)
            || scheme.Equals("http", StringComparison.OrdinalIgnoreCase)
            || scheme.Equals("mailto", StringComparison.OrdinalIgnoreCase);
    }
}
