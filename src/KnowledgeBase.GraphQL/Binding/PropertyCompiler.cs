using System.Linq.Expressions;
using System.Reflection;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>Compiles a field that is a public property of its parent.</summary>
internal static class PropertyCompiler
{
    /// <summary>The public property that a field's name means; also one inherited by an interface.</summary>
    public static PropertyInfo? Find(Type type, string field)
    {
        var name = FieldNaming.Pascal(field);
        var found = type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance);
        if (found is null && type.IsInterface)
            found = type.GetInterfaces().Select(inherited => inherited.GetProperty(name)).FirstOrDefault(static property => property is not null);
        return found is { GetMethod.IsPublic: true } && found.GetIndexParameters().Length == 0 ? found : null;
    }

    /// <summary>Compiles; null when a mismatch was reported.</summary>
    public static FieldBinding? Compile(ObjectType type, FieldDefinition field, IReadOnlyList<Type> parents, BindingScope scope)
    {
        var coordinate = $"{type.Name}.{field.Name}";
        if (field.Arguments.Count > 0)
        {
            scope.Report($"{coordinate}: a field with arguments needs a resolver method");
            return null;
        }

        var parent = Expression.Parameter(typeof(object), "parent");
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var context = Expression.Parameter(typeof(RequestContext), "context");
        Expression? body = null;
        foreach (var clrType in parents)
        {
            if (Find(clrType, field.Name) is not { } property)
            {
                scope.Report($"{coordinate} <- {ClrType.NameOf(clrType)}: no resolver, and no public property {FieldNaming.Pascal(field.Name)}");
                return null;
            }

            var where = $"{coordinate} <- {ClrType.NameOf(clrType)}.{property.Name}";
            if (ResultConversion.For(field.Type, scope.ValueOf(property), where, scope) is not { } conversion)
                return null;
            var value = conversion.Apply(Expression.Property(Expression.Convert(parent, clrType), property));
            body = body is null ? value : Expression.Condition(Expression.TypeIs(parent, clrType), value, body, typeof(object));
        }

        return body is null ? null : new FieldBinding { Resolve = Expression.Lambda<FieldResolver>(body, parent, arguments, context).Compile() };
    }
}
