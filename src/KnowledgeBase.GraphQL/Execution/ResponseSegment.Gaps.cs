using KnowledgeBase.GraphQL.Planning;

namespace KnowledgeBase.GraphQL.Execution;

internal sealed partial class ResponseSegment
{
    private List<Gap>? _gaps;
    private List<Gap>? _abandoned;

    /// <summary>Whether some resolvers are still waiting.</summary>
    internal bool HasPending => _gaps is not null || _abandoned is not null;

    /// <summary>Waits for all resolvers that are waiting, completes their values side by side, and puts them into the text.</summary>
    /// <returns>False where a null propagates past this segment.</returns>
    internal async ValueTask<bool> FillGapsAsync()
    {
        var gaps = _gaps ?? [];
        var abandoned = _abandoned;
        _gaps = null;
        _abandoned = null;
        var fillings = new Task[gaps.Count];
        for (var i = 0; i < fillings.Length; i++)
            fillings[i] = FillAsync(gaps[i]);
        await Task.WhenAll(fillings);

        // Nothing of a request goes on after its response, though nobody wants these values any more.
        foreach (var gap in abandoned ?? [])
            await AwaitAsync(gap.Value).ContinueWith(static _ => { }, TaskScheduler.Default);

        var stands = true;
        foreach (var gap in gaps)
        {
            if (gap.Stands)
                continue;
            if (gap.Nullable is null)
                stands = false;
            else
                gap.Nullable.IsNull = true;
        }

        if (stands)
            Join(gaps);
        foreach (var gap in gaps)
            gap.Segment?.Dispose();
        return stands;
    }

    private void AddPending(FieldPlan field, ValueTask<object?> value)
    {
        var path = new object[_pathBefore.Length + _depth + 1];
        PathTo(path, field, -1);
        Region? nullable = null;
        for (var i = _depth - 1; i >= 0 && field.Shape.IsNonNull; i--)
        {
            ref var frame = ref _frames[i];
            if (frame.IsNonNull)
                continue;
            nullable = frame.Region ??= new(frame.Start);
            break;
        }

        (_gaps ??= []).Add(new(field, value, _output.Length, path, nullable));
    }

    // The text from here on is being dropped, and with it the gaps in it.
    private void AbandonPending(int afterPosition)
    {
        while (_gaps is { Count: > 0 } && _gaps[^1].Position > afterPosition)
        {
            (_abandoned ??= []).Add(_gaps[^1]);
            _gaps.RemoveAt(_gaps.Count - 1);
        }
    }

    private async Task FillAsync(Gap gap)
    {
        var field = gap.Field;
        // The path's last step is the field itself, which the segment's own positions start with.
        var segment = new ResponseSegment(_state, gap.Path[..^1], sizeHint: 256);
        gap.Segment = segment;
        object? value;
        try
        {
            value = await AwaitAsync(gap.Value);
        }
#pragma warning disable CA1031 // whatever a resolver throws becomes the field's error
        catch (Exception exception) when (!_state.IsAbort(exception))
#pragma warning restore CA1031
        {
            segment.AddError(field, -1, _state.ErrorOf(exception, field));
            gap.Stands = segment.WriteNullIfAllowed(field.Shape);
            return;
        }

        gap.Stands = segment.Complete(field, field.Shape, value, -1);
        if (segment.HasPending)
            gap.Stands &= await segment.FillGapsAsync();
        _state.CountBytes(segment._output.Length);
    }

    private Task<object?> AwaitAsync(ValueTask<object?> value) =>
        _state.WaitToken is { CanBeCanceled: true } token ? value.AsTask().WaitAsync(token) : value.AsTask();

    // Copies the text with the gaps filled and nulls in place of the regions that a null took.
    private void Join(List<Gap> gaps)
    {
        var joined = new Utf8JsonBuffer(_output.Length + (gaps.Count * 64), _state.MaxResponseBytes);
        var nulls = NullRegions(gaps);
        var nextNull = 0;
        var copied = 0;
        foreach (var gap in gaps)
        {
            WriteNullsBefore(gap.Position);
            if (gap.Position < copied)
                continue; // inside a null
            joined.WriteRaw(_output.Written[copied..gap.Position]);
            joined.WriteRaw(gap.Segment!._output.Written);
            copied = gap.Position;
        }

        WriteNullsBefore(int.MaxValue);
        joined.WriteRaw(_output.Written[copied..]);
        _output.Dispose();
        _output = joined;

        void WriteNullsBefore(int position)
        {
            for (; nextNull < nulls.Count && nulls[nextNull].Start < position; nextNull++)
            {
                var region = nulls[nextNull];
                if (region.Start < copied)
                    continue; // inside a larger null
                joined.WriteRaw(_output.Written[copied..region.Start]);
                joined.WriteNull();
                copied = region.End;
            }
        }
    }

    private static List<Region> NullRegions(List<Gap> gaps)
    {
        var nulls = new List<Region>();
        foreach (var gap in gaps)
        {
            if (gap.Nullable is { IsNull: true } region && !nulls.Contains(region))
                nulls.Add(region);
        }

        nulls.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        return nulls;
    }

    /// <summary>The text of a nullable list or object that holds gaps whose null would take its place.</summary>
    private sealed class Region(int start)
    {
        internal int Start { get; } = start;

        internal int End { get; set; }

        internal bool IsNull { get; set; }
    }

    /// <summary>A field whose resolver is waiting.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">What it will give.</param>
    /// <param name="position">Where in the text its value goes.</param>
    /// <param name="path">Its response position.</param>
    /// <param name="nullable">What becomes null if it does; null where that lies outside the segment, or it may be null itself.</param>
    private sealed class Gap(FieldPlan field, ValueTask<object?> value, int position, object[] path, Region? nullable)
    {
        internal FieldPlan Field { get; } = field;

        internal ValueTask<object?> Value { get; } = value;

        internal int Position { get; } = position;

        internal object[] Path { get; } = path;

        internal Region? Nullable { get; } = nullable;

        internal ResponseSegment? Segment { get; set; }

        internal bool Stands { get; set; }
    }
}
