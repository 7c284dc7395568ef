using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.Validation.Sdl;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Cases of the type system (spec 3): building, extending, validating, sorting, coordinates.</summary>
internal static class SchemaCases
{
    public static IReadOnlyDictionary<string, CaseHandler> Handlers { get; } = new Dictionary<string, CaseHandler>
    {
        ["validateSDL"] = ValidateSdl,
        ["validateSchema"] = ValidateSchema,
        ["buildSchema"] = BuildSchema,
        ["extendSchema"] = ExtendSchema,
        ["sortSchema"] = SortSchema,
        ["schemaCoordinate"] = Coordinate,
    };

    private static readonly SchemaBuilderOptions NoChecks = new() { AssumeValidSdl = true, AssumeValidSchema = true };

    /// <summary>A schema built without any checks; an empty SDL gives a schema without types of its own.</summary>
    public static Schema Unchecked(string sdl) =>
        SchemaBuilder.Build(sdl.Trim().Length == 0 ? [] : [Parse(sdl)], NoChecks).Schema ?? throw new InvalidOperationException("The schema refers to unknown types.");

    private static DocumentNode Parse(string sdl) =>
        Parser.Parse(sdl, ParserLimits.Trusted).Document ?? throw new InvalidOperationException("The SDL does not parse.");

    private static JsonObject ValidateSdl(JsonObject testCase)
    {
        var existing = testCase.Text("schema") is { } schema ? Unchecked(schema) : null;
        IEnumerable<SdlRule> rules = SdlValidator.Rules;
        if (testCase["rules"] is JsonArray names)
        {
            var wanted = names.Select(static name => name!.GetValue<string>()).ToList();
            rules = [.. SdlValidator.Rules.Where(rule => wanted.Contains(rule.Name))];
            if (rules.Count() != wanted.Count)
                return Answer.Unsupported();
        }

        return Answer.Errors(SdlValidator.Validate(Parse(testCase.Text("sdl")!), existing, rules));
    }

    private static JsonObject ValidateSchema(JsonObject testCase)
    {
        var result = SchemaBuilder.Build([Parse(testCase.Text("sdl")!)], NoChecks);
        return Answer.Errors(result.IsSuccess ? SchemaValidator.Validate(result.Schema) : result.Errors);
    }

    private static JsonObject BuildSchema(JsonObject testCase)
    {
        var parsed = Parser.Parse(testCase.Text("sdl")!, ParserLimits.Trusted);
        return parsed.IsSuccess ? Built(SchemaBuilder.Build([parsed.Document], Options(testCase))) : Answer.Refused(parsed.Error);
    }

    private static JsonObject ExtendSchema(JsonObject testCase)
    {
        var parsed = Parser.Parse(testCase.Text("extension")!, ParserLimits.Trusted);
        if (!parsed.IsSuccess)
            return Answer.Refused(parsed.Error);
        return Built(SchemaBuilder.Extend(Unchecked(testCase.Text("schema")!), [parsed.Document], Options(testCase)));
    }

    /// <summary>The reference builds without validating the schema, and joins all errors of the SDL into one without a place.</summary>
    private static SchemaBuilderOptions Options(JsonObject testCase) => NoChecks with
    {
        AssumeValidSdl = testCase["options"]?["assumeValidSDL"]?.GetValue<bool>() == true || testCase["options"]?["assumeValid"]?.GetValue<bool>() == true,
    };

    private static JsonObject Built(SchemaResult result) => result.IsSuccess
        ? new JsonObject { ["ok"] = true, ["printed"] = SchemaPrinter.Print(result.Schema) }
        : Answer.Refused(new GraphQLError(string.Join("\n\n", result.Errors.Select(static error => error.Message)), ErrorCode.ValidationFailed));

    private static JsonObject SortSchema(JsonObject testCase) => new() { ["printed"] = SchemaPrinter.Print(Unchecked(testCase.Text("schema")!), sorted: true) };

    private static JsonObject Coordinate(JsonObject testCase)
    {
        var schema = Unchecked(testCase.Text("schema")!);
        if (!SchemaCoordinate.TryParse(testCase.Text("coordinate")!, out var coordinate, out var error))
            return new JsonObject { ["error"] = Answer.Error(error) };
        if (!HasContainer(schema, coordinate))
            return new JsonObject { ["error"] = new JsonObject { ["message"] = $"Nothing in the schema can hold {coordinate}." } };
        return new JsonObject { ["resolved"] = coordinate.Resolve(schema) is { } element ? Element(coordinate, element) : null };
    }

    private static bool HasContainer(Schema schema, SchemaCoordinate coordinate)
    {
        if (coordinate.ArgumentName is not null)
            return (coordinate with { ArgumentName = null }).Resolve(schema) is FieldDefinition or DirectiveDefinition;
        return coordinate.MemberName is null || schema.Types.Find(coordinate.Name) is ComplexType or InputObjectType or EnumType;
    }

    private static JsonObject Element(SchemaCoordinate coordinate, object element)
    {
        var owner = coordinate.IsDirective ? "directive" : "type";
        return element switch
        {
            NamedType => new JsonObject { ["kind"] = "NamedType", [owner] = coordinate.Name },
            FieldDefinition => new JsonObject { ["kind"] = "Field", [owner] = coordinate.Name, ["field"] = coordinate.MemberName },
            EnumValueDefinition => new JsonObject { ["kind"] = "EnumValue", [owner] = coordinate.Name, ["enumValue"] = coordinate.MemberName },
            DirectiveDefinition => new JsonObject { ["kind"] = "Directive", [owner] = coordinate.Name },
            _ when coordinate.IsDirective => new JsonObject
            {
                ["kind"] = "DirectiveArgument",
                [owner] = coordinate.Name,
                ["directiveArgument"] = coordinate.ArgumentName,
            },
            _ when coordinate.ArgumentName is not null => new JsonObject
            {
                ["kind"] = "FieldArgument",
                [owner] = coordinate.Name,
                ["field"] = coordinate.MemberName,
                ["fieldArgument"] = coordinate.ArgumentName,
            },
            _ => new JsonObject { ["kind"] = "InputField", [owner] = coordinate.Name, ["inputField"] = coordinate.MemberName },
        };
    }
}
