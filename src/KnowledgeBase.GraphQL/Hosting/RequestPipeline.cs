using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Planning;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>The way of every request through the engine, whatever transport it came by; each stage takes the product of the one before.</summary>
public sealed partial class RequestPipeline
{
    private readonly ExecutableSchema _schema;
    private readonly GraphQLOptions _options;
    private readonly DocumentStore _documents;
    private readonly ResponseCache _responses;
    private readonly HashSet<string> _changing;
    private readonly Executor _executor;
    private readonly Executor _eventExecutor;
    private readonly RequestTelemetry _telemetry;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Type? _initializer;
    private readonly IResponseCacheKey? _cacheKey;

    internal RequestPipeline(
        ExecutableSchema schema, GraphQLOptions options, Type? initializer, IResponseCacheKey? cacheKey, RequestTelemetry telemetry, TimeProvider clock, ILogger logger)
    {
        _schema = schema;
        _options = options;
        _initializer = initializer;
        _cacheKey = cacheKey;
        _telemetry = telemetry;
        _clock = clock;
        _logger = logger;
        _responses = new ResponseCache(options.ResponseCacheBytes, telemetry);
        _changing = [.. options.ChangingFields];
        _documents = new DocumentStore(schema.Schema, options);
        var execution = new ExecutorOptions { Clock = clock, MaxFieldErrors = options.MaxFieldErrors, MaxResponseBytes = options.MaxResponseBytes };
        _executor = new Executor(execution); // the time limit is the whole request's, by its token
        _eventExecutor = new Executor(execution with { TimeLimit = options.TimeLimit }); // a stream outlives it; each event has it anew
    }

    /// <summary>The schema that requests run against.</summary>
    public ExecutableSchema Schema => _schema;

