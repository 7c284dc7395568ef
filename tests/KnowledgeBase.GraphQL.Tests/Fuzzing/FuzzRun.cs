using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Fuzzing;

/// <summary>
/// Runs one target on made-up inputs for a while, on a stack a third as large as the runtime's own, so that what recurses too deep ends the run.
/// <c>GRAPHQL_FUZZ_SECONDS</c> sets the seconds for each target (3 without it), <c>GRAPHQL_FUZZ_SEED</c> where chance begins (1 without it).
/// </summary>
internal static class FuzzRun
{
    private const int StackBytes = 512 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public const int DefaultSeconds = 3;

    public static int Seconds { get; } = Number("GRAPHQL_FUZZ_SECONDS", DefaultSeconds);

    public static int Seed { get; } = Number("GRAPHQL_FUZZ_SEED", 1);

    /// <summary>Runs until the time is over.</summary>
    /// <param name="target">Takes one input; an exception is a failure.</param>
    /// <param name="make">Makes an input.</param>
    public static void For(Action<string> target, Func<Random, string> make)
    {
        Exception? failure = null;
        long runs = 0;
        var thread = new Thread(() => failure = Run(target, make, ref runs), StackBytes);
        thread.Start();
        thread.Join();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{runs} inputs in {Seconds} s from seed {Seed}"));
        if (failure is not null)
            throw failure;
        Assert.True(runs > 0);
    }

    private static InvalidOperationException? Run(Action<string> target, Func<Random, string> make, ref long runs)
    {
        var random = new Random(Seed);
        var whole = Stopwatch.StartNew();
        while (whole.Elapsed < TimeSpan.FromSeconds(Seconds))
        {
            var input = make(random);
            var clock = Stopwatch.StartNew();
            try
            {
                target(input);
            }
            catch (Exception exception)
            {
                return new InvalidOperationException($"Input {runs} of seed {Seed}: {Shown(input)}", exception);
            }

            if (clock.Elapsed > Patience)
                return new InvalidOperationException($"Input {runs} of seed {Seed} took {clock.Elapsed}: {Shown(input)}");
            runs++;
        }

        return null;
    }

    // As C# would write it, whatever it holds.
    private static string Shown(string input) => string.Concat(input.Select(static character =>
        character is >= ' ' and <= '~' ? character.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}")));

    private static int Number(string variable, int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) && value > 0 ? value : byDefault;
}
