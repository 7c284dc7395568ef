using KnowledgeBase.GraphQL.Language;

namespace KnowledgeBase.GraphQL.TypeSystem.Rules;

/// <summary>Default values of input fields that need themselves to be completed (spec 3.10 "InputObjectDefaultValueHasCycle").</summary>
internal sealed class DefaultValueCycles
{
    private readonly SchemaErrors _errors;
    private readonly HashSet<InputValueDefinition> _visited = [];
    private readonly List<(string Coordinate, InputValueDefinition Field)> _path = [];

    private DefaultValueCycles(SchemaErrors errors) => _errors = errors;

    public static void Check(Schema schema, SchemaErrors errors)
    {
        var check = new DefaultValueCycles(errors);
        foreach (var type in schema.Types.OfType<InputObjectType>())
            check.FollowMissingFields(type, []);
    }

    private void Follow(InputObjectType type, ValueNode literal)
    {
        if (literal is ListValueNode list)
        {
            foreach (var item in list.Values)
                Follow(type, item);
        }
        else if (literal is ObjectValueNode node)
        {
            FollowMissingFields(type, node.Fields);
        }
    }

    /// <summary>Follows the values given, and the defaults of the fields that are not given.</summary>
    private void FollowMissingFields(InputObjectType type, IReadOnlyList<ObjectFieldNode> given)
    {
        foreach (var field in type.Fields)
        {
            if (field.Type.Named is not InputObjectType fieldType)
                continue;
            if (given.FirstOrDefault(node => node.Name.Value == field.Name) is { } node)
                Follow(fieldType, node.Value);
            else if (field.DefaultValue is { } literal)
                FollowDefault(field, fieldType, $"{type}.{field.Name}", literal);
        }
    }

    private void FollowDefault(InputValueDefinition field, InputObjectType fieldType, string coordinate, ValueNode literal)
    {
        var start = _path.FindIndex(step => ReferenceEquals(step.Field, field));
        if (start >= 0)
        {
            var cycle = _path.GetRange(start, _path.Count - start);
            _errors.Report(
                $"The default value of {coordinate} needs itself, through {string.Join(", ", cycle.Select(static step => step.Coordinate))}.",
                [.. cycle.Select(static step => step.Field.DefaultValue)]);
        }
        else if (_visited.Add(field))
        {
            _path.Add((coordinate, field));
            Follow(fieldType, literal);
            _path.RemoveAt(_path.Count - 1);
        }
    }
}
