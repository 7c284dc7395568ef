namespace KnowledgeBase.GraphQL.Binding;

/// <summary>
/// A value that a client may leave out: absent and null are two things (spec 2.10.5 "Null Value"). As the type of a resolver's
/// parameter or of an input record's member it is filled by the engine.
/// </summary>
/// <typeparam name="T">The value's type; nullable where the GraphQL type is.</typeparam>
/// <param name="value">The value given.</param>
public readonly struct Optional<T>(T value) : IEquatable<Optional<T>>
{
    private readonly T _value = value;

    /// <summary>Whether a value, possibly null, was given.</summary>
    public bool IsPresent { get; } = true;

    /// <summary>The value given.</summary>
    /// <exception cref="InvalidOperationException">None was given.</exception>
    public T Value => IsPresent ? _value : throw new InvalidOperationException("No value was given.");

    /// <summary>The value given, else <paramref name="fallback"/>.</summary>
    public T Or(T fallback) => IsPresent ? _value : fallback;

    /// <inheritdoc/>
    public bool Equals(Optional<T> other) => IsPresent == other.IsPresent && EqualityComparer<T>.Default.Equals(_value, other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsPresent ? HashCode.Combine(_value) : -1;

    /// <inheritdoc/>
    public override string ToString() => IsPresent ? $"{_value}" : "(absent)";

    /// <summary>Whether both are absent or hold equal values.</summary>
    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);
}
