using System.Reflection;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>A CLR type as it is used at one place: with what the compiler wrote down about null.</summary>
/// <param name="Info">The type and nullability of the place.</param>
/// <param name="IsInput">Whether values go in (parameters, init properties) or come out.</param>
internal readonly record struct ClrType(NullabilityInfo Info, bool IsInput)
{
    /// <summary>The type, <c>Nullable</c> wrapper included.</summary>
    public Type Type => Info.Type;

    /// <summary>The type without a <c>Nullable</c> wrapper.</summary>
    public Type Bare => Nullable.GetUnderlyingType(Type) ?? Type;

    /// <summary>Whether null may stand here. A reference type without annotations counts as nullable.</summary>
    public bool MayBeNull => Type.IsValueType
        ? Nullable.GetUnderlyingType(Type) is not null
        : (IsInput ? Info.WriteState : Info.ReadState) != NullabilityState.NotNull;

    /// <summary>The only type argument when <see cref="Bare"/> is made from this generic definition; else null.</summary>
    public ClrType? ArgumentOf(Type definition) =>
        Bare.IsGenericType && Bare.GetGenericTypeDefinition() == definition && Info.GenericTypeArguments.Length == 1
            ? this with { Info = Info.GenericTypeArguments[0] }
            : null;

    /// <summary>The items' type when this is an array or a generic collection of one argument; else null.</summary>
    public ClrType? Items
    {
        get
        {
            if (Bare.IsArray)
                return Info.ElementType is { } element ? this with { Info = element } : null;
            if (!Bare.IsGenericType || Info.GenericTypeArguments.Length != 1)
                return null;
            var enumerable = typeof(IEnumerable<>).MakeGenericType(Bare.GetGenericArguments()[0]);
            return enumerable.IsAssignableFrom(Bare) ? this with { Info = Info.GenericTypeArguments[0] } : null;
        }
    }

    /// <summary>The type inside task, stream, list and nullable wrappers.</summary>
    public Type Innermost
    {
        get
        {
            var current = this;
            while (current.Inner is { } inner)
                current = inner;
            return current.Bare;
        }
    }

    private ClrType? Inner =>
        ArgumentOf(typeof(Task<>)) ?? ArgumentOf(typeof(ValueTask<>)) ?? ArgumentOf(typeof(IAsyncEnumerable<>)) ?? Items;

    /// <summary>The type as C# writes it.</summary>
    public override string ToString() => NameOf(Type) + (MayBeNull && !Type.IsValueType ? "?" : "");

    /// <summary>A type's name as C# writes it, without namespaces.</summary>
    public static string NameOf(Type type)
    {
        if (type == typeof(string))
            return "string";
        if (type == typeof(bool))
            return "bool";
        if (type == typeof(int))
            return "int";
        if (type == typeof(long))
            return "long";
        if (type == typeof(double))
            return "double";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return NameOf(underlying) + "?";
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        if (!type.IsGenericType)
            return type.IsNested && type.DeclaringType is { IsGenericType: false } outer ? $"{outer.Name}.{type.Name}" : type.Name;
        return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>";
    }
}
