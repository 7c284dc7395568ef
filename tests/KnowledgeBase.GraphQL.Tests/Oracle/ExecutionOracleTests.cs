using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Planning;
using KnowledgeBase.GraphQL.Tests.Fuzzing;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.Validation;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Oracle;

/// <summary>The executor against the specification's own words, on made-up schemas, data, documents and variables.</summary>
public sealed class ExecutionOracleTests
{
    private const int Schemas = 60;
    private const int Documents = 30;
    private const int VariableSets = 3;

    /// <summary>Where chance begins: four times, and more often when fuzzing is told to take longer.</summary>
    public static TheoryData<int> Starts => [.. Enumerable.Range(1, 4 + ((FuzzRun.Seconds - FuzzRun.DefaultSeconds) / 2))];

    [Theory]
    [MemberData(nameof(Starts))]
    public async Task The_engine_gives_what_the_specification_says(int seed)
    {
        int valid = 0, answered = 0, withErrors = 0, refused = 0;
        for (var i = 0; i < Schemas; i++)
        {
            var random = new Random((FuzzRun.Seed * 1_000_000) + (seed * 1_000) + i);
            var schema = BuildSchema(random);
            var documents = new RandomDocument(random, schema);
            for (var j = 0; j < Documents; j++)
            {
                var text = documents.Make();
                var document = Parser.Parse(text).Document;
                Assert.NotNull(document);
                if (!Validator.Validate(schema, document).IsSuccess)
                    continue;
                valid++;
                for (var k = 0; k < VariableSets; k++)
                {
                    var expected = await CompareAsync(schema, document, text, documents.Variables(), random, waits: k == 1);
                    answered += expected.IsRequestError ? 0 : 1;
                    refused += expected.IsRequestError ? 1 : 0;
                    withErrors += expected.Errors.Count > 0 ? 1 : 0;
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{valid} valid documents of {Schemas * Documents}; {answered} answers, {withErrors} with errors, {refused} refused");
        Assert.InRange(valid, Schemas * Documents / 3, Schemas * Documents);
        Assert.InRange(answered, valid, valid * VariableSets);
        Assert.InRange(withErrors, answered / 10, answered);
        Assert.InRange(refused, 1, answered);
    }

    private static Schema BuildSchema(Random random)
    {
        while (true)
        {
            var sdl = Parser.Parse(new RandomSchema(random).Make(), ParserLimits.Trusted);
            Assert.Null(sdl.Error);
            if (SchemaBuilder.Build([sdl.Document!]) is { IsSuccess: true } built)
                return built.Schema;
        }
    }

    private static async Task<SpecResponse> CompareAsync(Schema schema, DocumentNode document, string text, string variables, Random random, bool waits)
    {
        var dataSeed = (ulong)random.NextInt64();
        var world = new OracleWorld(schema, dataSeed);
        var json = JsonElement.Parse(variables);
        var expected = new SpecExecutor(schema, document, field => world.Resolve(
            field.Type,
            field.Definition,
            (Thing)field.Parent,
            string.Join('|', field.Definition.Arguments.Select(argument => field.Arguments.TryGetValue(argument.Name, out var value) ? OracleWorld.Text(value) : "absent"))))
            .ExecuteRequest(json, OracleWorld.Root);

        var engine = new OracleSchema(schema, new OracleWorld(schema, dataSeed), waits);
        var plan = OperationPlanner.Plan(engine, Validator.Validate(schema, document).Document!, null, OperationLimits.None).Plan!;
        var coerced = VariableCoercion.Coerce(plan, json);
        var about = $"{SchemaPrinter.Print(schema)}\n{text}\n{variables}\n";
        Assert.True(expected.IsRequestError == !coerced.IsSuccess, $"variables {(expected.IsRequestError ? "do not fit" : "fit")}:\n{about}");
        if (!coerced.IsSuccess)
            return expected;

        using var result = await new Executor(new ExecutorOptions()).ExecuteAsync(plan, coerced.Variables, OracleWorld.Root, new RequestContext());
        var data = JsonNode.Parse(result.Data.Span);
        Assert.True(JsonNode.DeepEquals(expected.Data, data) && expected.Data?.ToJsonString() == data?.ToJsonString(), $"{about}{expected.Data?.ToJsonString() ?? "null"}\n{data?.ToJsonString() ?? "null"}");

        // Every error told is one that the specification raises, none twice; and none is left out whose position still stands.
        var told = result.Errors.Select(static error => string.Join('/', error.Path!.Value)).ToArray();
        Assert.True(told.Length == told.Distinct().Count() && told.All(expected.Errors.Contains), $"{about}told {string.Join(' ', told)}\nraised {string.Join(' ', expected.Errors)}");
        Assert.All(expected.Errors.Where(path => Stands(data, path)), path => Assert.True(told.Contains(path), $"{about}not told: {path}"));
        Assert.Equal(expected.Errors.Count > 0, told.Length > 0);
        return expected;
    }

    // Whether the position is itself null in the data, rather than inside a null.
    private static bool Stands(JsonNode? data, string path)
    {
        var node = data;
        foreach (var step in path.Split('/'))
        {
            if (node is null)
                return false;
            node = node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node[step];
        }

        return true;
    }
}
