using KnowledgeBase.GraphQL.Planning;

namespace KnowledgeBase.GraphQL.Execution;

/// <summary>
/// A part of a response being written: the whole of it, or what a field that waited gives. Fields are executed depth first and their values written
/// straight on. Where a resolver has to wait, a gap is noted and its siblings go on; the gaps are filled when all that can be done at once is done.
/// Where a null propagates, methods return false and whoever is nullable cuts the text back to where its value began.
/// </summary>
internal sealed partial class ResponseSegment : IDisposable
{
    private readonly RequestState _state;
    private readonly CoercedVariables _variables;
    private readonly object[] _pathBefore;
    private Utf8JsonBuffer _output;
    private Frame[] _frames = new Frame[8];
    private int _depth;

    /// <param name="state">The execution.</param>
    /// <param name="pathBefore">The response position that the segment's own positions hang from.</param>
    /// <param name="sizeHint">How many bytes are expected.</param>
    internal ResponseSegment(RequestState state, object[] pathBefore, int sizeHint)
    {
        _state = state;
        _variables = state.Variables;
        _pathBefore = pathBefore;
        _output = new(sizeHint, state.MaxResponseBytes);
    }

    public void Dispose() => _output.Dispose();

    /// <summary>Hands the text over; the caller disposes it.</summary>
    internal Utf8JsonBuffer TakeOutput() => _output;

    /// <summary>Drops all and writes <c>null</c>: a null propagated past the root.</summary>
    internal void BecomeNull()
    {
        Discard(-1, 0);
        _output.WriteNull();
    }

    // Opens a list or object at a position: that of the field (index below 0) or of an item in the list around.
    private void Push(FieldPlan field, int index, bool isNonNull)
    {
        if (_depth == _frames.Length)
            Array.Resize(ref _frames, _depth * 2);
        ref var frame = ref _frames[_depth++];
        frame.Field = field;
        frame.Index = index;
        frame.Start = _output.Length;
        frame.IsNonNull = isNonNull;
        frame.Region = null;
    }

    private void Pop()
    {
        if (_frames[--_depth].Region is { } region)
            region.End = _output.Length;
    }

    // Spec 6.4.4: null where the type allows it; false where the null goes on to the parent.
    private bool WriteNullIfAllowed(OutputShape shape)
    {
        if (shape.IsNonNull)
            return false;
        _output.WriteNull();
        return true;
    }

    // Closes a list or object that a null has taken the place of.
    private bool Fail(OutputShape shape)
    {
        var start = _frames[--_depth].Start;
        Discard(start, start);
        return WriteNullIfAllowed(shape);
    }

    private void Discard(int afterPosition, int length)
    {
        AbandonPending(afterPosition);
        _output.Truncate(length);
    }

    private void AddError(FieldPlan field, int index, string message, string code) => AddError(field, index, new GraphQLError(message, code));

    private void AddError(FieldPlan field, int index, GraphQLError error)
    {
        var path = new object[_pathBefore.Length + _depth + 1];
        PathTo(path, field, index);
        _state.Add(error with
        {
            Path = System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(path),
            Locations = error.Locations.IsDefaultOrEmpty ? field.Locations(_variables) : error.Locations,
        });
    }

    private void PathTo(object[] path, FieldPlan field, int index)
    {
        _pathBefore.CopyTo(path, 0);
        var next = _pathBefore.Length;
        for (var i = 0; i < _depth; i++)
            path[next++] = _frames[i].Step;
        path[next] = index < 0 ? field.ResponseName : index;
    }

    private struct Frame
    {
        internal FieldPlan Field;
        internal int Index;
        internal int Start;
        internal bool IsNonNull;
        internal Region? Region;

        internal readonly object Step => Index < 0 ? Field.ResponseName : Index;
    }
}
