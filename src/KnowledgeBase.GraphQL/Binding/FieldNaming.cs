namespace KnowledgeBase.GraphQL.Binding;

/// <summary>Names on the two sides: <c>isFallback</c> in a schema is <c>IsFallback</c> in C#.</summary>
internal static class FieldNaming
{
    public static string Pascal(string field) => char.ToUpperInvariant(field[0]) + field[1..];

    public static string Camel(string member) => char.ToLowerInvariant(member[0]) + member[1..];

    /// <summary>The field that a resolver method's name means: without <c>Async</c>, in camel case.</summary>
    public static string FieldOf(string method) =>
        Camel(method.Length > 5 && method.EndsWith("Async", StringComparison.Ordinal) ? method[..^5] : method);
}
