using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace KnowledgeBase.Content.Editing;

/// <summary>What an edit came to: a value, or the reasons why not. Never both.</summary>
/// <typeparam name="T">What it gives.</typeparam>
public sealed class EditResult<T>
    where T : class
{
    internal EditResult(T? value, ImmutableArray<EditError> errors) => (Value, Errors) = (value, errors);

    /// <summary>What came of it; null when it was refused.</summary>
    public T? Value { get; }

    /// <summary>Why it was refused; empty when it was not.</summary>
    public ImmutableArray<EditError> Errors { get; }

    /// <summary>Whether it was done.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsDone => Errors.IsEmpty;

    /// <summary>The same refusal of something else.</summary>
    /// <exception cref="InvalidOperationException">It was not refused.</exception>
    public EditResult<TOther> As<TOther>()
        where TOther : class => IsDone ? throw new InvalidOperationException("Only a refusal can be passed on.") : new(null, Errors);
}

/// <summary>Makes results of edits.</summary>
public static class EditResult
{
    /// <summary>A value.</summary>
    public static EditResult<T> Of<T>(T value)
        where T : class => new(value, []);

    /// <summary>A refusal.</summary>
    public static EditResult<T> Refused<T>(EditError error)
        where T : class => new(null, [error]);

    /// <summary>A refusal for several reasons.</summary>
    /// <exception cref="ArgumentException">There is no reason.</exception>
    public static EditResult<T> Refused<T>(ImmutableArray<EditError> errors)
        where T : class => errors.IsEmpty ? throw new ArgumentException("A refusal says why.", nameof(errors)) : new(null, errors);
}
