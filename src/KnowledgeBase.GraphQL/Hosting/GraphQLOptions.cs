using System.Globalization;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Planning;
using KnowledgeBase.GraphQL.Validation;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>Which numbers GraphQL over HTTP answers with.</summary>
public enum HttpStatusProfile
{
    /// <summary>The draft of 2025, which clients and audits know: 400 for requests that are not valid, 200 for partial answers.</summary>
    Draft2025,

    /// <summary>The draft of 2026: 422 for requests that are well-formed but not valid, 294 for partial answers, also as <c>application/json</c>.</summary>
    Draft2026,
}

/// <summary>The settings of one GraphQL endpoint. Each limit names the attack that it stops; all are checked when the host starts.</summary>
public sealed class GraphQLOptions
{
    /// <summary>The largest <see cref="MaxBodyBytes"/> that can be set: 64 MiB.</summary>
    public const int GreatestBodyBytes = 64 << 20;

    /// <summary>The largest <see cref="MaxJsonDepth"/> that can be set; reading values recurses as deep.</summary>
    public const int GreatestJsonDepth = 256;

    /// <summary>How many bytes a request's body, or its query string, may have. Stops floods before anything is parsed. At least 1.</summary>
    public int MaxBodyBytes { get; set; } = 100 * 1024;

    /// <summary>How deep the JSON of a request may nest, the request itself counted. Stops stack overflow by nested variables. At least 2.</summary>
    public int MaxJsonDepth { get; set; } = 64;

    /// <summary>How large a document may be. See there.</summary>
    public ParserLimits ParserLimits { get; set; } = ParserLimits.Default;

    /// <summary>How large an operation may be, fragments expanded. See there.</summary>
    public OperationLimits OperationLimits { get; set; } = new();

    /// <summary>How far validation goes, and whether messages say "Did you mean". See there.</summary>
    public ValidationOptions Validation { get; set; } = ValidationOptions.Default;

    /// <summary>How many documents are kept parsed, validated and planned. Bounds the memory that strangers' documents take. At least 2.</summary>
    public int DocumentCacheSize { get; set; } = 1_000;

    /// <summary>About how many bytes these documents and their plans may take. At least 1 MiB.</summary>
    public int DocumentCacheBytes { get; set; } = 64 << 20;

    /// <summary>
    /// How many bytes of answers are kept to be given again, where the host gives an <see cref="IResponseCacheKey"/>. None at 0. An answer with errors, or
    /// larger than a sixteenth of this, is never kept.
    /// </summary>
    public int ResponseCacheBytes { get; set; } = 32 << 20;

