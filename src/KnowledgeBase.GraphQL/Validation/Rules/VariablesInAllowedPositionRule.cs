using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Validation.Rules;

/// <summary>Variables stand where their type fits (spec 5.8.5 "All Variable Usages Are Allowed").</summary>
internal sealed class VariablesInAllowedPositionRule : ValidationRule
{
    public override void CheckVariables(ValidationContext context, OperationVariables operation)
    {
        foreach (var definition in operation.Definitions)
        {
            foreach (ref readonly var usage in context.Graph.UsagesOf(definition))
            {
                if (context.Aborted)
                    return;
                if (usage.Type is { } place && operation.Find(usage.Node.Name.Value) is { Type: { } type } variable)
                    Check(context, usage, place, variable, type);
            }
        }
    }

    private void Check(ValidationContext context, in VariableUsage usage, GraphQLType place, DefinedVariable variable, GraphQLType type)
    {
        var name = usage.Node.Name.Value;
        if (!IsAllowed(type, variable.Node.DefaultValue, place, usage.HasDefault))
            context.Report(this, Messages.VariableMisplaced(name, type, place), variable.Node, usage.Node);
        if (usage.OneOf is { } oneOf && type is not NonNullType)
            context.Report(this, Messages.NullableInOneOf(name, type, oneOf), variable.Node, usage.Node);
    }

    /// <summary>The algorithm IsVariableUsageAllowed(): a default, of the variable or of the place, makes up for a nullable variable.</summary>
    private static bool IsAllowed(GraphQLType variable, ValueNode? defaultValue, GraphQLType place, bool placeHasDefault)
    {
        if (place is not NonNullType || variable is NonNullType)
            return AreCompatible(variable, place);
        var hasDefault = defaultValue is not (null or NullValueNode) || placeHasDefault;
        return hasDefault && AreCompatible(variable, place.Nullable);
    }

    /// <summary>The algorithm AreTypesCompatible().</summary>
    private static bool AreCompatible(GraphQLType variable, GraphQLType place)
    {
        while (true)
        {
            if (place is NonNullType && variable is not NonNullType)
                return false;
            place = place.Nullable;
            variable = variable.Nullable;
            if (place is ListType placeList && variable is ListType variableList)
            {
                place = placeList.ItemType;
                variable = variableList.ItemType;
                continue;
            }

            return ReferenceEquals(place, variable);
        }
    }
}
