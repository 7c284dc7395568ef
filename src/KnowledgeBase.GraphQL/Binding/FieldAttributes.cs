namespace KnowledgeBase.GraphQL.Binding;

/// <summary>
/// Says that every public method of a class resolves a field of one type: the method <c>Coverage</c> or <c>CoverageAsync</c> the field
/// <c>coverage</c>. For an interface type, the methods serve each object type that implements it and has no resolver of its own.
/// </summary>
/// <param name="type">The name of a GraphQL object or interface type.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FieldsOfAttribute(string type) : Attribute
{
    /// <summary>The GraphQL type's name.</summary>
    public string Type { get; } = type;
}

/// <summary>Says which field a method resolves, when its name does not.</summary>
/// <param name="coordinate">A schema coordinate such as <c>Manifestation.coverage</c>; in a class with <see cref="FieldsOfAttribute"/> the field alone will do.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FieldAttribute(string coordinate) : Attribute
{
    /// <summary>The coordinate, or the field's name.</summary>
    public string Coordinate { get; } = coordinate;
}
