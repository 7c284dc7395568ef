namespace KnowledgeBase.Api.Access;

/// <summary>
/// Lets each client do something so often, in a memory that never grows: the generic cell rate algorithm (ITU-T I.371, annex A), one number for each client,
/// in a table of fixed size. When more clients are active than it holds, the one with most left is forgotten: at worst somebody may do a little more.
/// </summary>
public sealed class RateLimiter
{
    private const int Ways = 8;
    private const int Stripes = 64;
    private readonly Slot[] _slots;
    private readonly Lock[] _locks;
    private readonly int _setMask;
    private readonly ulong _mix;
    private readonly long _interval;
    private readonly long _burst;
    private readonly TimeProvider _time;

    /// <summary>A limiter; nobody has used any of it yet.</summary>
    /// <param name="perMinute">How often a minute, and how often at once; at least 1.</param>
    /// <param name="clients">How many clients it tells apart at least; rounded up to a power of two. Each takes 16 bytes.</param>
    /// <param name="seed">Random: keeps strangers from choosing addresses that share a place.</param>
    /// <param name="time">Measures; the moment of the day does not matter.</param>
    public RateLimiter(int perMinute, int clients, ulong seed, TimeProvider time)
    {
        _time = time;
        _interval = Math.Max(1, time.TimestampFrequency * 60 / perMinute);
        _burst = _interval * perMinute;
        _mix = seed | 1;
        var sets = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, (clients + Ways - 1) / Ways));
        _setMask = sets - 1;
        _slots = new Slot[sets * Ways];
        _locks = new Lock[Stripes];
        for (var i = 0; i < Stripes; i++)
            _locks[i] = new Lock();
    }

    /// <summary>Counts one use.</summary>
    /// <param name="client">Who; any number.</param>
    /// <returns>Zero when it is allowed; else how long to wait, and nothing was counted.</returns>
    public TimeSpan Take(ulong client) => Use(client, count: true);

    /// <summary>Looks whether one use would be allowed, and counts nothing.</summary>
    /// <returns>Zero when it would; else how long to wait.</returns>
    public TimeSpan Look(ulong client) => Use(client, count: false);

    private TimeSpan Use(ulong client, bool count)
    {
        // An empty place has the key 0.
        client = client == 0 ? 1 : client;
        var now = _time.GetTimestamp();
        var set = (int)((client * _mix) >> 32) & _setMask;
        var slots = _slots.AsSpan(set * Ways, Ways);
        lock (_locks[set % Stripes])
        {
            ref var slot = ref Find(slots, client);
            // What is left, as the moment at which all will have come back.
            var full = slot.Client == client ? Math.Max(slot.Full, now) : now;
            var next = full + _interval;
            if (next - now > _burst)
                return TimeSpan.FromTicks((long)Math.Ceiling((next - now - _burst) * ((double)TimeSpan.TicksPerSecond / _time.TimestampFrequency)));
            if (count)
                slot = new Slot(client, next);
            return TimeSpan.Zero;
        }
    }

    /// <summary>The client's place; else that of whoever has most left, which an empty one has.</summary>
    private static ref Slot Find(Span<Slot> slots, ulong client)
    {
        var least = 0;
        for (var i = 0; i < slots.Length; i++)
        {
            if (slots[i].Client == client)
                return ref slots[i];
            if (slots[i].Full < slots[least].Full)
                least = i;
        }

        return ref slots[least];
    }

    private readonly record struct Slot(ulong Client, long Full);
}
