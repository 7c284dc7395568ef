using KnowledgeBase.Api.Access;
using KnowledgeBase.Api.Webhooks;
using KnowledgeBase.GraphQL.Hosting;

namespace KnowledgeBase.Api.Configuration;

/// <summary>
/// All settings, in one tree. They come from environment variables such as <c>KnowledgeBase__PublicUrl</c>; <c>kb doctor</c> lists them.
/// The database is named apart, by <c>ConnectionStrings__KnowledgeBase</c>.
/// </summary>
public sealed class KnowledgeBaseOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "KnowledgeBase";

    /// <summary>Where the embedded server keeps its data. Default: <c>.kb</c> in the project's folder.</summary>
    public string DataDirectory { get; set; } = "";

    /// <summary>Where the seed files are. Default: <c>seed-data</c> in the project's folder.</summary>
    public string SeedDirectory { get; set; } = "";

    /// <summary>Whether <c>kb serve</c> loads the seed files when it starts. Default: true.</summary>
    public bool LoadSeedOnStart { get; set; } = true;

    /// <summary>Whether <c>kb serve</c> may install PostgreSQL's server binaries where there are none. Default: true.</summary>
    public bool InstallPostgres { get; set; } = true;

    /// <summary>The start of every persistent address, without a slash at the end. Default: the first address that the service listens on.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Seconds between looks for a new release when no notification came: 1 to 3600. Default: 5.</summary>
    public int PollSeconds { get; set; } = 5;

    /// <summary>How many older releases are kept in memory: 0 to 1000. Default: 4.</summary>
    public int OlderReleasesInMemory { get; set; } = 4;

    /// <summary>The limits of one GraphQL request.</summary>
    public RequestLimits Limits { get; set; } = new();

    /// <summary>How answers are kept, here and by others.</summary>
    public CacheSettings Cache { get; set; } = new();

    /// <summary>Documents that clients may ask for by name.</summary>
    public TrustedDocumentSettings TrustedDocuments { get; set; } = new();

    /// <summary>The identity provider whose tokens are taken.</summary>
    public OpenIdOptions OpenId { get; set; } = new();

    /// <summary>How often a client may ask.</summary>
    public RateLimits RateLimits { get; set; } = new();

    /// <summary>How the team works together.</summary>
    public EditingSettings Editing { get; set; } = new();

    /// <summary>How other services are told of releases.</summary>
    public WebhookOptions Webhooks { get; set; } = new();

    /// <summary>What is wrong with these settings, a line each; empty when nothing is.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Range(nameof(PollSeconds), PollSeconds, 1, 3_600);
        Range(nameof(OlderReleasesInMemory), OlderReleasesInMemory, 0, 1_000);
        Range($"{nameof(Limits)}:{nameof(Limits.MaxCost)}", Limits.MaxCost, 1, 10_000_000);
        Range($"{nameof(Limits)}:{nameof(Limits.MaxBodyBytes)}", Limits.MaxBodyBytes, 1_000, GraphQLOptions.GreatestBodyBytes);
        Range($"{nameof(Limits)}:{nameof(Limits.TimeoutSeconds)}", Limits.TimeoutSeconds, 1, 600);
        Range($"{nameof(Cache)}:{nameof(Cache.Bytes)}", Cache.Bytes, 0, 1 << 30);
        Range($"{nameof(Cache)}:{nameof(Cache.MaxAgeSeconds)}", Cache.MaxAgeSeconds, 0, 86_400);
        Range($"{nameof(Cache)}:{nameof(Cache.StaleSeconds)}", Cache.StaleSeconds, 0, 86_400);
        if (PublicUrl.Length > 0 && !(Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            problems.Add($"{Section}:{nameof(PublicUrl)} is '{PublicUrl}'; it must be an absolute http or https address.");
        if (TrustedDocuments.Directory.Length > 0 && !Directory.Exists(TrustedDocuments.Directory))
            problems.Add($"{Section}:{nameof(TrustedDocuments)}:{nameof(TrustedDocuments.Directory)} is '{TrustedDocuments.Directory}', and there is no such folder.");
        if (TrustedDocuments.Only && TrustedDocuments.Directory.Length == 0)
            problems.Add($"{Section}:{nameof(TrustedDocuments)}:{nameof(TrustedDocuments.Only)} is set without {nameof(TrustedDocuments.Directory)}: nothing could be asked.");
        problems.AddRange(OpenId.Problems($"{Section}:{nameof(OpenId)}"));
        problems.AddRange(RateLimits.Problems($"{Section}:{nameof(RateLimits)}"));
        problems.AddRange(Webhooks.Problems($"{Section}:{nameof(Webhooks)}"));
        return problems;

        void Range(string name, int value, int least, int most)
        {
            if (value < least || value > most)
                problems.Add($"{Section}:{name} is {value}; it must be from {least} to {most}.");
        }
    }
}

/// <summary>The limits of one GraphQL request. Each is an error that names it.</summary>
public sealed class RequestLimits
{
    /// <summary>The cost of one operation. Default: 20,000.</summary>
    public int MaxCost { get; set; } = 20_000;

    /// <summary>The bytes of a request's body. Default: 262,144 (256 KiB), so that a long page can be annotated.</summary>
    public int MaxBodyBytes { get; set; } = 256 * 1024;

    /// <summary>The seconds that one request may take. Default: 10.</summary>
    public int TimeoutSeconds { get; set; } = 10;
}

/// <summary>How answers are kept.</summary>
public sealed class CacheSettings
{
    /// <summary>How many bytes of answers this instance keeps in memory; none at 0. At most 1 GiB. Default: 64 MiB.</summary>
    public int Bytes { get; set; } = 64 << 20;

    /// <summary>For how many seconds browsers and caches may give an answer of the newest release again without asking: 0 to 86,400. Default: 60.</summary>
    public int MaxAgeSeconds { get; set; } = 60;

    /// <summary>For how many seconds more they may, while they ask for a new one beside: 0 to 86,400. Default: 300.</summary>
    public int StaleSeconds { get; set; } = 300;
}

/// <summary>Documents that clients may ask for by name instead of sending them.</summary>
public sealed class TrustedDocumentSettings
{
    /// <summary>The folder with one <c>.graphql</c> file for each; read at the start. Default: none.</summary>
    public string Directory { get; set; } = "";

    /// <summary>Whether nothing but these documents is answered at the public endpoint. Default: false.</summary>
    public bool Only { get; set; }
}
