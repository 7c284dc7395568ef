using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>Lists on their way to the executor, which indexes an <see cref="IList"/>.</summary>
internal static class ListResults
{
    /// <summary>The method that hands on a list whose items need nothing done.</summary>
    public static MethodInfo PassMethod(Type listType, Type itemType) => Pick(listType, itemType, nameof(PassImmutable), nameof(Pass));

    /// <summary>The method that converts each item.</summary>
    public static MethodInfo ConvertMethod(Type listType, Type itemType) => Pick(listType, itemType, nameof(ConvertImmutable), nameof(Convert));

    private static MethodInfo Pick(Type listType, Type itemType, string immutable, string other) => typeof(ListResults)
        .GetMethod(listType == typeof(ImmutableArray<>).MakeGenericType(itemType) ? immutable : other, BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(itemType);

    private static T[]? PassImmutable<T>(ImmutableArray<T> list) => ImmutableCollectionsMarshal.AsArray(list);

    private static IList? Pass<T>(IEnumerable<T>? list) => list switch
    {
        null => null,
        IList indexed => indexed,
        _ => list.ToArray(),
    };

    private static object?[]? ConvertImmutable<T>(ImmutableArray<T> list, Func<T, object?> convert) => Convert(ImmutableCollectionsMarshal.AsArray(list), convert);

    private static object?[]? Convert<T>(IEnumerable<T>? list, Func<T, object?> convert)
    {
        if (list is null)
            return null;
        var indexed = list as IReadOnlyList<T> ?? [.. list];
        var result = new object?[indexed.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = convert(indexed[i]);
        return result;
    }
}
