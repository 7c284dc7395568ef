using KnowledgeBase.GraphQL.TypeSystem;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>What a host has registered for one schema; filled at configuration time, read once by <see cref="SchemaBinder"/>.</summary>
internal sealed class BindingRegistrations
{
    /// <summary>CLR types of the values of GraphQL object types.</summary>
    public List<(string GraphQLType, Type ClrType)> Types { get; } = [];

    /// <summary>Classes with resolver methods.</summary>
    public List<Type> ResolverClasses { get; } = [];

    /// <summary>CLR enums by GraphQL name.</summary>
    public List<(string GraphQLType, Type ClrType)> Enums { get; } = [];

    /// <summary>CLR records by the name of their input object type.</summary>
    public List<(string GraphQLType, Type ClrType)> Inputs { get; } = [];

    /// <summary>Custom scalars: the coercion, and the CLR type that resolvers give and take.</summary>
    public Dictionary<string, (ScalarCoercion Coercion, Type ClrType)> Scalars { get; } = new(StringComparer.Ordinal);

    /// <summary>Types that the request initialiser sets on the request context.</summary>
    public HashSet<Type> RequestState { get; } = [];
}
