using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.Planning;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>The way of every request through the engine, whatever transport it came by; each stage takes the product of the one before.</summary>
public sealed class RequestPipeline
{
    private readonly ExecutableSchema _schema;
    private readonly GraphQLOptions _options;
    private readonly DocumentStore _documents;
    private readonly Executor _executor;
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
        _documents = new DocumentStore(schema.Schema, options);
        _executor = new Executor(new ExecutorOptions { Clock = clock }); // the time limit is the whole request's, by its token
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
            if (!_documents.TryGet(request, out var document, out var refusal))
                return trace.End(refusal);
            trace.Document(document.Hash);

            var planned = document.PlanOf(request.OperationName, _schema, _options.OperationLimits);
            if (!planned.IsSuccess)
                return trace.End(NotValid(planned.Errors));
            var plan = planned.Plan;
            trace.Operation(plan.Operation, plan.Name);
            if (Disallowed(plan, request) is { } disallowed)
                return trace.End(disallowed);

            var coerced = VariableCoercion.Coerce(plan, request.Variables);
            if (!coerced.IsSuccess)
                return trace.End(NotValid(coerced.Errors));

            if (await InitializeAsync(plan, coerced.Variables, context, httpContext) is { } refused)
                return trace.End(RequestOutcome.Of(RequestStage.Refused, refused));

            var tag = TagOf(document, plan, request, context);
            if (tag is not null && request.KnownTags.Contains(tag))
                return trace.End(new RequestOutcome(RequestStage.NotModified, null) { EntityTag = tag });

            var result = await _executor.ExecuteAsync(plan, coerced.Variables, null, context);
            return trace.End(new RequestOutcome(result.HasData ? RequestStage.Executed : RequestStage.NotValid, result) { EntityTag = result.Errors.IsEmpty ? tag : null });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            trace.End(RequestOutcome.Of(RequestStage.TimedOut, new GraphQLError("The client went away.", ErrorCode.Timeout)));
            throw;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return trace.End(RequestOutcome.Of(RequestStage.TimedOut, PipelineErrors.TimedOut(_options.TimeLimit)));
        }
        catch (GraphQLException exception)
        {
            return trace.End(RequestOutcome.Of(RequestStage.Refused, exception.Error));
        }
        catch (Exception exception)
        {
            var correlationId = Guid.NewGuid().ToString("N");
            _logger.LogError(exception, "A GraphQL request failed unexpectedly; correlation id {CorrelationId}", correlationId);
            return trace.End(RequestOutcome.Of(RequestStage.Failed, PipelineErrors.Unexpected(correlationId)));
        }
    }

    private static RequestOutcome NotValid(ImmutableArray<GraphQLError> errors) => new(RequestStage.NotValid, ExecutionResult.OfRequestErrors(errors));

    private static RequestOutcome? Disallowed(OperationPlan plan, GraphQLRequest request) => plan.Operation switch
    {
        OperationType.Subscription => NotValid([PipelineErrors.NoSubscriptions]),
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

    private string? TagOf(PreparedDocument document, OperationPlan plan, GraphQLRequest request, RequestContext context) =>
        plan.Operation == OperationType.Query && _cacheKey?.KeyOf(context) is { } key ? EntityTags.Of(key, document.Hash, request) : null;
}
