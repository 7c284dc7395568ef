using System.Linq.Expressions;
using System.Reflection;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>
/// An input object type and the CLR type that resolvers receive for it: fields go to the parameters of its constructor, else to
/// its settable properties, by name (<c>minLevel</c> to <c>MinLevel</c>).
/// </summary>
internal sealed class InputObjectBinding
{
    private static readonly MethodInfo ReadMethod = typeof(InputObjectBinding).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;
    private Func<IReadOnlyDictionary<string, object?>, object>? _create;

    /// <summary>The CLR value of a coerced input object; null for null.</summary>
    public object? ToClr(object? value) => value is null ? null : _create!((IReadOnlyDictionary<string, object?>)value);

    /// <summary>Compiles the conversion; reports what has no counterpart.</summary>
    public void Complete(InputObjectType type, Type clrType, BindingScope scope)
    {
        var fields = Expression.Parameter(typeof(IReadOnlyDictionary<string, object?>));
        var open = type.Fields.ToDictionary(static field => field.Name, StringComparer.Ordinal);
        var where = $"{type.Name} <- {ClrType.NameOf(clrType)}";

        var constructor = ConstructorFor(clrType, open);
        if (constructor is null && !clrType.IsValueType)
        {
            scope.Report($"{where}: no public constructor whose parameters are all fields of the input type");
            return;
        }

        var arguments = new List<Expression>();
        foreach (var parameter in constructor?.GetParameters() ?? [])
        {
            var name = FieldNaming.Camel(parameter.Name!);
            arguments.Add(ValueFor(open[name], scope.InputOf(parameter), $"{type.Name}.{name} <- {ClrType.NameOf(clrType)}({parameter.Name})"));
            open.Remove(name);
        }

        var bindings = new List<MemberBinding>();
        foreach (var property in clrType.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is not { IsPublic: true } || property.GetIndexParameters().Length > 0)
                continue;
            var name = FieldNaming.Camel(property.Name);
            if (open.Remove(name, out var field))
                bindings.Add(Expression.Bind(property, ValueFor(field, scope.InputOf(property), $"{type.Name}.{name} <- {ClrType.NameOf(clrType)}.{property.Name}")));
            else if (type.Fields.Find(name) is null)
                scope.Report($"{where}.{property.Name}: the input type has no field {name}");
        }

        foreach (var field in open.Values)
            scope.Report($"{type.Name}.{field.Name}: {ClrType.NameOf(clrType)} has no constructor parameter or settable property {FieldNaming.Pascal(field.Name)}");

        var made = Expression.MemberInit(constructor is null ? Expression.New(clrType) : Expression.New(constructor, arguments), bindings);
        _create = Expression.Lambda<Func<IReadOnlyDictionary<string, object?>, object>>(Expression.Convert(made, typeof(object)), fields).Compile();

        Expression ValueFor(InputValueDefinition field, ClrType clr, string place)
        {
            var convert = InputConversion.For(field, clr, place, scope);
            return convert is null
                ? Expression.Default(clr.Type)
                : Expression.Convert(Expression.Call(ReadMethod, fields, Expression.Constant(field.Name), Expression.Constant(convert)), clr.Type);
        }
    }

    private static object? Read(IReadOnlyDictionary<string, object?> fields, string name, Func<ArgumentValue, object?> convert) =>
        convert(fields.TryGetValue(name, out var value) ? new ArgumentValue(true, value) : default);

    /// <summary>The longest public constructor that the fields can fill; a record's copy constructor is never public.</summary>
    private static ConstructorInfo? ConstructorFor(Type type, Dictionary<string, InputValueDefinition> fields) => type.GetConstructors()
        .Where(candidate => candidate.GetParameters().All(parameter => fields.ContainsKey(FieldNaming.Camel(parameter.Name!))))
        .MaxBy(static candidate => candidate.GetParameters().Length);
}
