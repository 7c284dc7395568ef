using System.Diagnostics;
using System.Diagnostics.Metrics;
using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>
/// Traces and measures requests, under the name <see cref="SourceName"/>. A client's own words (operation names) and hashes go to traces only:
/// as a metric's tags they would grow without bound.
/// </summary>
internal sealed class RequestTelemetry : IDisposable
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string SourceName = "KnowledgeBase.GraphQL";

    private static readonly KeyValuePair<string, object?> Hit = new("graphql.cache.result", "hit");
    private static readonly KeyValuePair<string, object?> Miss = new("graphql.cache.result", "miss");

    private readonly ActivitySource _source = new(SourceName);
    private readonly Meter _meter = new(SourceName);
    private readonly Histogram<double> _duration;
    private readonly Histogram<long> _cost;
    private readonly UpDownCounter<int> _streams;
    private readonly Counter<long> _events;
    private readonly Counter<long> _cacheRequests;
    private readonly UpDownCounter<long> _cacheBytes;
    private readonly Counter<long> _cacheEvictions;
    private readonly TimeProvider _clock;

    public RequestTelemetry(TimeProvider clock)
    {
        _clock = clock;
        _duration = _meter.CreateHistogram<double>("graphql.server.request.duration", "s", "From the request's arrival to the end of execution.");
        _cost = _meter.CreateHistogram<long>("graphql.server.request.cost", "{point}", "The cost of executed operations.");
        _streams = _meter.CreateUpDownCounter<int>("graphql.server.subscriptions", "{subscription}", "The subscriptions that are open.");
        _events = _meter.CreateCounter<long>("graphql.server.subscription.events", "{event}", "The events of subscriptions that were executed.");
        _cacheRequests = _meter.CreateCounter<long>("graphql.server.response_cache.requests", "{request}", "Queries looked for in the response cache.");
        _cacheBytes = _meter.CreateUpDownCounter<long>("graphql.server.response_cache.size", "By", "The bytes of the answers that are kept.");
        _cacheEvictions = _meter.CreateCounter<long>("graphql.server.response_cache.evictions", "{answer}", "The answers that made room for others.");
    }

    /// <summary>The meter, by which a test tells one host's from another's.</summary>
    internal Meter Meter => _meter;

    /// <summary>A request under way.</summary>
    public Measurement Start() => new(this, _source.StartActivity("graphql.request"), _clock.GetTimestamp());

    /// <summary>Counts subscriptions that open (1) or end (-1).</summary>
    public void Subscriptions(int change) => _streams.Add(change);

    /// <summary>Counts an event of a subscription.</summary>
    public void Event() => _events.Add(1);

    /// <summary>Counts a look into the response cache.</summary>
    public void ResponseCache(bool isHit) => _cacheRequests.Add(1, isHit ? Hit : Miss);

    /// <summary>Counts what the response cache has more or less, in bytes, and how many answers it dropped.</summary>
    public void ResponseCacheChanged(long bytes, int evicted)
    {
        _cacheBytes.Add(bytes);
        if (evicted > 0)
            _cacheEvictions.Add(evicted);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    /// <summary>One request's trace.</summary>
    internal struct Measurement(RequestTelemetry owner, Activity? activity, long start)
    {
        private string _type = "unknown";

        /// <summary>Notes what is known of the request, however far it came.</summary>
        public void About(PreparedRequest request)
        {
            if (activity is { IsAllDataRequested: true } && request.Document is { } document)
                activity.SetTag("graphql.document.hash", document.Hash.ToString());
            if (request.Plan is not { } plan)
                return;
            _type = plan.Operation switch
            {
                OperationType.Query => "query",
                OperationType.Mutation => "mutation",
                _ => "subscription",
            };
            activity?.SetTag("graphql.operation.type", _type).SetTag("graphql.operation.name", plan.Name);
        }

        /// <summary>Ends the trace.</summary>
        public readonly RequestOutcome End(RequestOutcome outcome)
        {
            var word = outcome is { Stage: RequestStage.Executed, Result.Errors.IsEmpty: false } ? "PartialOrFailed" : outcome.Stage.ToString();
            owner._duration.Record(owner._clock.GetElapsedTime(start).TotalSeconds, new("graphql.operation.type", _type), new("graphql.outcome", word));
            if (outcome is { Stage: RequestStage.Executed, Result: { } result })
            {
                owner._cost.Record(result.Cost, new KeyValuePair<string, object?>("graphql.operation.type", _type));
                activity?.SetTag("graphql.cost", result.Cost);
            }

            activity?.SetTag("graphql.outcome", word);
            if (outcome.Stage == RequestStage.Failed)
                activity?.SetStatus(ActivityStatusCode.Error);
            activity?.Dispose();
            return outcome;
        }
    }
}
