using System.Buffers;
using System.Text;
using System.Text.Json;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Planning;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.Validation;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Execution;

/// <summary>
/// A schema with resolvers by coordinate, such as <c>Query.sheet</c>. A field without one takes the entry of its name from its parent, a dictionary;
/// an object in an abstract position has its type in the entry <c>__typename</c>.
/// </summary>
internal sealed class TestEngine : ExecutableSchema
{
    private readonly Dictionary<string, FieldBinding> _bindings = new(StringComparer.Ordinal);

    public TestEngine(string sdl, IReadOnlyDictionary<string, ScalarCoercion>? scalars = null)
    {
        var options = scalars is null ? new SchemaBuilderOptions() : new SchemaBuilderOptions { Scalars = scalars };
        var result = SchemaBuilder.Build([Parser.Parse(sdl, ParserLimits.Trusted).Document!], options);
        Assert.Empty(result.Errors);
        Schema = result.Schema!;
    }

    public override Schema Schema { get; }

    public OperationLimits Limits { get; init; } = OperationLimits.None;

    public ExecutorOptions Options { get; init; } = new() { NewCorrelationId = static () => "id-1" };

    public TestEngine With(string coordinate, FieldResolver resolve)
    {
        _bindings[coordinate] = new() { Resolve = resolve };
        return this;
    }

    public TestEngine WithAsync(string coordinate, AsyncFieldResolver resolve)
    {
        _bindings[coordinate] = new() { ResolveAsync = resolve };
        return this;
    }

    public TestEngine With(string coordinate, FieldBinding binding)
    {
        _bindings[coordinate] = binding;
        return this;
    }

    public override FieldBinding BindingOf(ObjectType type, FieldDefinition field) => _bindings.TryGetValue($"{type.Name}.{field.Name}", out var binding)
        ? binding
        : new() { Resolve = (parent, _, _) => parent is IReadOnlyDictionary<string, object?> map && map.TryGetValue(field.Name, out var value) ? value : null };

    public override ObjectType? TypeOf(object value) =>
        value is IReadOnlyDictionary<string, object?> map && map.TryGetValue("__typename", out var name) ? Schema.Types.Find((string)name!) as ObjectType : null;

    public PlanResult TryPlan(string document, string? operationName = null)
    {
        var parsed = Parser.Parse(document, ParserLimits.Trusted);
        Assert.Null(parsed.Error);
        var valid = Validator.Validate(Schema, parsed.Document!);
        Assert.Empty(valid.Errors);
        return OperationPlanner.Plan(this, valid.Document!, operationName, Limits);
    }

    public OperationPlan Plan(string document)
    {
        var result = TryPlan(document);
        Assert.Empty(result.Errors);
        return result.Plan!;
    }

    /// <summary>The whole response as text.</summary>
    public async Task<string> RunAsync(string document, string? variables = null, object? root = null, RequestContext? context = null)
    {
        var planned = TryPlan(document);
        if (!planned.IsSuccess)
            return Text(ExecutionResult.OfRequestErrors(planned.Errors));
        using var json = variables is null ? null : JsonDocument.Parse(variables);
        var coerced = VariableCoercion.Coerce(planned.Plan, json?.RootElement);
        if (!coerced.IsSuccess)
            return Text(ExecutionResult.OfRequestErrors(coerced.Errors));
        using var result = await new Executor(Options).ExecuteAsync(planned.Plan, coerced.Variables, root, context ?? new RequestContext());
        return Text(result);
    }

    public static string Text(ExecutionResult result)
    {
        var bytes = new ArrayBufferWriter<byte>();
        ResponseWriter.Write(bytes, result);
        var text = Encoding.UTF8.GetString(bytes.WrittenSpan);
        using var check = JsonDocument.Parse(text); // whatever happens, an answer is JSON
        return text;
    }

    public static Dictionary<string, object?> Map(params (string Name, object? Value)[] entries) => entries.ToDictionary(static e => e.Name, static e => e.Value);
}
