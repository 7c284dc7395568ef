namespace KnowledgeBase.GraphQL.Language;

/// <summary>
/// How large a document may be. Each limit is checked while parsing, before memory or stack is spent beyond it, and breaking it is an error
/// with code <see cref="ErrorCode.LimitExceeded"/> whose <c>extensions.limit</c> is the limit's name in camel case, such as <c>maxTokens</c>.
/// A limit of 0 allows none; a negative one is refused when it is set.
/// </summary>
public sealed record ParserLimits
{
    /// <summary>The largest <see cref="MaxDocumentDepth"/> that can be set: a stack of 256 KB holds the parser at this depth, with room to spare.</summary>
    public const int GreatestDepth = 200;

    /// <summary>For documents of strangers.</summary>
    public static ParserLimits Default { get; } = new();

    /// <summary>For documents of the host itself, such as its SDL files: only the depth is limited.</summary>
    public static ParserLimits Trusted { get; } = new()
    {
        MaxTokens = int.MaxValue,
        MaxNameLength = int.MaxValue,
        MaxDocumentDepth = GreatestDepth,
        MaxDirectivesPerLocation = int.MaxValue,
        MaxDocumentFields = int.MaxValue,
    };

    /// <summary>How many lexical tokens. Stops documents that are cheap to send and dear to hold: each token may become a node.</summary>
    public int MaxTokens { get; init => field = NotNegative(value); } = 15_000;

    /// <summary>
    /// How many letters a name may have. Stops aliases as long as the document, which each object of a list and the path of each error repeat.
    /// </summary>
    public int MaxNameLength { get; init => field = NotNegative(value); } = 255;

    /// <summary>
    /// How deep selection sets, lists, objects and list types may nest, counted together. Stops stack overflows, which would end the process:
    /// 40 KB of opening brackets suffice. At most <see cref="GreatestDepth"/>.
    /// </summary>
    public int MaxDocumentDepth { get; init => field = AtMostGreatest(NotNegative(value)); } = 64;

    /// <summary>How many directives at one location. Stops floods of directives, each of which costs validation an error.</summary>
    public int MaxDirectivesPerLocation { get; init => field = NotNegative(value); } = 8;

    /// <summary>
    /// How many fields are selected in the document. Stops documents that make the comparison of overlapping fields, which is quadratic at
    /// its worst, slow.
    /// </summary>
    public int MaxDocumentFields { get; init => field = NotNegative(value); } = 2_048;

    private static int NotNegative(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        return value;
    }

    private static int AtMostGreatest(int value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, GreatestDepth);
        return value;
    }
}
