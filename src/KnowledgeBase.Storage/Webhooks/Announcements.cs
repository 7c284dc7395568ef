using System.Collections.Immutable;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace KnowledgeBase.Storage.Webhooks;

/// <summary>
/// Hears what any instance announces (<c>NOTIFY</c>) and wakes whoever waits for it in this one. A waker says that something may have changed, never what: whoever
/// is woken looks for themselves. So announcements may be joined, and after a line that was lost everybody is woken once.
/// </summary>
/// <param name="source">The database.</param>
/// <param name="logger">The operator's log.</param>
public sealed partial class Announcements(NpgsqlDataSource source, ILogger<Announcements> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private ImmutableList<Waiter> _waiters = [];

    /// <summary>Waits for announcements; at most one is kept while nobody reads.</summary>
    /// <param name="payload">Only those that say just this.</param>
    public Waiter Wait(string payload)
    {
        var waiter = new Waiter(this, payload);
        ImmutableInterlocked.Update(ref _waiters, static (all, one) => all.Add(one), waiter);
        return waiter;
    }

    /// <summary>Listens until cancelled. Nothing that the database does ends it.</summary>
    /// <param name="channel">The channel of the database.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(string channel, CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync(cancellationToken);
                connection.Notification += (_, notification) => Wake(notification.Payload);
                await using (var listen = new NpgsqlCommand($"LISTEN {channel}", connection))
                    await listen.ExecuteNonQueryAsync(cancellationToken);
                // What was announced before is lost for good.
                Wake(payload: null);
                for (pause = FirstPause; ;)
                    await connection.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                LogLost(error.Message);
            }

            await Task.Delay(pause, cancellationToken).ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
        }
    }

    private void Wake(string? payload)
    {
        foreach (var waiter in Volatile.Read(ref _waiters))
        {
            if (payload is null || waiter.Payload == payload)
                waiter.Wake();
        }
    }

    private void Remove(Waiter waiter) => ImmutableInterlocked.Update(ref _waiters, static (all, one) => all.Remove(one), waiter);

    [LoggerMessage(LogLevel.Information, "Listening to the database was interrupted: {Reason} Trying again.")]
    private partial void LogLost(string reason);

    /// <summary>Somebody who waits.</summary>
    public sealed class Waiter : IDisposable
    {
        private readonly Announcements _announcements;
        private readonly Channel<bool> _wakers = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        internal Waiter(Announcements announcements, string payload) => (_announcements, Payload) = (announcements, payload);

        internal string Payload { get; }

        /// <summary>Ends when something was announced since the last call.</summary>
        public async Task NextAsync(CancellationToken cancellationToken) => await _wakers.Reader.ReadAsync(cancellationToken);

        /// <inheritdoc/>
        public void Dispose() => _announcements.Remove(this);

        internal void Wake() => _wakers.Writer.TryWrite(true);
    }
}
