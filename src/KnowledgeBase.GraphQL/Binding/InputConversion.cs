using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>Prepares how coerced input (see <see cref="ArgumentValue"/>) becomes what a resolver's parameter or a record's member takes.</summary>
internal static class InputConversion
{
    /// <summary>A value to another; null in, null out.</summary>
    private delegate object? Step(object? value);

    private static readonly Step Same = static value => value;

    /// <summary>The converter for an argument or input field; null, and reported, when the types do not fit.</summary>
    public static Func<ArgumentValue, object?>? For(InputValueDefinition definition, ClrType clr, string where, BindingScope scope)
    {
        if (clr.ArgumentOf(typeof(Optional<>)) is { } inner)
        {
            if (For(definition.Type, inner, where, scope) is not { } step)
                return null;
            return (Func<ArgumentValue, object?>)Method(nameof(MakeOptional), inner.Type).Invoke(null, [step])!;
        }

        if (definition.Type is not NonNullType && !clr.MayBeNull)
        {
            scope.Report($"{where}: {clr} cannot be null, but {definition.Type} may be null or absent");
            return null;
        }

        if (For(definition.Type, clr, where, scope) is not { } convert)
            return null;
        return ReferenceEquals(convert, Same) ? static argument => argument.Value : argument => convert(argument.Value);
    }

    private static Step? For(GraphQLType type, ClrType clr, string where, BindingScope scope)
    {
        if (type is not NonNullType && !clr.MayBeNull)
        {
            scope.Report($"{where}: {clr} cannot be null, but the schema says {type}");
            return null;
        }

        return type.Nullable switch
        {
            ListType list => ForList(list, clr, where, scope),
            EnumType enumType => scope.EnumFor(enumType, clr.Bare, where) is { } binding ? binding.ValueOf : null,
            InputObjectType input => scope.InputFor(input, clr.Bare, where) is { } binding ? binding.ToClr : null,
            ScalarType scalar => ForScalar(scalar, clr, where, scope),
            _ => null, // an output type is no input: the schema's own validation says so
        };
    }

    private static Step? ForList(ListType list, ClrType clr, string where, BindingScope scope)
    {
        if (clr.Items is not { } item || !(clr.Bare.IsAssignableFrom(item.Type.MakeArrayType()) || IsImmutableArray(clr.Bare)))
        {
            scope.Report($"{where}: {clr} does not fit {list}; use an array, ImmutableArray<T> or IReadOnlyList<T>");
            return null;
        }

        if (For(list.ItemType, item, where, scope) is not { } convert)
            return null;
        return Method(IsImmutableArray(clr.Bare) ? nameof(ImmutableArrayStep) : nameof(ArrayStep), item.Type).Invoke(null, [convert]) as Step;
    }

    private static Step? ForScalar(ScalarType scalar, ClrType clr, string where, BindingScope scope)
    {
        Type? wanted;
        if (scope.Registrations.Scalars.TryGetValue(scalar.Name, out var custom))
        {
            wanted = custom.ClrType;
        }
        else
        {
            wanted = scalar.Name switch
            {
                "String" or "ID" => typeof(string),
                "Boolean" => typeof(bool),
                "Int" => typeof(int),
                "Float" => typeof(double),
                _ => null,
            };
        }

        if (wanted is null)
            return null; // a scalar without a coercion is reported once, by the binder
        if (!clr.Bare.IsAssignableFrom(wanted))
        {
            scope.Report($"{where}: {clr} does not fit the scalar {scalar.Name}; use {ClrType.NameOf(wanted)}");
            return null;
        }

        return wanted == typeof(string) ? Text : wanted == typeof(int) ? Int : Same;
    }

    /// <summary>
    /// Text for the host. U+0000 is legal in a GraphQL string, but neither databases nor most formats take it, and no reader
    /// means it; it is refused here once for all resolvers.
    /// </summary>
    private static object? Text(object? value) => value is string text && text.Contains('\0', StringComparison.Ordinal)
        ? throw new GraphQLException(new GraphQLError("A text value holds the character U+0000, which this service does not take. Remove it.", ErrorCode.BadArgument))
        : value;

    private static object? Int(object? value) => value is int number ? Boxes.Of(number) : value;

    private static Func<ArgumentValue, object?> MakeOptional<T>(Step convert)
    {
        object absent = default(Optional<T>);
        return argument => argument.IsPresent ? new Optional<T>((T)convert(argument.Value)!) : absent;
    }

    private static Step ArrayStep<T>(Step convert) => value => ToArray<T>(value, convert);

    private static Step ImmutableArrayStep<T>(Step convert) => value =>
        ToArray<T>(value, convert) is { } array ? ImmutableCollectionsMarshal.AsImmutableArray(array) : null;

    private static T[]? ToArray<T>(object? value, Step convert)
    {
        if (value is not object?[] items)
            return null;
        var result = new T[items.Length];
        for (var i = 0; i < items.Length; i++)
            result[i] = (T)convert(items[i])!;
        return result;
    }

    private static bool IsImmutableArray(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>);

    private static MethodInfo Method(string name, Type argument) =>
        typeof(InputConversion).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(argument);
}
