namespace KnowledgeBase.Api.Access;

/// <summary>The identity provider whose access tokens the editorial endpoint takes, besides API keys. Nothing here is a secret.</summary>
public sealed class OpenIdOptions
{
    /// <summary>The most seconds that <see cref="ClockSkewSeconds"/> can be: 300.</summary>
    public const int MostClockSkewSeconds = 300;

    /// <summary>The provider's issuer identifier, an https address such as <c>https://login.example.org/realms/kb</c>. Default: none, and tokens are refused.</summary>
    public string Authority { get; set; } = "";

    /// <summary>What the tokens' <c>aud</c> has to name: this service, as the provider knows it. Needed with <see cref="Authority"/>.</summary>
    public string Audience { get; set; } = "";

    /// <summary>The claim that holds the roles, a list or one text parted by spaces; dots lead into objects, such as <c>realm_access.roles</c>. Default: <c>roles</c>.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The claim that holds the name that revisions carry. It should never pass to another person. Default: <c>sub</c>.</summary>
    public string NameClaim { get; set; } = "sub";

    /// <summary>The claim that holds the languages that a translator may write. Default: <c>languages</c>.</summary>
    public string LanguagesClaim { get; set; } = "languages";

    /// <summary>How many seconds the provider's clock may be off: 0 to 300. Default: 60.</summary>
    public int ClockSkewSeconds { get; set; } = 60;

    /// <summary>Whether tokens are taken.</summary>
    public bool IsOn => Authority.Length > 0;

    /// <summary>What is wrong with these settings, a line each.</summary>
    internal IEnumerable<string> Problems(string section)
    {
        if (!IsOn)
        {
            if (Audience.Length > 0)
                yield return $"{section}:{nameof(Audience)} is set, but {nameof(Authority)} is not: name the identity provider.";
            yield break;
        }

        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback))
            || authority.Query.Length > 0 || authority.Fragment.Length > 0 || authority.UserInfo.Length > 0)
            yield return $"{section}:{nameof(Authority)} is '{Authority}'; it must be an https address without a query (http only on this machine).";
        if (Audience.Length == 0)
            yield return $"{section}:{nameof(Audience)} is empty; without it, tokens meant for other services would be taken.";
        if (RoleClaim.Length == 0 || NameClaim.Length == 0 || LanguagesClaim.Length == 0)
            yield return $"{section}: {nameof(RoleClaim)}, {nameof(NameClaim)} and {nameof(LanguagesClaim)} cannot be empty.";
        if (ClockSkewSeconds is < 0 or > MostClockSkewSeconds)
            yield return FormattableString.Invariant($"{section}:{nameof(ClockSkewSeconds)} is {ClockSkewSeconds}; it must be from 0 to {MostClockSkewSeconds}.");
    }
}
