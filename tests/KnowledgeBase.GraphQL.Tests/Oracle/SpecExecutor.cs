using System.Text.Json;
using System.Text.Json.Nodes;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Tests.Oracle;

/// <summary>What the specification says a request gives.</summary>
/// <param name="IsRequestError">Whether there is no data at all.</param>
/// <param name="Data">The data; null where a null propagated up to the root.</param>
/// <param name="Errors">The positions of all errors that fields raised. Of errors at positions that a null took away, an engine may leave out some.</param>
internal sealed record SpecResponse(bool IsRequestError, JsonNode? Data, IReadOnlyList<string> Errors);

/// <summary>
/// Section 6 "Execution" algorithm by algorithm, by recursion, with nothing prepared or remembered. It stands for the specification: where it and
/// the engine differ, one of them is wrong.
/// </summary>
internal sealed class SpecExecutor(Schema schema, DocumentNode document, Func<SpecField, object?> resolve)
{
    private readonly List<string> _errors = [];
    private Dictionary<string, object?> _variableValues = [];

    /// <summary>ExecuteRequest(schema, document, operationName, variableValues, initialValue), for a document of one operation.</summary>
    public SpecResponse ExecuteRequest(JsonElement variableValues, object initialValue)
    {
        var operation = document.Definitions.OfType<OperationDefinitionNode>().Single();
        try
        {
            _variableValues = SpecCoercion.CoerceVariableValues(schema, operation, variableValues);
        }
        catch (SpecInputException)
        {
            return new SpecResponse(true, null, []);
        }

        // ExecuteQuery and ExecuteMutation: as nothing runs beside anything here, serial execution is the only one.
        JsonNode? data = null;
        try
        {
            data = ExecuteSelectionSet([operation.SelectionSet], schema.RootType(operation.Operation)!, initialValue, []);
        }
        catch (NullPropagation)
        {
        }

        return new SpecResponse(false, data, _errors);
    }

    // ExecuteSelectionSet and ExecuteCollectedFields. All fields are executed, so that all errors that an engine could tell are known.
    private JsonObject ExecuteSelectionSet(IReadOnlyList<SelectionSetNode> selectionSets, ObjectType objectType, object objectValue, IReadOnlyList<object> path)
    {
        var groupedFieldSet = new List<(string ResponseKey, List<FieldNode> Fields)>();
        var visitedFragments = new HashSet<string>(StringComparer.Ordinal);
        foreach (var selectionSet in selectionSets) // CollectSubfields
            CollectFields(objectType, selectionSet, visitedFragments, groupedFieldSet);

        var resultMap = new JsonObject();
        var isNull = false;
        foreach (var (responseKey, fields) in groupedFieldSet)
        {
            try
            {
                resultMap[responseKey] = ExecuteField(objectType, objectValue, fields, [.. path, responseKey]);
            }
            catch (NullPropagation)
            {
                isNull = true;
            }
        }

        return isNull ? throw new NullPropagation() : resultMap;
    }

