namespace KnowledgeBase.GraphQL.TypeSystem.Rules;

/// <summary>
/// Input objects that no finite value can have, because required fields lead back to them (spec 3.10 "Circular References"). For
/// a OneOf input object one field with a finite value is enough; for others each required field needs one.
/// </summary>
internal sealed class InputObjectCycles
{
    private readonly SchemaErrors _errors;
    private readonly HashSet<InputObjectType> _finite = [];
    private readonly HashSet<InputObjectType> _visited = [];
    private readonly List<(InputObjectType Type, InputValueDefinition Field)> _path = [];
    private readonly Dictionary<InputObjectType, int> _pathIndex = [];

    private InputObjectCycles(SchemaErrors errors) => _errors = errors;

    public static void Check(Schema schema, SchemaErrors errors)
    {
        var types = schema.Types.OfType<InputObjectType>().ToList();
        var check = new InputObjectCycles(errors);
        check.FindFinite(types);
        foreach (var type in types)
        {
            if (!check._finite.Contains(type))
                check.ReportCycles(type);
        }
    }

    /// <summary>Grows the set of types with finite values until nothing is added.</summary>
    private void FindFinite(List<InputObjectType> types)
    {
        bool grew;
        do
        {
            grew = false;
            foreach (var type in types)
                grew |= !_finite.Contains(type) && IsFinite(type) && _finite.Add(type);
        }
        while (grew);
    }

    private bool IsFinite(InputObjectType type)
    {
        if (!type.IsOneOf)
            return type.Fields.All(field => Target(type, field) is not { } target || _finite.Contains(target));
        return type.Fields.Count == 0 || type.Fields.Any(field => Target(type, field) is not { } target || _finite.Contains(target));
    }

    /// <summary>The input object that a value of the field must hold; null if the field can do without one.</summary>
    private static InputObjectType? Target(InputObjectType type, InputValueDefinition field)
    {
        if (type.IsOneOf)
            return field.Type as InputObjectType;
        return field.Type is NonNullType { Nullable: InputObjectType target } ? target : null;
    }

    private void ReportCycles(InputObjectType type)
    {
        if (!_visited.Add(type))
            return;
        _pathIndex[type] = _path.Count;
        foreach (var field in type.Fields)
        {
            if (Target(type, field) is not { } target || _finite.Contains(target))
                continue;
            _path.Add((type, field));
            if (_pathIndex.TryGetValue(target, out var start))
            {
                var cycle = _path.GetRange(start, _path.Count - start);
                _errors.Report(
                    $"No finite value of {target} exists, because it leads back to itself through {string.Join(", ", cycle.Select(static step => $"{step.Type}.{step.Field.Name}"))}.",
                    [.. cycle.Select(static step => step.Field.Syntax)]);
            }
            else
            {
                ReportCycles(target);
            }

            _path.RemoveAt(_path.Count - 1);
        }

        _pathIndex.Remove(type);
    }
}
