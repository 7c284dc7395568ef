using System.Linq.Expressions;
using System.Reflection;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>Compiles a resolver method to the delegates of a <see cref="FieldBinding"/>.</summary>
internal sealed class MethodCompiler(BindingScope scope, ServiceSource services)
{
    private static readonly MethodInfo StateMethod = typeof(RequestContext).GetMethod(nameof(RequestContext.Get))!;
    private readonly ParameterExpression _parent = Expression.Parameter(typeof(object), "parent");
    private readonly ParameterExpression _arguments = Expression.Parameter(typeof(object?[]), "arguments");
    private readonly ParameterExpression _context = Expression.Parameter(typeof(RequestContext), "context");

    /// <summary>Compiles; null when a mismatch was reported.</summary>
    /// <param name="resolver">The method.</param>
    /// <param name="type">The object type that the binding is for.</param>
    /// <param name="field">The field.</param>
    /// <param name="parents">The CLR types of the type's values; none for a root type.</param>
    public FieldBinding? Compile(ResolverMethod resolver, ObjectType type, FieldDefinition field, IReadOnlyList<Type> parents)
    {
        var where = $"{type.Name}.{field.Name} <- {resolver}";
        var before = scope.Mismatches.Count;
        var converters = new Func<ArgumentValue, object?>?[field.Arguments.Count];
        var call = Call(resolver, field, parents, converters, where);
        var binding = type == scope.Schema.SubscriptionType
            ? Stream(call, resolver.Method, field, where)
            : Result(call, resolver.Method, field, where);
        if (binding is null || scope.Mismatches.Count > before)
            return null;
        return new FieldBinding
        {
            Resolve = binding.Resolve,
            ResolveAsync = binding.ResolveAsync,
            Subscribe = binding.Subscribe,
            Converters = [.. converters],
        };
    }

    private MethodCallExpression Call(
        ResolverMethod resolver, FieldDefinition field, IReadOnlyList<Type> parents, Func<ArgumentValue, object?>?[] converters, string where)
    {
        var taken = new bool[field.Arguments.Count];
        var parentTaken = false;
        var values = new List<Expression>();
        foreach (var parameter in resolver.Method.GetParameters())
        {
            var index = IndexOf(field, parameter.Name!);
            if (Special(parameter.ParameterType) is { } special)
            {
                values.Add(special);
            }
            else if (index >= 0)
            {
                taken[index] = true;
                converters[index] = InputConversion.For(field.Arguments[index], scope.InputOf(parameter), $"{where}({parameter.Name})", scope);
                values.Add(Expression.Convert(Expression.ArrayIndex(_arguments, Expression.Constant(index)), parameter.ParameterType));
            }
            else if (!parentTaken && parents.Count > 0 && parameter.ParameterType != typeof(object) && parents.All(parameter.ParameterType.IsAssignableFrom))
            {
                parentTaken = true;
                values.Add(Expression.Convert(_parent, parameter.ParameterType));
            }
            else if (services.Has(parameter.ParameterType))
            {
                values.Add(services.Get(parameter.ParameterType, _context));
            }
            else
            {
                values.Add(Expression.Default(parameter.ParameterType));
                scope.Report($"{where}({parameter.Name}): {ClrType.NameOf(parameter.ParameterType)} {parameter.Name} is no argument of the field, not its parent"
                    + (parents.Count > 0 ? $" ({string.Join(", ", parents.Select(ClrType.NameOf))})" : "")
                    + ", no registered request state and no registered service");
            }
        }

        for (var i = 0; i < taken.Length; i++)
            if (!taken[i])
                scope.Report($"{where}: the argument {field.Arguments[i].Name} is not taken by any parameter");
        var target = resolver.Method.IsStatic ? null : services.Get(resolver.Owner, _context);
        return Expression.Call(target, resolver.Method, values);
    }

    private FieldBinding? Result(Expression call, MethodInfo method, FieldDefinition field, string where)
    {
        var clr = scope.ReturnOf(method);
        var task = clr.ArgumentOf(typeof(Task<>));
        var awaited = task ?? clr.ArgumentOf(typeof(ValueTask<>));
        if (clr.Type == typeof(void) || clr.Type == typeof(Task) || clr.Type == typeof(ValueTask) || clr.ArgumentOf(typeof(IAsyncEnumerable<>)) is not null)
        {
            scope.Report($"{where}: {ClrType.NameOf(clr.Type)} gives no value for {field.Type}");
            return null;
        }

        if (ResultConversion.For(field.Type, awaited ?? clr, where, scope) is not { } conversion)
            return null;
        if (awaited is not { } result)
            return new FieldBinding { Resolve = Lambda<FieldResolver>(conversion.Apply(call)) };

        var value = Expression.Parameter(result.Type);
        var convert = Expression.Lambda(typeof(Func<,>).MakeGenericType(result.Type, typeof(object)), conversion.Apply(value), value).Compile();
        var wrap = task is null ? AsyncResults.ValueTaskMethod(result.Type) : AsyncResults.TaskMethod(result.Type);
        return new FieldBinding { ResolveAsync = Lambda<AsyncFieldResolver>(Expression.Call(wrap, call, Expression.Constant(convert))) };
    }

    /// <summary>A subscription's field: the method opens the stream, and each event is the field's value.</summary>
    private FieldBinding? Stream(Expression call, MethodInfo method, FieldDefinition field, string where)
    {
        if (scope.ReturnOf(method).ArgumentOf(typeof(IAsyncEnumerable<>)) is not { } item)
        {
            scope.Report($"{where}: a field of the subscription root returns IAsyncEnumerable<T>");
            return null;
        }

        if (ResultConversion.For(field.Type, item, where, scope) is not { } conversion)
            return null;
        return new FieldBinding
        {
            Subscribe = Lambda<SourceStreamResolver>(Expression.Call(AsyncResults.StreamMethod(item.Type), call)),
            Resolve = Lambda<FieldResolver>(conversion.Apply(Expression.Convert(_parent, item.Type))),
        };
    }

    private Expression? Special(Type type)
    {
        if (type == typeof(RequestContext))
            return _context;
        if (type == typeof(CancellationToken))
            return Expression.Property(_context, nameof(RequestContext.CancellationToken));
        return scope.Registrations.RequestState.Contains(type) ? Expression.Call(_context, StateMethod.MakeGenericMethod(type)) : null;
    }

    private T Lambda<T>(Expression body)
        where T : Delegate => Expression.Lambda<T>(body, _parent, _arguments, _context).Compile();

    private static int IndexOf(FieldDefinition field, string name)
    {
        for (var i = 0; i < field.Arguments.Count; i++)
            if (string.Equals(field.Arguments[i].Name, name, StringComparison.Ordinal))
                return i;
        return -1;
    }
}
