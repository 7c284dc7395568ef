using System.Reflection;
using System.Runtime.CompilerServices;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>Tasks and streams of resolvers, as the executor awaits them. What is already there costs no state machine.</summary>
internal static class AsyncResults
{
    public static MethodInfo TaskMethod(Type result) => Method(nameof(FromTask), result);

    public static MethodInfo ValueTaskMethod(Type result) => Method(nameof(FromValueTask), result);

    public static MethodInfo StreamMethod(Type item) => Method(nameof(ToObjects), item);

    private static MethodInfo Method(string name, Type argument) =>
        typeof(AsyncResults).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(argument);

    private static ValueTask<object?> FromTask<T>(Task<T> task, Func<T, object?> convert) =>
        task.IsCompletedSuccessfully ? new ValueTask<object?>(convert(task.Result)) : Await(new ValueTask<T>(task), convert);

    private static ValueTask<object?> FromValueTask<T>(ValueTask<T> task, Func<T, object?> convert) =>
        task.IsCompletedSuccessfully ? new ValueTask<object?>(convert(task.Result)) : Await(task, convert);

    private static async ValueTask<object?> Await<T>(ValueTask<T> task, Func<T, object?> convert) => convert(await task);

    private static IAsyncEnumerable<object?> ToObjects<T>(IAsyncEnumerable<T> source) => source as IAsyncEnumerable<object?> ?? Box(source);

    private static async IAsyncEnumerable<object?> Box<T>(IAsyncEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in source.WithCancellation(cancellationToken))
            yield return item;
    }
}
