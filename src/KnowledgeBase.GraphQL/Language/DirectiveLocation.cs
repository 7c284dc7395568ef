using System.Collections.Frozen;

namespace KnowledgeBase.GraphQL.Language;

/// <summary>The places where a directive may stand, by their names in the specification (spec 3.13 "Directives").</summary>
public static class DirectiveLocation
{
    private static readonly FrozenSet<string> Executable = FrozenSet.Create(
        StringComparer.Ordinal,
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION");

    private static readonly FrozenSet<string> TypeSystem = FrozenSet.Create(
        StringComparer.Ordinal,
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT",
        "INPUT_FIELD_DEFINITION");

    /// <summary>Whether this is the name of any location.</summary>
    public static bool IsKnown(string name) => IsExecutable(name) || TypeSystem.Contains(name);

    /// <summary>Whether this is the name of a location in executable documents.</summary>
    public static bool IsExecutable(string name) => Executable.Contains(name);
}
