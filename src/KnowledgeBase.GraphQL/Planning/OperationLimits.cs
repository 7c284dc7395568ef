using System.Runtime.CompilerServices;

namespace KnowledgeBase.GraphQL.Planning;

/// <summary>
/// How large an operation may be, fragments expanded. Reaching past a limit is a request error with code
/// <see cref="ErrorCode.LimitExceeded"/> whose <c>extensions.limit</c> is the name given with each limit here. A value equal to the limit passes.
/// </summary>
public sealed record OperationLimits
{
    /// <summary>The largest <see cref="MaxNesting"/> that can be set: execution recurses as deep, and a stack of 1 MB holds that.</summary>
    public const int GreatestNesting = 500;

    /// <summary>Limits that stop nothing that can run: for tests, and for documents that the host wrote itself.</summary>
    public static OperationLimits None { get; } = new()
    {
        MaxDepth = int.MaxValue,
        MaxNesting = GreatestNesting,
        MaxFields = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxRootFields = int.MaxValue,
        MaxIntrospectionDepth = int.MaxValue,
        MaxCost = long.MaxValue,
    };

    /// <summary><c>maxDepth</c>: levels of fields, those below <c>__schema</c> and <c>__type</c> apart. Stops queries that walk relations round and round.</summary>
    public int MaxDepth { get; init => field = NotNegative(value); } = 15;

    /// <summary><c>maxNesting</c>: selection sets inside each other, those of fragments counted. Stops chains of fragments that would exhaust the stack. At most <see cref="GreatestNesting"/>.</summary>
    public int MaxNesting { get; init => field = AtMostGreatest(NotNegative(value)); } = 100;

    /// <summary><c>maxFields</c>: selections (fields and fragments), each spread counted anew. Stops fragment bombs: a few lines that expand to millions of fields.</summary>
    public int MaxFields { get; init => field = NotNegative(value); } = 2_000;

    /// <summary><c>maxAliases</c>: fields with an alias. Stops one costly field asked for a thousand times in one request.</summary>
    public int MaxAliases { get; init => field = NotNegative(value); } = 30;

    /// <summary><c>maxRootFields</c>: fields of the root type. Stops batches of queries (or of guesses at a secret) in one request.</summary>
    public int MaxRootFields { get; init => field = NotNegative(value); } = 20;

    /// <summary><c>maxIntrospectionDepth</c>: levels of fields below <c>__schema</c> or <c>__type</c>. The usual tools need 15.</summary>
    public int MaxIntrospectionDepth { get; init => field = NotNegative(value); } = 20;

    /// <summary><c>maxCost</c>: see <see cref="OperationPlan.CostOf"/>. Stops operations whose answer would be huge.</summary>
    public long MaxCost { get; init => field = NotNegative(value); } = 10_000;

    /// <summary>The length assumed for a list whose field has no <c>@listSize</c>.</summary>
    public int DefaultListSize { get; init => field = NotNegative(value); } = 10;

    private static T NotNegative<T>(T value, [CallerMemberName] string name = "")
        where T : struct, IComparable<T> => value.CompareTo(default) >= 0
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "A limit is zero or more.");

    private static int AtMostGreatest(int value, [CallerMemberName] string name = "") => value <= GreatestNesting
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "The stack holds no more levels than GreatestNesting.");
}
