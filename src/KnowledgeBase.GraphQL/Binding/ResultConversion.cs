using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>
/// Prepares how a value that a resolver or property gives becomes what the executor takes: enums their names, ids text, small numbers
/// cached boxes, immutable arrays their array. Nothing is done to a list or object that can pass as it is.
/// </summary>
internal sealed class ResultConversion
{
    private static readonly MethodInfo BoxBool = typeof(Boxes).GetMethod(nameof(Boxes.Of), [typeof(bool)])!;
    private static readonly MethodInfo BoxInt = typeof(Boxes).GetMethod(nameof(Boxes.Of), [typeof(int)])!;
    private static readonly ResultConversion Same = new(static value => value);

    private readonly Func<Expression, Expression> _build;

    private ResultConversion(Func<Expression, Expression> build) => _build = build;

    /// <summary>The conversion as an expression of type object.</summary>
    public Expression Apply(Expression value) => _build(value) is var result && result.Type == typeof(object) ? result : Expression.Convert(result, typeof(object));

    /// <summary>The conversion for a type at a place; null, and reported, when they do not fit.</summary>
    public static ResultConversion? For(GraphQLType type, ClrType clr, string where, BindingScope scope)
    {
        if (type is NonNullType nonNull)
        {
            if (clr.MayBeNull)
            {
                scope.Report($"{where}: {clr} may be null, but the schema says {type}");
                return null;
            }

            type = nonNull.Nullable;
        }

        var inner = ForNullable(type, clr, where, scope);
        if (inner is null || clr.Bare == clr.Type)
            return inner;
        return new ResultConversion(value =>
        {
            var local = Expression.Variable(value.Type);
            return Expression.Block(
                [local],
                Expression.Assign(local, value),
                Expression.Condition(
                    Expression.Property(local, nameof(Nullable<>.HasValue)),
                    inner.Apply(Expression.Property(local, nameof(Nullable<>.Value))),
                    Expression.Constant(null, typeof(object))));
        });
    }

    private static ResultConversion? ForNullable(GraphQLType type, ClrType clr, string where, BindingScope scope) => type switch
    {
        ListType list => ForList(list, clr, where, scope),
        EnumType enumType => ForEnum(enumType, clr, where, scope),
        ScalarType scalar => ForScalar(scalar, clr, where, scope),
        _ => ForComposite(type.Named, clr, where, scope),
    };

    private static ResultConversion? ForList(ListType list, ClrType clr, string where, BindingScope scope)
    {
        if (clr.Items is not { } item)
        {
            scope.Report($"{where}: {clr} is no list with one type argument, but the schema says {list}");
            return null;
        }

        var itemConversion = For(list.ItemType, item, where, scope);
        if (itemConversion is null)
            return null;
        if (ReferenceEquals(itemConversion, Same) && !item.Type.IsValueType)
            return new ResultConversion(value => Expression.Call(ListResults.PassMethod(clr.Bare, item.Type), value));

        var parameter = Expression.Parameter(item.Type);
        var convert = Expression.Lambda(typeof(Func<,>).MakeGenericType(item.Type, typeof(object)), itemConversion.Apply(parameter), parameter).Compile();
        return new ResultConversion(value => Expression.Call(ListResults.ConvertMethod(clr.Bare, item.Type), value, Expression.Constant(convert)));
    }

    private static ResultConversion? ForEnum(EnumType type, ClrType clr, string where, BindingScope scope)
    {
        if (scope.EnumFor(type, clr.Bare, where) is not { } binding)
            return null;
        return new ResultConversion(value => Expression.Call(
            Expression.Constant(binding), nameof(EnumBinding.NameOf), [], Expression.Convert(value, typeof(long))));
    }

    private static ResultConversion? ForScalar(ScalarType scalar, ClrType clr, string where, BindingScope scope)
    {
        var type = clr.Bare;
        if (scope.Registrations.Scalars.TryGetValue(scalar.Name, out var custom))
            return custom.ClrType.IsAssignableFrom(type) ? Same : Unfit(ClrType.NameOf(custom.ClrType));
        switch (scalar.Name)
        {
            case "String":
                return type == typeof(string) ? Same : Unfit("string");
            case "ID":
                if (type == typeof(string))
                    return Same;
                return type == typeof(int) || type == typeof(long) || type == typeof(Guid)
                    ? new ResultConversion(value => Expression.Call(value, type.GetMethod(nameof(ToString), type == typeof(Guid) ? [] : [typeof(IFormatProvider)])!, type == typeof(Guid) ? [] : [Expression.Constant(CultureInfo.InvariantCulture)]))
                    : Unfit("string, int, long or Guid");
            case "Boolean":
                return type == typeof(bool) ? new ResultConversion(static value => Expression.Call(BoxBool, value)) : Unfit("bool");
            case "Int":
                return type == typeof(int) || type == typeof(short) || type == typeof(ushort) || type == typeof(byte) || type == typeof(sbyte)
                    ? new ResultConversion(static value => Expression.Call(BoxInt, Expression.Convert(value, typeof(int))))
                    : Unfit("int or a smaller integer");
            case "Float":
                if (type == typeof(double) || type == typeof(decimal))
                    return Same;
                return type == typeof(int) || type == typeof(long)
                    ? new ResultConversion(static value => Expression.Convert(value, typeof(double)))
                    : Unfit("double, decimal, int or long");
            default:
                return null; // a scalar without a coercion is reported once, by the binder
        }

        ResultConversion? Unfit(string wanted)
        {
            scope.Report($"{where}: {clr} does not fit the scalar {scalar.Name}; it takes {wanted}");
            return null;
        }
    }

    /// <summary>
    /// An object passes when its CLR type is one of those bound to the GraphQL type; a base of all of them will do where there are several,
    /// as in an abstract position.
    /// </summary>
    private static ResultConversion? ForComposite(NamedType type, ClrType clr, string where, BindingScope scope)
    {
        var bound = new List<Type>();
        foreach (var possible in scope.Schema.PossibleTypes(type))
            if (scope.ClrTypes.TryGetValue(possible, out var types))
                bound.AddRange(types);
        var fits = bound.Exists(candidate => candidate.IsAssignableFrom(clr.Bare))
            || ((type is not ObjectType || bound.Count > 1) && bound.Exists(candidate => clr.Bare.IsAssignableFrom(candidate)));
        if (fits)
            return Same;
        scope.Report(bound.Count == 0
            ? $"{where}: no CLR type is bound to {type.Name}; call BindType"
            : $"{where}: {clr} is not among the CLR types bound to {type.Name} ({string.Join(", ", bound.Distinct().Select(ClrType.NameOf))})");
        return null;
    }
}
