using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Answers one case. The case and the answer are in the format of the reference's own driver.</summary>
internal delegate JsonObject CaseHandler(JsonObject testCase);

/// <summary>Which handler answers which kind of case. A group of kinds has a file and a line here.</summary>
internal static class CaseHandlers
{
    public static FrozenDictionary<string, CaseHandler> All { get; } = Collect(
        LanguageCases.Handlers,
        TextCases.Handlers,
        OperationCases.Handlers,
        SchemaCases.Handlers,
        ClientSchemaCases.Handlers,
        ChangeCases.Handlers,
        ValidationCases.Handlers,
        ExecutionCases.Handlers,
        CoercionCases.Handlers);

    private static FrozenDictionary<string, CaseHandler> Collect(params IReadOnlyDictionary<string, CaseHandler>[] groups) =>
        groups.SelectMany(static group => group).ToFrozenDictionary(StringComparer.Ordinal);
}
