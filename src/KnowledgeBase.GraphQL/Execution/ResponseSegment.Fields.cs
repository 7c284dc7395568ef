using KnowledgeBase.GraphQL.Planning;

namespace KnowledgeBase.GraphQL.Execution;

internal sealed partial class ResponseSegment
{
    /// <summary>ExecuteCollectedFields (spec 6.3.4): writes an object; false where a null propagates, the text then to be discarded.</summary>
    internal bool WriteObject(SelectionPlan plan, object? parent)
    {
        _state.CountObject();
        _output.WriteByte((byte)'{');
        var isFirst = true;
        foreach (var field in plan.Fields)
        {
            if (!field.IsUnconditional && !field.IsIncluded(_variables))
                continue;
            WriteName(field, isFirst);
            isFirst = false;
            if (!WriteField(field, parent))
                return false;
        }

        _output.WriteByte((byte)'}');
        return true;
    }

    /// <summary>The same for the root of a query: what fails leaves nothing.</summary>
    internal bool WriteRoot(SelectionPlan plan, object? root)
    {
        if (WriteObject(plan, root))
            return true;
        Discard(-1, 0);
        return false;
    }

    /// <summary>The same for the root of a mutation: each field is complete before the next begins (spec 6.2.2 "Mutation").</summary>
    internal async ValueTask<bool> WriteObjectSeriallyAsync(SelectionPlan plan, object? parent)
    {
        _output.WriteByte((byte)'{');
        var isFirst = true;
        foreach (var field in plan.Fields)
        {
            if (!field.IsUnconditional && !field.IsIncluded(_variables))
                continue;
            WriteName(field, isFirst);
            isFirst = false;
            var stands = WriteField(field, parent);
            if (!stands)
                Discard(-1, 0);
            if (HasPending)
                stands &= await FillGapsAsync();
            if (!stands)
                return false;
        }

        _output.WriteByte((byte)'}');
        return true;
    }

    private void WriteName(FieldPlan field, bool isFirst) => _output.WriteRaw(isFirst ? field.NameUtf8.AsSpan(1) : field.NameUtf8);

    // ExecuteField (spec 6.4)
    private bool WriteField(FieldPlan field, object? parent)
    {
        if (field.Resolve is null)
            return WriteWaitingField(field, parent);
        if (field.ConstantUtf8 is not null)
        {
            _output.WriteRaw(field.ConstantUtf8);
            return true;
        }

        if (!TryResolve(field, parent, out var value))
            return WriteNullIfAllowed(field.Shape);
        if (value is string text && field.Shape.Kind is OutputKind.String or OutputKind.Id)
        {
            _output.WriteString(text);
            return true;
        }

        return Complete(field, field.Shape, value, -1);
    }

    // ResolveFieldValue (spec 6.4.2) without waiting. False when it failed, with the error added.
    private bool TryResolve(FieldPlan field, object? parent, out object? value)
    {
        try
        {
            value = field.Resolve!(parent, field.Arguments.Constant ?? _state.ArgumentsOf(field.Arguments), _state.Context);
            return true;
        }
#pragma warning disable CA1031 // whatever a resolver throws becomes the field's error
        catch (Exception exception) when (!_state.IsAbort(exception))
#pragma warning restore CA1031
        {
            AddError(field, -1, _state.ErrorOf(exception, field));
            value = null;
            return false;
        }
    }

    private bool WriteWaitingField(FieldPlan field, object? parent)
    {
        object? value;
        try
        {
            var task = field.Binding.ResolveAsync!(parent, field.Arguments.Constant ?? _state.ArgumentsOf(field.Arguments), _state.Context);
            if (!task.IsCompleted)
            {
                AddPending(field, task);
                return true;
            }

            value = task.GetAwaiter().GetResult();
        }
#pragma warning disable CA1031 // whatever a resolver throws becomes the field's error
        catch (Exception exception) when (!_state.IsAbort(exception))
#pragma warning restore CA1031
        {
            AddError(field, -1, _state.ErrorOf(exception, field));
            return WriteNullIfAllowed(field.Shape);
        }

        return Complete(field, field.Shape, value, -1);
    }
}
