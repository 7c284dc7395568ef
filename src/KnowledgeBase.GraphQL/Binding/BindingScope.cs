using System.Reflection;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>What one run of the binder knows: the schema, the registrations, what was found so far, and the mismatches.</summary>
internal sealed class BindingScope(Schema schema, BindingRegistrations registrations)
{
    private readonly NullabilityInfoContext _nullability = new();
    private readonly Dictionary<EnumType, (Type ClrType, EnumBinding? Binding)> _enums = [];
    private readonly Dictionary<(InputObjectType, Type), InputObjectBinding> _inputs = [];
    private readonly List<string> _mismatches = [];

    public Schema Schema { get; } = schema;

    public BindingRegistrations Registrations { get; } = registrations;

    public IReadOnlyList<string> Mismatches => _mismatches;

    /// <summary>The CLR types of each object type's values: those registered, else those that bound fields return.</summary>
    public Dictionary<ObjectType, List<Type>> ClrTypes { get; } = [];

    public void Report(string mismatch)
    {
        if (!_mismatches.Contains(mismatch, StringComparer.Ordinal))
            _mismatches.Add(mismatch);
    }

    public ClrType ReturnOf(MethodInfo method) => new(_nullability.Create(method.ReturnParameter), IsInput: false);

    public ClrType ValueOf(PropertyInfo property) => new(_nullability.Create(property), IsInput: false);

    public ClrType InputOf(PropertyInfo property) => new(_nullability.Create(property), IsInput: true);

    public ClrType InputOf(ParameterInfo parameter) => new(_nullability.Create(parameter), IsInput: true);

    /// <summary>The binding of an enum type to the CLR enum used at a place; null, and reported, when they do not belong together.</summary>
    public EnumBinding? EnumFor(EnumType type, Type clrType, string where)
    {
        var registered = Registrations.Enums.Find(entry => string.Equals(entry.GraphQLType, type.Name, StringComparison.Ordinal)).ClrType;
        var expected = registered ?? (_enums.TryGetValue(type, out var known) ? known.ClrType : null);
        if (!clrType.IsEnum
            || (expected is not null && expected != clrType)
            || (expected is null && !string.Equals(clrType.Name, type.Name, StringComparison.Ordinal)))
        {
            Report(expected is null
                ? $"{where}: the enum type {type.Name} needs a CLR enum of that name, or BindEnum; found {ClrType.NameOf(clrType)}"
                : $"{where}: the enum type {type.Name} is bound to {ClrType.NameOf(expected)}; found {ClrType.NameOf(clrType)}");
            return null;
        }

        if (!_enums.TryGetValue(type, out var entry))
            _enums[type] = entry = (clrType, EnumBinding.Create(type, clrType, Report));
        return entry.Binding;
    }

    /// <summary>The binding of an input object type to the CLR type used at a place; null, and reported, when they do not belong together.</summary>
    public InputObjectBinding? InputFor(InputObjectType type, Type clrType, string where)
    {
        var registered = Registrations.Inputs.FindAll(entry => string.Equals(entry.GraphQLType, type.Name, StringComparison.Ordinal));
        var fits = registered.Count == 0
            ? string.Equals(clrType.Name, type.Name, StringComparison.Ordinal)
            : registered.Exists(entry => entry.ClrType == clrType);
        if (!fits)
        {
            Report(registered.Count == 0
                ? $"{where}: the input type {type.Name} needs a record of that name, or BindInput; found {ClrType.NameOf(clrType)}"
                : $"{where}: the input type {type.Name} is bound to {ClrType.NameOf(registered[0].ClrType)}; found {ClrType.NameOf(clrType)}");
            return null;
        }

        if (!_inputs.TryGetValue((type, clrType), out var binding))
        {
            // Entered before it is complete, so that an input type that contains itself finds it.
            _inputs[(type, clrType)] = binding = new InputObjectBinding();
            binding.Complete(type, clrType, this);
        }

        return binding;
    }
}
