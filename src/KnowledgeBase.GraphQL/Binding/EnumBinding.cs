using System.Collections.Frozen;
using System.Globalization;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>
/// A CLR enum and a GraphQL enum, member by member: <c>LawEnforcement</c> is <c>LAW_ENFORCEMENT</c>. Names are compared without
/// underscores and case, so that digits and acronyms need no rule of their own.
/// </summary>
internal sealed class EnumBinding
{
    private const int LargestTable = 1024;
    private readonly string?[] _table;
    private readonly FrozenDictionary<long, string> _names;
    private readonly FrozenDictionary<string, object> _boxes;
    private readonly string _clrName;

    private EnumBinding(Type clrType, Dictionary<long, string> names, Dictionary<string, object> boxes)
    {
        _clrName = clrType.Name;
        _names = names.ToFrozenDictionary();
        _boxes = boxes.ToFrozenDictionary(StringComparer.Ordinal);
        var dense = names.Keys.All(static key => key is >= 0 and < LargestTable);
        _table = dense && names.Count > 0 ? new string?[names.Keys.Max() + 1] : [];
        if (dense)
            foreach (var (value, name) in names)
                _table[value] = name;
    }

    /// <summary>The GraphQL name of a CLR value given as a number.</summary>
    public string NameOf(long value)
    {
        var name = (ulong)value < (ulong)_table.Length ? _table[value] : _names.GetValueOrDefault(value);
        return name ?? throw new InvalidOperationException($"{value.ToString(CultureInfo.InvariantCulture)} is no member of {_clrName}.");
    }

    /// <summary>The boxed CLR value of a GraphQL name; null for null.</summary>
    public object? ValueOf(object? name) => name is null ? null : _boxes[(string)name];

    /// <summary>Binds; reports members that the other side does not have.</summary>
    public static EnumBinding? Create(EnumType type, Type clrType, Action<string> report)
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal);
        var where = $"{type.Name} <- {ClrType.NameOf(clrType)}";
        var complete = true;
        foreach (var member in Enum.GetNames(clrType))
            if (!members.TryAdd(Plain(member), Enum.Parse(clrType, member)))
                Report($"{where}.{member}: another member has the same name but for case and underscores");

        var names = new Dictionary<long, string>();
        var boxes = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var value in type.Values)
        {
            if (!members.Remove(Plain(value.Name), out var box))
                Report($"{type.Name}.{value.Name}: {ClrType.NameOf(clrType)} has no member for this value");
            else if (!names.TryAdd(NumberOf(box), value.Name))
                Report($"{type.Name}.{value.Name}: its member of {ClrType.NameOf(clrType)} has the same number as another");
            else
                boxes.Add(value.Name, box);
        }

        foreach (var extra in members.Values)
            Report($"{where}.{extra}: the enum type has no value for this member");
        return complete ? new EnumBinding(clrType, names, boxes) : null;

        void Report(string mismatch)
        {
            complete = false;
            report(mismatch);
        }
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static long NumberOf(object value) => Enum.GetUnderlyingType(value.GetType()) == typeof(ulong)
        ? unchecked((long)Convert.ToUInt64(value, CultureInfo.InvariantCulture))
        : Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
