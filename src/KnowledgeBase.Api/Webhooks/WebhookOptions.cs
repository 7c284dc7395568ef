namespace KnowledgeBase.Api.Webhooks;

/// <summary>How other services are told of releases.</summary>
public sealed class WebhookOptions
{
    /// <summary>The fewest characters of <see cref="SigningKey"/>.</summary>
    public const int LeastKeyCharacters = 32;

    /// <summary>
    /// A secret from which each webhook's own signing secret is made, so that the database holds none: random, at least 32 characters, the same in every
    /// instance. Without it there are no webhooks. Default: none.
    /// </summary>
    public string SigningKey { get; set; } = "";

    /// <summary>Whether webhooks may have http addresses. Default: false, https only.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>Whether webhooks may lead to addresses of this machine or of a private network. Default: false, so that nobody can reach inner services through them.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>What is wrong with these settings, a line each. Never shows the key.</summary>
    internal IEnumerable<string> Problems(string section)
    {
        if (SigningKey.Length is > 0 and < LeastKeyCharacters)
            yield return FormattableString.Invariant($"{section}:{nameof(SigningKey)} has {SigningKey.Length} characters; it needs at least {LeastKeyCharacters}, chosen at random (for example by: openssl rand -hex 32).");
    }
}
