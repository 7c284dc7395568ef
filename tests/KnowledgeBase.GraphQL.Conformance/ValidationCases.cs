using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.Validation;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Cases of validation (spec 5): a document against a schema, with all rules or some.</summary>
internal static class ValidationCases
{
    private static readonly Dictionary<string, Schema?> Schemas = new(StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, CaseHandler> Handlers { get; } = new Dictionary<string, CaseHandler>
    {
        ["validate"] = Validate,
    };

    private static JsonObject Validate(JsonObject testCase)
    {
        var rules = testCase["rules"] is JsonArray names ? RuleSet.Named([.. names.Select(static name => Answer.Text(name!))]) : RuleSet.Specified;
        if (rules is null || testCase["parseOptions"] is not null || SchemaOf(testCase.Text("schema")!) is not { } schema)
            return Answer.Unsupported();
        var parsed = Parser.Parse(testCase.Text("document")!, ParserLimits.Trusted);
        if (!parsed.IsSuccess)
            return Answer.Errors([parsed.Error]);
        var options = ValidationOptions.Default;
        if (testCase["options"] is JsonObject given)
        {
            options = options with
            {
                HideSuggestions = given["hideSuggestions"]?.GetValue<bool>() ?? options.HideSuggestions,
                MaxValidationErrors = given["maxErrors"]?.GetValue<int>() ?? options.MaxValidationErrors,
            };
        }

        return Answer.Errors(Validator.Check(schema, parsed.Document, options, rules));
    }

    /// <summary>The schemas of these cases are few; each is built once. None of them need be valid.</summary>
    private static Schema? SchemaOf(string sdl)
    {
        if (Schemas.TryGetValue(sdl, out var schema))
            return schema;
        var parsed = Parser.Parse(sdl, ParserLimits.Trusted);
        var options = new SchemaBuilderOptions { AssumeValidSdl = true, AssumeValidSchema = true };
        schema = parsed.IsSuccess ? SchemaBuilder.Build([parsed.Document], options).Schema : null;
        return Schemas[sdl] = schema;
    }
}