    // CollectFields
    private void CollectFields(
        ObjectType objectType, SelectionSetNode selectionSet, HashSet<string> visitedFragments, List<(string ResponseKey, List<FieldNode> Fields)> groupedFields)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (Directive(selection, "skip") is true || Directive(selection, "include") is false)
                continue;
            switch (selection)
            {
                case FieldNode field:
                    var group = groupedFields.Find(entry => entry.ResponseKey == field.ResponseName);
                    if (group.Fields is null)
                        groupedFields.Add((field.ResponseName, [field]));
                    else
                        group.Fields.Add(field);
                    break;
                case FragmentSpreadNode spread:
                    if (!visitedFragments.Add(spread.Name.Value))
                        continue;
                    var fragment = document.Definitions.OfType<FragmentDefinitionNode>().Single(definition => definition.Name.Value == spread.Name.Value);
                    if (DoesFragmentTypeApply(objectType, fragment.TypeCondition))
                        CollectFields(objectType, fragment.SelectionSet, visitedFragments, groupedFields);
                    break;
                case InlineFragmentNode inline:
                    if (inline.TypeCondition is null || DoesFragmentTypeApply(objectType, inline.TypeCondition))
                        CollectFields(objectType, inline.SelectionSet, visitedFragments, groupedFields);
                    break;
            }
        }
    }

    private bool? Directive(SelectionNode selection, string name)
    {
        var directive = selection.Directives.FirstOrDefault(directive => directive.Name.Value == name);
        return directive?.Arguments.Single().Value switch
        {
            null => null,
            BooleanValueNode constant => constant.Value,
            VariableNode variable => (bool)_variableValues[variable.Name.Value]!,
            var other => throw new NotSupportedException(other.ToString()),
        };
    }

    private bool DoesFragmentTypeApply(ObjectType objectType, NamedTypeNode fragmentType) => schema.Types.Find(fragmentType.Name.Value) switch
    {
        ObjectType type => type.Name == objectType.Name,
        InterfaceType type => objectType.Interfaces.Any(implemented => implemented.Name == type.Name),
        UnionType type => type.Types.Any(member => member.Name == objectType.Name),
        _ => throw new NotSupportedException(),
    };

    // ExecuteField
    private JsonNode? ExecuteField(ObjectType objectType, object objectValue, List<FieldNode> fields, IReadOnlyList<object> path)
    {
        var field = fields[0];
        if (field.Name.Value == "__typename")
            return objectType.Name;
        var definition = objectType.Fields.Find(field.Name.Value)!;
        return HandlingFieldErrors(definition.Type, path, () =>
        {
            var argumentValues = SpecCoercion.CoerceArgumentValues(definition, field, _variableValues);
            var resolvedValue = resolve(new SpecField(objectType, definition, objectValue, argumentValues));
            return CompleteValue(definition.Type, fields, resolvedValue, path);
        });
    }

    // CompleteValue
    private JsonNode? CompleteValue(GraphQLType fieldType, List<FieldNode> fields, object? result, IReadOnlyList<object> path)
    {
        switch (fieldType)
        {
            case NonNullType nonNull:
                return CompleteValue(nonNull.Nullable, fields, result, path) ?? throw new SpecFieldException();
            case var _ when result is null:
                return null;
            case ListType list:
                return CompleteList(list, fields, result as object?[] ?? throw new SpecFieldException(), path);
            case ObjectType or InterfaceType or UnionType:
                var objectType = fieldType as ObjectType ?? ResolveAbstractType((NamedType)fieldType, (Thing)result);
                return ExecuteSelectionSet([.. fields.Select(static field => field.SelectionSet!)], objectType, result, path);
            case EnumType enumType:
                return result is string name && enumType.Values.Find(name) is not null ? name : throw new SpecFieldException();
            default:
                return (((ScalarType)fieldType).Name, result) switch
                {
                    ("Int", int number) => number,
                    ("Float", double number) when double.IsFinite(number) => number,
                    ("Boolean", bool truth) => truth,
                    ("String" or "ID", string text) => text,
                    _ => throw new SpecFieldException(),
                };
        }
    }

    private JsonArray CompleteList(ListType list, List<FieldNode> fields, object?[] result, IReadOnlyList<object> path)
    {
        var items = new JsonArray();
        var isNull = false;
        for (var i = 0; i < result.Length; i++)
        {
            IReadOnlyList<object> itemPath = [.. path, i];
            try
            {
                var item = result[i];
                items.Add(HandlingFieldErrors(list.ItemType, itemPath, () => CompleteValue(list.ItemType, fields, item, itemPath)));
            }
            catch (NullPropagation)
            {
                isNull = true;
            }
        }

        return isNull ? throw new NullPropagation() : items;
    }

    // ResolveAbstractType
    private ObjectType ResolveAbstractType(NamedType abstractType, Thing objectValue) =>
        schema.Types.Find(objectValue.TypeName) is ObjectType type && schema.PossibleTypes(abstractType).Contains(type) ? type : throw new SpecFieldException();

    // "Handling Execution Errors" (spec 6.4.4): an error is told once, and null goes up until a position may be null.
    private JsonNode? HandlingFieldErrors(GraphQLType type, IReadOnlyList<object> path, Func<JsonNode?> complete)
    {
        try
        {
            return complete();
        }
        catch (Exception exception) when (exception is SpecFieldException or SpecInputException or GraphQLException)
        {
            _errors.Add(string.Join('/', path));
            return type is NonNullType ? throw new NullPropagation() : null;
        }
        catch (NullPropagation) when (type is not NonNullType)
        {
            return null;
        }
    }

    private sealed class SpecFieldException : Exception;

    private sealed class NullPropagation : Exception;
}

/// <summary>A field to resolve.</summary>
internal sealed record SpecField(ObjectType Type, FieldDefinition Definition, object Parent, Dictionary<string, object?> Arguments);

/// <summary>An object of the data.</summary>
internal sealed record Thing(string TypeName, ulong Id);
