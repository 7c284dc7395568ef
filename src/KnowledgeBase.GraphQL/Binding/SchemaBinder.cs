using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>
/// Binds a schema to code, strictly and once, at start-up: every field to a resolver method, else to a property; every enum and input type
/// in use to its CLR type; nullability held against what the compiler wrote down. All mismatches are listed at once.
/// </summary>
internal sealed class SchemaBinder
{
    private readonly BindingScope _scope;
    private readonly ServiceSource _services;
    private readonly ResolverMethods _methods;

    private SchemaBinder(Schema schema, BindingRegistrations registrations, ServiceSource services)
    {
        _scope = new BindingScope(schema, registrations);
        _services = services;
        RegistrationCheck.Run(_scope);
        _methods = ResolverMethods.Collect(_scope);
    }

    /// <summary>Binds.</summary>
    /// <exception cref="SchemaBindingException">Schema and code do not meet.</exception>
    public static BoundSchema Bind(string name, Schema schema, BindingRegistrations registrations, ServiceSource services)
    {
        var binder = new SchemaBinder(schema, registrations, services);
        binder.FindClrTypes();
        var types = binder.TypesByClrType();
        var bindings = binder.CompileFields();
        return binder._scope.Mismatches.Count == 0
            ? new BoundSchema(schema, bindings, types)
            : throw new SchemaBindingException(name, [.. binder._scope.Mismatches]);
    }

    private IEnumerable<ObjectType> ObjectTypes =>
        _scope.Schema.Types.OfType<ObjectType>().Where(static type => !type.Name.StartsWith("__", StringComparison.Ordinal));

    private bool IsRoot(ObjectType type) =>
        type == _scope.Schema.QueryType || type == _scope.Schema.MutationType || type == _scope.Schema.SubscriptionType;

    /// <summary>
    /// An object type without registered CLR types has those that the fields of that type return. What a property returns depends on its
    /// own parent's CLR types, so this runs until nothing is added.
    /// </summary>
    private void FindClrTypes()
    {
        var registered = new HashSet<ObjectType>();
        foreach (var (name, clrType) in _scope.Registrations.Types)
        {
            if (_scope.Schema.Types.Find(name) is not ObjectType type)
                continue;
            registered.Add(type);
            Add(type, clrType);
        }

        bool grew;
        do
        {
            grew = false;
            foreach (var type in ObjectTypes)
                foreach (var field in type.Fields)
                    if (field.Type.Named is ObjectType target && !registered.Contains(target))
                        foreach (var clrType in ReturnedBy(type, field))
                            grew |= Add(target, clrType);
        }
        while (grew);
    }

    private List<Type> ReturnedBy(ObjectType type, FieldDefinition field)
    {
        if (_methods.Find(type, field.Name, _scope) is { } resolver)
            return [_scope.ReturnOf(resolver.Method).Innermost];
        return ParentsOf(type)
            .Select(clrType => PropertyCompiler.Find(clrType, field.Name))
            .Where(static property => property is not null)
            .Select(property => _scope.ValueOf(property!).Innermost)
            .ToList();
    }

    private bool Add(ObjectType type, Type clrType)
    {
        if (clrType == typeof(object))
            return false;
        if (!_scope.ClrTypes.TryGetValue(type, out var list))
            _scope.ClrTypes[type] = list = [];
        if (list.Contains(clrType))
            return false;
        list.Add(clrType);
        return true;
    }

    private List<Type> ParentsOf(ObjectType type) => !IsRoot(type) && _scope.ClrTypes.TryGetValue(type, out var found) ? found : [];

    /// <summary>The object type of each CLR type; one that stands for two, where an abstract type has to tell them apart, is reported.</summary>
    private Dictionary<Type, ObjectType> TypesByClrType()
    {
        var types = new Dictionary<Type, ObjectType>();
        foreach (var type in ObjectTypes)
        {
            if (!_scope.ClrTypes.TryGetValue(type, out var clrTypes))
                continue;
            foreach (var clrType in clrTypes)
            {
                if (!types.TryAdd(clrType, type) && (IsInAbstract(type) || IsInAbstract(types[clrType])))
                    _scope.Report($"{type.Name} <- {ClrType.NameOf(clrType)}: bound to {types[clrType].Name} too, so that a value in an abstract position could be either");
            }
        }

        return types;
    }

    private bool IsInAbstract(ObjectType type) =>
        type.Interfaces.Length > 0 || _scope.Schema.Types.OfType<UnionType>().Any(union => union.Types.Contains(type));

    private Dictionary<(string Type, string Field), FieldBinding> CompileFields()
    {
        var bindings = new Dictionary<(string Type, string Field), FieldBinding>();
        var methods = new MethodCompiler(_scope, _services);
        foreach (var type in ObjectTypes)
        {
            var parents = ParentsOf(type);
            if (parents.Count == 0 && !IsRoot(type))
            {
                _scope.Report($"{type.Name}: no bound field returns this type, and no CLR type is bound to it; call BindType");
                continue;
            }

            foreach (var field in type.Fields)
            {
                if (Compile(type, field, parents, methods) is { } binding)
                    bindings[(type.Name, field.Name)] = binding;
            }
        }

        return bindings;
    }

    private FieldBinding? Compile(ObjectType type, FieldDefinition field, List<Type> parents, MethodCompiler methods)
    {
        if (_methods.Find(type, field.Name, _scope) is { } resolver)
            return methods.Compile(resolver, type, field, parents);
        if (parents.Count > 0)
            return PropertyCompiler.Compile(type, field, parents, _scope);
        _scope.Report($"{type.Name}.{field.Name}: no resolver");
        return null;
    }
}
