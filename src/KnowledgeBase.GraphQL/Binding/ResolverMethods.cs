using System.Reflection;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>A method that resolves a field.</summary>
/// <param name="Method">The method.</param>
/// <param name="Owner">The registered class; its instance comes from the services unless the method is static.</param>
internal sealed record ResolverMethod(MethodInfo Method, Type Owner)
{
    /// <summary>How messages name it.</summary>
    public override string ToString() => $"{ClrType.NameOf(Owner)}.{Method.Name}";
}

/// <summary>The resolver methods of the registered classes, by schema coordinate.</summary>
internal sealed class ResolverMethods
{
    private readonly Dictionary<(string Type, string Field), ResolverMethod> _methods = [];

    private ResolverMethods()
    {
    }

    /// <summary>Collects the methods; reports those without a field and fields with two.</summary>
    public static ResolverMethods Collect(BindingScope scope)
    {
        var result = new ResolverMethods();
        foreach (var owner in scope.Registrations.ResolverClasses)
        {
            var type = owner.GetCustomAttribute<FieldsOfAttribute>()?.Type;
            var found = false;
            foreach (var method in owner.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                var named = method.GetCustomAttribute<FieldAttribute>()?.Coordinate;
                if (method.IsSpecialName || (type is null && named is null) || IsOfObject(method))
                    continue;
                found = true;
                result.Add(new ResolverMethod(method, owner), Coordinate(type, named, method), scope);
            }

            if (!found)
                scope.Report($"{ClrType.NameOf(owner)}: no public method resolves a field; put [FieldsOf] on the class or [Field] on methods");
        }

        return result;
    }

    /// <summary>
    /// The resolver of a field: the type's own, else that of the most specific interface which has one. Null when there is none, or
    /// when, as reported, two interfaces compete.
    /// </summary>
    public ResolverMethod? Find(ObjectType type, string field, BindingScope scope)
    {
        if (_methods.TryGetValue((type.Name, field), out var own))
            return own;
        var candidates = type.Interfaces.Where(candidate => _methods.ContainsKey((candidate.Name, field))).ToList();
        candidates.RemoveAll(general => candidates.Exists(other => other.Interfaces.Contains(general)));
        if (candidates.Count > 1)
            scope.Report($"{type.Name}.{field}: resolvers of {candidates[0].Name} and of {candidates[1].Name} both fit; give {type.Name} its own");
        return candidates.Count == 1 ? _methods[(candidates[0].Name, field)] : null;
    }

    private void Add(ResolverMethod resolver, (string Type, string Field) coordinate, BindingScope scope)
    {
        var where = $"{coordinate.Type}.{coordinate.Field} <- {resolver}";
        if (scope.Schema.Types.Find(coordinate.Type) is not ComplexType type)
            scope.Report($"{where}: the schema has no object or interface type {coordinate.Type}");
        else if (type.Fields.Find(coordinate.Field) is null)
            scope.Report($"{where}: the schema has no such field");
        else if (resolver.Method.IsGenericMethodDefinition)
            scope.Report($"{where}: a resolver cannot be generic");
        else if (!_methods.TryAdd(coordinate, resolver))
            scope.Report($"{where}: {_methods[coordinate]} resolves this field already");
    }

    private static (string Type, string Field) Coordinate(string? type, string? named, MethodInfo method)
    {
        if (named is null)
            return (type!, FieldNaming.FieldOf(method.Name));
        var dot = named.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? (type ?? "", named) : (named[..dot], named[(dot + 1)..]);
    }

    /// <summary>Whether a method is <c>ToString</c> and the like, also as a record overrides them.</summary>
    private static bool IsOfObject(MethodInfo method) => method.GetBaseDefinition().DeclaringType == typeof(object)
        || method.Name is "<Clone>$" or "Deconstruct" or "Equals" or "PrintMembers";
}
