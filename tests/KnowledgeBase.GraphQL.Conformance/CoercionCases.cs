using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Planning;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.Validation;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>Cases of input coercion (spec 3, "Input Coercion", and 6.1.2) and of the way back to literals.</summary>
internal static class CoercionCases
{
    private static GraphQLType AnyType { get; } = CaseSchemas.TypeIn("scalar Any", "Any");

    public static IReadOnlyDictionary<string, CaseHandler> Handlers { get; } = new Dictionary<string, CaseHandler>
    {
        ["coerceInputValue"] = static testCase => Answer.Value(CoerceJson(testCase, new InputErrors())),
        ["coerceInputLiteral"] = static testCase => Answer.Value(CoerceLiteral(testCase, TypeOf(testCase), new InputErrors())),
        ["valueFromAST"] = static testCase => Answer.Value(CoerceLiteral(testCase, TypeOf(testCase), new InputErrors())),
        ["valueFromASTUntyped"] = static testCase => Answer.Value(CoerceLiteral(testCase, AnyType, new InputErrors())),
        ["validateInputValue"] = static testCase => Errors(testCase, static (one, errors) => CoerceJson(one, errors)),
        ["validateInputLiteral"] = static testCase => Errors(testCase, static (one, errors) => CoerceLiteral(one, TypeOf(one), errors)),
        ["astFromValue"] = LiteralOf,
        ["variableValues"] = VariableValues,
        ["scalar"] = Scalar,
    };

    private static GraphQLType TypeOf(JsonObject testCase) => CaseSchemas.TypeIn(testCase.Text("typeSDL"), testCase.Text("type")!);

    private static JsonNode? CoerceJson(JsonObject testCase, InputErrors errors)
    {
        var type = TypeOf(testCase);
        var json = testCase["value"] is JsonObject word && word.ContainsKey("$undefined") ? default : JsonSerializer.SerializeToElement(CaseValue.ToJson(testCase["value"]));
        return JsonCoercion.TryCoerce(json, type, errors, out var value) ? CaseValue.Write(value, type) : CaseValue.Undefined();
    }

    private static JsonNode? CoerceLiteral(JsonObject testCase, GraphQLType type, InputErrors errors)
    {
        var literal = Parser.ParseValue(testCase.Text("literal")!).Node!;
        var scope = Scope(testCase["variables"] as JsonObject);
        if (literal is VariableNode variable && !scope.Find(variable.Name.Value).IsPresent)
            return CaseValue.Undefined();
        return LiteralCoercion.TryCoerce(literal, type, scope, errors, out var value) ? CaseValue.Write(value, type) : CaseValue.Undefined();
    }

    // The cases give variables as coerced values, of no type in particular.
    private static VariableScope Scope(JsonObject? variables)
    {
        var names = new Dictionary<string, int>();
        var definitions = ImmutableArray.CreateBuilder<VariablePlan>();
        var values = new List<ArgumentValue>();
        foreach (var (name, value) in variables ?? [])
        {
            if (value is JsonObject word && word.ContainsKey("$undefined"))
                continue;
            names[name] = values.Count;
            definitions.Add(new(null!, AnyType, default));
            values.Add(new(true, Unenum(CaseValue.Read(value))));
        }

        return new(names.ToFrozenDictionary(), definitions.ToImmutable(), new CoercedVariables([.. values]));
    }

    private static object? Unenum(object? value) => value switch
    {
        object?[] list => Array.ConvertAll(list, Unenum),
        Dictionary<string, object?> map when map.TryGetValue("$enum", out var name) => name,
        Dictionary<string, object?> map => map.ToDictionary(static pair => pair.Key, static pair => Unenum(pair.Value)),
        _ => value,
    };

