using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Planning;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.Validation;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Cases of execution (spec 6) and introspection (spec 4).</summary>
internal static class ExecutionCases
{
    private static readonly Executor Executor = new(new ExecutorOptions());

    public static IReadOnlyDictionary<string, CaseHandler> Handlers { get; } = new Dictionary<string, CaseHandler>
    {
        ["execute"] = Execute,
        ["introspect"] = Introspect,
    };

    private static JsonObject Execute(JsonObject testCase)
    {
        var checks = testCase["validate"]?.GetValue<bool>() != false;
        var assumeValid = !checks || testCase["assumeValid"]?.GetValue<bool>() == true;
        var built = CaseSchemas.Build(testCase.Text("schema")!, assumeValid);
        if (!built.IsSuccess)
            return Stage("schema", built.Errors);

        var limits = ParserLimits.Trusted;
        if (testCase["maxTokens"] is { } maxTokens)
            limits = limits with { MaxTokens = maxTokens.GetValue<int>() };
        var parsed = Parser.Parse(testCase.Text("document")!, limits);
        if (!parsed.IsSuccess)
            return Stage("parse", [parsed.Error]);

        if (checks)
        {
            var errors = Validator.Check(built.Schema, parsed.Document, ValidationOptions.Default, RuleSet.Specified);
            if (!errors.IsEmpty)
                return Stage("validate", errors);
        }

        var document = new ValidatedDocument(built.Schema, parsed.Document);
        return testCase["trace"] is JsonObject trace
            ? RunTrace(testCase, built.Schema, document, new TraceResolvers(trace))
            : Run(testCase, new CaseSchema(built.Schema, RootResolvers.Bind, RootResolvers.TypeNameOf), document, CaseValue.Read(testCase["root"]));
    }

    private static JsonObject RunTrace(JsonObject testCase, Schema schema, ValidatedDocument document, TraceResolvers resolvers)
    {
        var answer = Run(testCase, new CaseSchema(schema, resolvers.Bind, resolvers.TypeNameOf), document, TraceResolvers.Root);
        if (resolvers.Arguments.Count > 0)
            answer["args"] = resolvers.Arguments;
        answer["order"] = resolvers.Order;
        return answer;
    }

    private static JsonObject Run(JsonObject testCase, CaseSchema schema, ValidatedDocument document, object? root)
    {
        var planned = OperationPlanner.Plan(schema, document, testCase.Text("operationName"), OperationLimits.None);
        if (!planned.IsSuccess)
            return Stage("request", planned.Errors);
        var json = JsonSerializer.SerializeToElement(CaseValue.ToJson(testCase["variables"]));
        var variables = VariableCoercion.Coerce(planned.Plan, json);
        if (!variables.IsSuccess)
            return Stage("request", variables.Errors);

        using var result = Executor.ExecuteAsync(planned.Plan, variables.Variables, root, new RequestContext()).AsTask().GetAwaiter().GetResult();
        var answer = Stage(result.HasData ? "execute" : "request", result.Errors);
        if (result.HasData)
            answer["data"] = JsonNode.Parse(result.Data.Span, documentOptions: new() { MaxDepth = 1_000 });
        return answer;
    }

    private static JsonObject Stage(string stage, IReadOnlyCollection<GraphQLError> errors)
    {
        var answer = errors.Count == 0 ? [] : Answer.Errors(errors);
        answer["stage"] = stage;
        return answer;
    }

    private static JsonObject Introspect(JsonObject testCase)
    {
        var built = CaseSchemas.Build(testCase.Text("schema")!, assumeValid: true);
        if (!built.IsSuccess)
            return Stage("schema", built.Errors);
        var query = Parser.Parse(IntrospectionQuery.Text(testCase["options"] as JsonObject)).Document!;
        var answer = Run(
            [], new CaseSchema(built.Schema, RootResolvers.Bind, RootResolvers.TypeNameOf), new ValidatedDocument(built.Schema, query), root: null);
        return new JsonObject { ["data"] = IntrospectionQuery.OwnPart((JsonObject)answer["data"]!) };
    }
}