    /// <summary>
    /// Names of fields whose values change while the content that the <see cref="IResponseCacheKey"/> names stays the same, such as the list of all releases.
    /// It is told of documents that select one. Each must be a field of the schema.
    /// </summary>
    public ISet<string> ChangingFields { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether answers are compressed for clients that ask for it. Turn it off where answers hold secrets beside what the request says: their lengths would
    /// tell of them to whoever listens (BREACH).
    /// </summary>
    public bool Compression { get; set; } = true;

    /// <summary>How long a request may take from its arrival to the end of execution. Stops slow operations from piling up.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How many subscriptions may be open at once. Stops clients from holding connections by the thousand; each takes some memory and a source of
    /// events. None at 0.
    /// </summary>
    public int MaxSubscriptions { get; set; } = 1_000;

    /// <summary>
    /// How long a subscription may be open; it ends then with an error that says so. Stops streams that nobody looks at any more, and those of
    /// readers who have lost their rights since. <see cref="TimeLimit"/> holds for opening it and for each event anew.
    /// </summary>
    public TimeSpan SubscriptionTimeLimit { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long an open stream may be silent before a comment is sent, so that nobody on the way takes it for dead. At most an hour.</summary>
    public TimeSpan StreamHeartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many fields of one operation may fail; beyond, it ends. Stops answers that are nothing but ten thousand errors.</summary>
    public int MaxFieldErrors { get; set; } = 1_000;

    /// <summary>
    /// How many bytes an answer's data may have; beyond, the operation ends. Stops requests of a few bytes whose answers fill the memory: long
    /// aliases, or fields that give back what they are given, in lists.
    /// </summary>
    public int MaxResponseBytes { get; set; } = 16 << 20;

    /// <summary>The status numbers.</summary>
    public HttpStatusProfile StatusProfile { get; set; } = HttpStatusProfile.Draft2025;

    /// <summary>Whether a browser that opens the endpoint gets the GraphiQL explorer.</summary>
    public bool GraphiQL { get; set; } = true;

    /// <summary>The document that the explorer shows to whoever opens it for the first time; its own general one when null.</summary>
    public string? GraphiQLDocument { get; set; }

    /// <summary>Documents known by their hash from the start, besides those that clients have sent. They must be valid.</summary>
    public IList<string> PersistedDocuments { get; } = [];

    /// <summary>
    /// More such documents, by names that clients may ask for them with (<c>documentId</c>): letters, digits, <c>-</c>, <c>.</c>, <c>_</c> and <c>~</c>. What
    /// a name stands for may change from one start to the next; a hash says what it is.
    /// </summary>
    public IDictionary<string, string> NamedDocuments { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether only <see cref="PersistedDocuments"/> and <see cref="NamedDocuments"/> are answered.</summary>
    public bool OnlyPersistedDocuments { get; set; }

    /// <summary>HTTP statuses for codes of request errors, such as 401 for a host's own <c>UNAUTHENTICATED</c>; from 400 to 599.</summary>
    public IDictionary<string, int> StatusByErrorCode { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>What is wrong with the settings, a line each; empty when nothing is.</summary>
    internal IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Range(nameof(MaxBodyBytes), MaxBodyBytes, 1, GreatestBodyBytes);
        Range(nameof(MaxJsonDepth), MaxJsonDepth, 2, GreatestJsonDepth);
        Range(nameof(DocumentCacheSize), DocumentCacheSize, 2, int.MaxValue);
        Range(nameof(DocumentCacheBytes), DocumentCacheBytes, 1 << 20, int.MaxValue);
        Range(nameof(ResponseCacheBytes), ResponseCacheBytes, 0, int.MaxValue);
        Range(nameof(MaxFieldErrors), MaxFieldErrors, 0, int.MaxValue);
        Range(nameof(MaxResponseBytes), MaxResponseBytes, 1, 1 << 30);
        Range(nameof(MaxSubscriptions), MaxSubscriptions, 0, int.MaxValue);
        Time(nameof(TimeLimit), TimeLimit, TimeSpan.FromDays(1), "a day");
        Time(nameof(SubscriptionTimeLimit), SubscriptionTimeLimit, TimeSpan.FromDays(1), "a day");
        Time(nameof(StreamHeartbeat), StreamHeartbeat, TimeSpan.FromHours(1), "an hour");
        if (!Enum.IsDefined(StatusProfile))
            problems.Add($"{nameof(StatusProfile)} is {StatusProfile}, which is none");
        if (OnlyPersistedDocuments && PersistedDocuments.Count + NamedDocuments.Count == 0)
            problems.Add($"{nameof(OnlyPersistedDocuments)} is set, but no document is in {nameof(PersistedDocuments)} or {nameof(NamedDocuments)}");
        foreach (var name in NamedDocuments.Keys.Where(static name => !DocumentIdentifier.IsName(name)))
            problems.Add($"{nameof(NamedDocuments)} has a name '{name}'; it must be of 1 to {DocumentIdentifier.LongestName} letters, digits, '-', '.', '_' and '~'");
        foreach (var (code, status) in StatusByErrorCode)
            Range($"{nameof(StatusByErrorCode)}[{code}]", status, 400, 599);
        return problems;

        void Time(string name, TimeSpan value, TimeSpan most, string mostInWords)
        {
            if (value <= TimeSpan.Zero || value > most)
                problems.Add($"{name} is {value}; it must be more than zero and at most {mostInWords}");
        }

        void Range(string name, int value, int least, int most)
        {
            if (value < least || value > most)
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be from {least} to {most}"));
        }
    }
}
