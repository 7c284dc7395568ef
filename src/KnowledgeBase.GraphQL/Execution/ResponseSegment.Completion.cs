using System.Collections;
using KnowledgeBase.GraphQL.Planning;
using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Execution;

internal sealed partial class ResponseSegment
{
    // CompleteValue (spec 6.4.3). The position is the field's (index below 0) or that of an item in the list around. False where a null propagates.
    private bool Complete(FieldPlan field, OutputShape shape, object? value, int index)
    {
        if (value is null)
        {
            if (!shape.IsNonNull)
            {
                _output.WriteNull();
                return true;
            }

            AddError(field, index, $"\"{field.Definition.Coordinate}\" gave null where its type {field.Definition.Type} does not allow it.", ErrorCode.NullValue);
            return false;
        }

        switch (shape.Kind)
        {
            case OutputKind.String or OutputKind.Id when value is string text:
                _output.WriteString(text);
                return true;
            case OutputKind.Object:
                return CompleteObject(field, shape, shape.ObjectType!, value, index);
            case OutputKind.List:
                return CompleteList(field, shape, value, index);
            case OutputKind.Int when value is int number:
                _output.WriteInt32(number);
                return true;
            case OutputKind.Boolean when value is bool truth:
                _output.WriteBoolean(truth);
                return true;
            case OutputKind.Enum when value is string name && shape.EnumValue(name) is { } utf8:
                _output.WriteRaw(utf8);
                return true;
            case OutputKind.Float when value is double number && double.IsFinite(number):
                _output.WriteDouble(number);
                return true;
            case OutputKind.Abstract:
                return CompleteAbstract(field, shape, value, index);
            default:
                return CompleteOther(field, shape, value, index);
        }
    }

    private bool CompleteObject(FieldPlan field, OutputShape shape, ObjectType type, object value, int index)
    {
        if (value.GetType() == typeof(GraphQLError))
            return FailWith(field, shape, index, (GraphQLError)value);
        if (field.Selections is null)
        {
            _output.WriteRaw("{}"u8); // only in a document that was not validated
            return true;
        }

        Push(field, index, shape.IsNonNull);
        if (!WriteObject(field.Selections.For(type), value))
            return Fail(shape);
        Pop();
        return true;
    }

    // ResolveAbstractType (spec 6.4.3)
    private bool CompleteAbstract(FieldPlan field, OutputShape shape, object value, int index)
    {
        if (value is GraphQLError error)
            return FailWith(field, shape, index, error);
        ObjectType? type;
        try
        {
            type = _state.Plan.ExecutableSchema.TypeOf(value);
        }
#pragma warning disable CA1031 // a host's code
        catch (Exception exception) when (!_state.IsAbort(exception))
#pragma warning restore CA1031
        {
            return FailWith(field, shape, index, _state.ErrorOf(exception, field));
        }

        if (type is not null && (ReferenceEquals(type, shape.LatestMember) || _state.Schema.IsSubType(shape.Type.Named, type)))
            shape.LatestMember = type;
        else
        {
            return FailWith(field, shape, index, new(
                $"\"{field.Definition.Coordinate}\" gave a value that is none of the types of {shape.Type.Named}.", ErrorCode.BadResult));
        }

        return CompleteObject(field, shape, type, value, index);
    }

    private bool CompleteList(FieldPlan field, OutputShape shape, object value, int index)
    {
        switch (value)
        {
            case object?[] array:
                return CompleteArray(field, shape, array, index);
            case GraphQLError error:
                return FailWith(field, shape, index, error);
            case IReadOnlyList<object?> list:
                Push(field, index, shape.IsNonNull);
                _output.WriteByte((byte)'[');
                for (var i = 0; i < list.Count; i++)
                {
                    if (!CompleteItem(field, shape, list[i], i))
                        return Fail(shape);
                }

                return CloseList();
            case string or IDictionary or not IEnumerable:
                return FailWith(field, shape, index, new($"\"{field.Definition.Coordinate}\" gave a value that is no list.", ErrorCode.BadResult));
            default:
                return CompleteSequence(field, shape, (IEnumerable)value, index);
        }
    }

    private bool CompleteArray(FieldPlan field, OutputShape shape, object?[] items, int index)
    {
        Push(field, index, shape.IsNonNull);
        _output.WriteByte((byte)'[');
        for (var i = 0; i < items.Length; i++)
        {
            if (!CompleteItem(field, shape, items[i], i))
                return Fail(shape);
        }

        return CloseList();
    }

    // Value types in lists, and sequences that are computed while they are read, whose exceptions are the field's.
    private bool CompleteSequence(FieldPlan field, OutputShape shape, IEnumerable sequence, int index)
    {
        Push(field, index, shape.IsNonNull);
        _output.WriteByte((byte)'[');
        var i = 0;
        IEnumerator? items = null;
        try
        {
            while (true)
            {
                object? item;
                try
                {
                    items ??= sequence.GetEnumerator();
                    if (!items.MoveNext())
                        break;
                    item = items.Current;
                }
#pragma warning disable CA1031 // a host's code
                catch (Exception exception) when (!_state.IsAbort(exception))
#pragma warning restore CA1031
                {
                    var start = _frames[--_depth].Start;
                    Discard(start, start);
                    return FailWith(field, shape, index, _state.ErrorOf(exception, field));
                }

                if (!CompleteItem(field, shape, item, i++))
                    return Fail(shape);
            }
        }
        finally
        {
            (items as IDisposable)?.Dispose();
        }

        return CloseList();
    }

    private bool CompleteItem(FieldPlan field, OutputShape list, object? item, int i)
    {
        if (i > 0)
            _output.WriteByte((byte)',');
        return Complete(field, list.Item!, item, i);
    }

    private bool CloseList()
    {
        _output.WriteByte((byte)']');
        Pop();
        return true;
    }

    // Leaves that are not yet in the form of their type (spec 3.5 "Result Coercion"), and errors in place of leaves.
    private bool CompleteOther(FieldPlan field, OutputShape shape, object value, int index)
    {
        if (value is GraphQLError error)
            return FailWith(field, shape, index, error);
        var message = "it is none of the enum's values";
        if (shape.Coercion is not null)
        {
            var start = _output.Length;
            try
            {
                if (shape.Coercion.TryCoerceResult(value, out var coerced, out message))
                {
                    if (coerced is null)
                        return Complete(field, shape, null, index);
                    JsonValueWriter.Write(_output, coerced);
                    return true;
                }
            }
#pragma warning disable CA1031 // a host's code
            catch (Exception exception) when (!_state.IsAbort(exception))
#pragma warning restore CA1031
            {
                _output.Truncate(start);
                return FailWith(field, shape, index, _state.ErrorOf(exception, field));
            }
        }

        return FailWith(field, shape, index, new(
            $"\"{field.Definition.Coordinate}\" gave a value that does not fit its type {field.Definition.Type}: {message}", ErrorCode.BadResult));
    }

    private bool FailWith(FieldPlan field, OutputShape shape, int index, GraphQLError error)
    {
        AddError(field, index, error);
        return WriteNullIfAllowed(shape);
    }
}
