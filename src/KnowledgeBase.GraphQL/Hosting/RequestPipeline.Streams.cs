using System.Runtime.CompilerServices;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>Requests of transports that can stream.</summary>
public sealed partial class RequestPipeline
{
    private int _openStreams;

    /// <summary>
    /// Answers a request that may be a subscription. The same stages and limits hold as for any request; the request's state is that of its
    /// beginning for as long as the stream lasts. <see cref="GraphQLOptions.TimeLimit"/> holds until the stream is open and for each event anew,
    /// <see cref="GraphQLOptions.SubscriptionTimeLimit"/> for the whole.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="services">The request's services.</param>
    /// <param name="httpContext">The HTTP request; null where there is none.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away or the server stops; ends the stream.</param>
    /// <returns>A stream, or the one outcome; to be disposed.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<RequestStream> OpenAsync(
        GraphQLRequest request, IServiceProvider services, HttpContext? httpContext, CancellationToken cancellationToken)
    {
        var trace = _telemetry.Start();
        var life = new CancellationTokenSource(_options.TimeLimit, _clock);
        var whenClientGoes = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), life);
        var entered = false;
        RequestStream? stream = null;
        try
        {
            var context = new RequestContext { Services = services, CancellationToken = life.Token };
            var prepared = await PrepareAsync(request, context, httpContext, canStream: true);
            trace.About(prepared);
            if (prepared.Refusal is { } refusal)
                return new RequestStream(trace.End(refusal));

            var (_, plan, variables) = prepared;
            if (plan.Operation != OperationType.Subscription)
                return new RequestStream(trace.End(await ExecuteAsync(prepared, request, context)));

            if (!(entered = TryEnter()))
                return new RequestStream(trace.End(RequestOutcome.Of(RequestStage.Overloaded, PipelineErrors.TooManySubscriptions(_options.MaxSubscriptions))));
            var subscribed = await _eventExecutor.SubscribeAsync(plan, variables, null, context);
            if (!subscribed.IsSuccess)
                return new RequestStream(trace.End(new RequestOutcome(RequestStage.NotValid, subscribed.Error)));

            life.CancelAfter(_options.SubscriptionTimeLimit);
            life.Token.ThrowIfCancellationRequested();
            trace.End(new RequestOutcome(RequestStage.Subscribed, null));
            return stream = new RequestStream(UntilTimeIsUp(subscribed.Stream, life, cancellationToken), End);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            trace.End(RequestOutcome.Of(RequestStage.TimedOut, PipelineErrors.ClientGone));
            throw;
        }
        catch (Exception exception)
        {
            return new RequestStream(trace.End(OutcomeOf(exception, isTimeUp: life.IsCancellationRequested)));
        }
        finally
        {
            if (stream is null)
                End();
        }

        void End()
        {
            life.Cancel();
            whenClientGoes.Dispose();
            life.Dispose();
            if (entered)
                Leave();
            entered = false;
        }
    }

    /// <summary>How many streams are open now.</summary>
    internal int OpenStreams => Volatile.Read(ref _openStreams);

    private bool TryEnter()
    {
        if (Interlocked.Increment(ref _openStreams) <= _options.MaxSubscriptions)
        {
            _telemetry.Subscriptions(1);
            return true;
        }

        Interlocked.Decrement(ref _openStreams);
        return false;
    }

    private void Leave()
    {
        Interlocked.Decrement(ref _openStreams);
        _telemetry.Subscriptions(-1);
    }

    private async IAsyncEnumerable<ExecutionResult> UntilTimeIsUp(
        IAsyncEnumerable<ExecutionResult> results,
        CancellationTokenSource life,
        CancellationToken client,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var events = results.GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var isTimeUp = false;
            try
            {
                if (!await events.MoveNextAsync())
                    yield break;
            }
            catch (OperationCanceledException) when (life.IsCancellationRequested && !client.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                isTimeUp = true;
            }

            if (isTimeUp)
            {
                yield return ExecutionResult.OfRequestErrors([PipelineErrors.StreamTimedOut(_options.SubscriptionTimeLimit)]);
                yield break;
            }

            _telemetry.Event();
            yield return events.Current;
        }
    }
}