    /// <summary>Answers a request: nothing but its own cancellation makes this throw.</summary>
    /// <param name="request">The request.</param>
    /// <param name="services">The request's services.</param>
    /// <param name="httpContext">The HTTP request; null where there is none.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away.</param>
    /// <returns>The outcome, to be disposed once it is written.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<RequestOutcome> ExecuteAsync(
        GraphQLRequest request, IServiceProvider services, HttpContext? httpContext, CancellationToken cancellationToken)
    {
        var trace = _telemetry.Start();
        using var limit = new CancellationTokenSource(_options.TimeLimit, _clock);
        using var whenClientGoes = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), limit);
        var context = new RequestContext { Services = services, CancellationToken = limit.Token };
        try
        {
            var prepared = await PrepareAsync(request, context, httpContext, canStream: false);
            trace.About(prepared);
            return trace.End(prepared.Refusal ?? await ExecuteAsync(prepared, request, context));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            trace.End(RequestOutcome.Of(RequestStage.TimedOut, PipelineErrors.ClientGone));
            throw;
        }
        catch (Exception exception)
        {
            return trace.End(OutcomeOf(exception, isTimeUp: limit.IsCancellationRequested));
        }
    }

    /// <summary>All that comes before execution, the same for every transport.</summary>
    private async ValueTask<PreparedRequest> PrepareAsync(GraphQLRequest request, RequestContext context, HttpContext? httpContext, bool canStream)
    {
        if (!_documents.TryGet(request, out var document, out var unknown))
            return new(unknown);
        var planned = document.PlanOf(request.OperationName, _schema, _options.OperationLimits);
        if (!planned.IsSuccess)
            return new(NotValid(planned.Errors), document);
        var plan = planned.Plan;
        if (Disallowed(plan, request, canStream) is { } disallowed)
            return new(disallowed, document, plan);

        var coerced = VariableCoercion.Coerce(plan, request.Variables);
        if (!coerced.IsSuccess)
            return new(NotValid(coerced.Errors), document, plan);
        return await InitializeAsync(plan, coerced.Variables, context, httpContext) is { } refused
            ? new(RequestOutcome.Of(RequestStage.Refused, refused), document, plan)
            : new(null, document, plan, coerced.Variables);
    }

    private async ValueTask<RequestOutcome> ExecuteAsync(PreparedRequest prepared, GraphQLRequest request, RequestContext context)
    {
        var (document, plan, variables) = prepared;
        if (KeyOf(document, plan, context) is not { } key)
        {
            var answer = await _executor.ExecuteAsync(plan, variables, null, context);
            return new RequestOutcome(answer.HasData ? RequestStage.Executed : RequestStage.NotValid, answer);
        }

        using var extensions = JsonOf(context.Extensions);
        var name = AnswerName.Of(key.Value, document.Hash, request, extensions.Written);
        if (request.KnownTags.Count > 0 && name.ToString() is var tag && request.KnownTags.Contains(tag))
            return new RequestOutcome(RequestStage.NotModified, null) { EntityTag = tag, CacheKey = key, Name = name };
        if (_responses.Find(name) is { } known)
            return new RequestOutcome(RequestStage.Executed, known.Result) { EntityTag = known.Tag, CacheKey = key, Name = name, Cached = known };

        var result = await _executor.ExecuteAsync(plan, variables, null, context);
        if (!result.Errors.IsEmpty)
            return new RequestOutcome(result.HasData ? RequestStage.Executed : RequestStage.NotValid, result);

        // What resolvers add to the extensions is in no name.
        using var afterwards = JsonOf(context.Extensions);
        if (!afterwards.Written.SequenceEqual(extensions.Written))
            return new RequestOutcome(RequestStage.Executed, result);
        var added = _responses.Add(name, result, extensions.Written);
        return new RequestOutcome(RequestStage.Executed, result) { EntityTag = added?.Tag ?? name.ToString(), CacheKey = key, Name = name, Cached = added };
    }

    /// <summary>Keeps an answer's body in a coding beside the body itself.</summary>
    internal void Keep(RequestOutcome outcome, ContentCoding coding, byte[] encoded)
    {
        if (outcome.Cached is { } answer)
            _responses.Add(outcome.Name, answer, coding, encoded);
    }

    private RequestOutcome OutcomeOf(Exception exception, bool isTimeUp)
    {
        if (exception is OperationCanceledException && isTimeUp)
            return RequestOutcome.Of(RequestStage.TimedOut, PipelineErrors.TimedOut(_options.TimeLimit));
        if (exception is GraphQLException carrier)
            return RequestOutcome.Of(RequestStage.Refused, carrier.Error);
        var correlationId = Guid.NewGuid().ToString("N");
        _logger.LogError(exception, "A GraphQL request failed unexpectedly; correlation id {CorrelationId}", correlationId);
        return RequestOutcome.Of(RequestStage.Failed, PipelineErrors.Unexpected(correlationId));
    }

    private static RequestOutcome NotValid(ImmutableArray<GraphQLError> errors) => new(RequestStage.NotValid, ExecutionResult.OfRequestErrors(errors));

    private static RequestOutcome? Disallowed(OperationPlan plan, GraphQLRequest request, bool canStream) => plan.Operation switch
    {
        OperationType.Subscription when !canStream => NotValid([PipelineErrors.NoSubscriptions]),
        OperationType.Mutation when request.OnlyQueries => RequestOutcome.Of(RequestStage.NotAllowed, PipelineErrors.OnlyQueries),
        _ => null,
    };

    private ValueTask<GraphQLError?> InitializeAsync(OperationPlan plan, CoercedVariables variables, RequestContext context, HttpContext? httpContext)
    {
        if (_initializer is null)
            return default;
        var directives = plan.Syntax.Directives.Length == 0
            ? []
            : ImmutableArray.CreateRange(plan.Syntax.Directives, directive => new AppliedDirective(
                directive.Name.Value, plan.DirectiveArguments(directive.Name.Value, variables) ?? ImmutableDictionary<string, object?>.Empty));
        var initializer = (IRequestInitializer)context.Services!.GetRequiredService(_initializer);
        return initializer.InitializeAsync(new RequestInitialization(context, plan.Syntax, directives, httpContext), context.CancellationToken);
    }

    private ResponseCacheKey? KeyOf(PreparedDocument document, OperationPlan plan, RequestContext context) =>
        plan.Operation == OperationType.Query && !document.IsConfidential ? _cacheKey?.KeyOf(context, document.SelectsAny(_changing)) : null;

    private static Utf8JsonBuffer JsonOf(Dictionary<string, object?> extensions)
    {
        var json = new Utf8JsonBuffer(256);
        if (extensions.Count > 0)
            JsonValueWriter.Write(json, extensions);
        return json;
    }
}