    private static JsonObject Errors(JsonObject testCase, Action<JsonObject, InputErrors> coerce)
    {
        var errors = new InputErrors();
        coerce(testCase, errors);
        var list = new JsonArray();
        for (var i = 0; i < errors.Count; i++)
        {
            var path = errors[i].Path.Select(static step => step is int index ? JsonValue.Create(index) : (JsonNode)JsonValue.Create((string)step));
            list.Add(new JsonObject { ["path"] = new JsonArray([.. path]), ["message"] = errors[i].Message });
        }

        return new JsonObject { ["errors"] = list };
    }

    private static JsonObject LiteralOf(JsonObject testCase)
    {
        var type = TypeOf(testCase);
        if (testCase["value"] is JsonObject word && word.ContainsKey("$undefined"))
            return new JsonObject { ["printed"] = null };
        try
        {
            var literal = LiteralFromValue.Make(Serialize(CaseValue.Read(testCase["value"]), type), type);
            return new JsonObject { ["printed"] = literal is null ? null : Printer.Print(literal) };
        }
        catch (GraphQLException exception)
        {
            return new JsonObject { ["threw"] = new JsonObject { ["message"] = exception.Message } };
        }
    }

    // The reference starts from internal values, which it serialises first.
    private static object? Serialize(object? value, GraphQLType type)
    {
        switch (value, type.Nullable)
        {
            case (null, _):
                return null;
            case (object?[] list, ListType listType):
                return Array.ConvertAll(list, item => Serialize(item, listType.ItemType));
            case (_, ListType listType):
                return Serialize(value, listType.ItemType);
            case (Dictionary<string, object?> map, InputObjectType inputObject):
                return map.ToDictionary(static pair => pair.Key, pair => inputObject.Fields.Find(pair.Key) is { } field ? Serialize(pair.Value, field.Type) : pair.Value);
            case (_, EnumType enumType) when value is not string name || enumType.Values.Find(name) is null:
                throw new GraphQLException(new("Not a value of the enum.", ErrorCode.BadArgument));
            case (_, ScalarType scalar):
                return scalar.Coercion.TryCoerceResult(value, out var result, out var error) ? result : throw new GraphQLException(new(error!, ErrorCode.BadArgument));
            default:
                return value;
        }
    }

    private static JsonObject VariableValues(JsonObject testCase)
    {
        var schema = CaseSchemas.Build(testCase.Text("schema")!, assumeValid: true).Schema!;
        var document = new ValidatedDocument(schema, Parser.Parse(testCase.Text("document")!).Document!);
        var plan = OperationPlanner.Plan(new CaseSchema(schema, RootResolvers.Bind, RootResolvers.TypeNameOf), document, null, OperationLimits.None).Plan!;
        var result = VariableCoercion.Coerce(plan, JsonSerializer.SerializeToElement(CaseValue.ToJson(testCase["inputs"])));
        return result.IsSuccess ? new JsonObject { ["ok"] = true } : new JsonObject
        {
            ["errors"] = new JsonArray([.. result.Errors.Select(static error => new JsonObject { ["message"] = error.Message })]),
        };
    }

    private static JsonObject Scalar(JsonObject testCase)
    {
        var coercion = ((ScalarType)CaseSchemas.TypeIn(null, testCase.Text("scalar")!)).Coercion;
        object? value;
        string? error;
        bool fits;
        switch (testCase.Text("fn"))
        {
            case "literal":
                var literal = Parser.ParseValue(testCase.Text("input")!).Node!;
                fits = coercion.TryCoerceLiteral(literal, out value, out error);
                break;
            case "input":
                fits = coercion.TryCoerceInput(JsonSerializer.SerializeToElement(CaseValue.ToJson(testCase["input"])), out value, out error);
                break;
            default:
                (value, error) = (null, "null has no result");
                fits = CaseValue.Read(testCase["input"]) is { } given && coercion.TryCoerceResult(given, out value, out error);
                break;
        }

        return fits ? Answer.Value(CaseValue.Write(value, type: null)) : new JsonObject { ["error"] = new JsonObject { ["message"] = error } };
    }
}
