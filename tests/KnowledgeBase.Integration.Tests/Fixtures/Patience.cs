using System.Diagnostics;
using Xunit;

namespace KnowledgeBase.Integration.Tests.Fixtures;

/// <summary>Waits with a bound, and says what for.</summary>
internal static class Patience
{
    /// <summary>Waits until a condition holds; looks every 10 ms.</summary>
    /// <exception cref="TimeoutException">It did not hold in time.</exception>
    internal static Task UntilAsync(string what, TimeSpan limit, Func<bool> condition) => UntilAsync(what, limit, () => Task.FromResult(condition()));

    /// <summary>The same, for a condition that takes some time to look at.</summary>
    internal static async Task UntilAsync(string what, TimeSpan limit, Func<Task<bool>> condition)
    {
        for (var clock = Stopwatch.StartNew(); !await condition();)
        {
            if (clock.Elapsed > limit)
                throw new TimeoutException($"Waited {limit.TotalSeconds:0.#} seconds for this, and it did not come: {what}.");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
