using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Validation.FieldMerging;

/// <summary>Two fields with one response name that cannot be merged.</summary>
/// <param name="ResponseName">Their response name.</param>
/// <param name="Reason">Why not, as half a sentence.</param>
/// <param name="Below">The response names down to the fields that the reason is about, joined by points; empty if it is these two.</param>
/// <param name="First">The first field, and the fields below it that are in conflict.</param>
/// <param name="Second">The same for the second field.</param>
internal sealed record Conflict(string ResponseName, string Reason, string Below, List<SyntaxNode> First, List<SyntaxNode> Second)
{
    /// <summary>How many fields each side shows at most.</summary>
    private const int MostNodes = 20;

    private const int LongestPath = 100;

    /// <summary>A conflict of these two fields themselves.</summary>
    public static Conflict Between(FieldNode first, FieldNode second, string reason) =>
        new(first.ResponseName, reason, "", [first], [second]);

    /// <summary>A conflict of two fields because those below them conflict.</summary>
    public static Conflict OfSubfields(FieldNode first, FieldNode second, ConflictList below)
    {
        List<SyntaxNode> firstNodes = [first], secondNodes = [second];
        foreach (var conflict in below)
        {
            AddSome(firstNodes, conflict.First);
            AddSome(secondNodes, conflict.Second);
        }

        var cause = below[0];
        var path = cause.Below.Length == 0 ? cause.ResponseName
            : cause.Below.Length > LongestPath ? cause.Below
            : cause.ResponseName + "." + cause.Below;
        return new(first.ResponseName, cause.Reason, path, firstNodes, secondNodes);
    }

    public string Message() => Messages.FieldsConflict(ResponseName, Below.Length == 0 ? Reason : Messages.BelowFields(Below, Reason));

    public List<SyntaxNode> Nodes() => [.. First, .. Second];

    private static void AddSome(List<SyntaxNode> nodes, List<SyntaxNode> more)
    {
        for (var i = 0; i < more.Count && nodes.Count < MostNodes; i++)
            nodes.Add(more[i]);
    }
}

/// <summary>Conflicts up to a number: more would not be told.</summary>
internal sealed class ConflictList : List<Conflict>
{
    public int Limit { get; set; }

    public bool IsFull => Count >= Limit;
}
