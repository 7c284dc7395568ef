using System.Runtime.CompilerServices;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation;

/// <summary>
/// How far validation goes and what it tells. Breaking a limit is an error with code <see cref="ErrorCode.LimitExceeded"/> whose
/// <c>extensions.limit</c> is the name given with the limit here. A limit of 0 allows none; a negative one is refused when it is set.
/// </summary>
public sealed record ValidationOptions
{
    /// <summary>For documents of strangers.</summary>
    public static ValidationOptions Default { get; } = new();

    /// <summary>
    /// <c>maxValidationErrors</c>: how many errors are listed. Where there would be more, the list ends with one that names this limit and
    /// validation stops there. Stops documents of ten thousand mistakes, each answered with a sentence.
    /// </summary>
    public int MaxValidationErrors { get; init => field = NotNegative(value); } = 100;

    /// <summary>
    /// <c>maxFieldComparisons</c>: how many steps it takes to see whether fields can be merged; a step compares two fields, a set of fields with a
    /// fragment, two fragments, or looks up one response name.
    /// Stops documents that repeat one response name, or weave fragments, so that the pairs grow with the square of the document.
    /// </summary>
    public int MaxFieldComparisons { get; init => field = NotNegative(value); } = 250_000;

    /// <summary>
    /// <c>maxComparisonDepth</c>: how many levels of fields are compared below each other, fragments expanded. Stops chains of fragments that
    /// would exhaust the stack. At most <see cref="ParserLimits.GreatestDepth"/>.
    /// </summary>
    public int MaxComparisonDepth { get; init => field = AtMostGreatest(NotNegative(value)); } = 100;

    /// <summary>
    /// <c>maxIntrospectionLists</c>: how often <c>fields</c>, <c>inputFields</c>, <c>interfaces</c> and <c>possibleTypes</c> may stand inside each
    /// other below <c>__schema</c> or <c>__type</c>. Stops the circle type, fields, type, fields, whose answer grows with the power of its depth.
    /// </summary>
    public int MaxIntrospectionLists { get; init => field = NotNegative(value); } = 2;

    /// <summary>Whether documents may ask for <c>__schema</c> and <c>__type</c>. <c>__typename</c> is always allowed.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>Whether messages leave out names of the schema that are near to a misspelt one ("Did you mean").</summary>
    public bool HideSuggestions { get; init; }

    private static int NotNegative(int value, [CallerMemberName] string name = "") =>
        value >= 0 ? value : throw new ArgumentOutOfRangeException(name, value, "A limit is zero or more.");

    private static int AtMostGreatest(int value, [CallerMemberName] string name = "") =>
        value <= ParserLimits.GreatestDepth
            ? value
            : throw new ArgumentOutOfRangeException(name, value, "The stack holds no more levels than ParserLimits.GreatestDepth.");
}
