using System.Reflection;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.GraphQL.TypeSystem;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>Describes one schema and the code behind it. Nothing is read before the host starts; then everything is checked at once.</summary>
public sealed class GraphQLBuilder
{
    internal GraphQLBuilder(string name, IServiceCollection services)
    {
        Name = name;
        Services = services;
    }

    /// <summary>The schema's name, by which <c>MapGraphQL</c> finds it.</summary>
    public string Name { get; }

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    internal SchemaSources Sources { get; } = new();

    internal BindingRegistrations Bindings { get; } = new();

    internal GraphQLOptions Options { get; } = new();

    internal Type? InitializerType { get; private set; }

    internal Type? CacheKeyType { get; private set; }

    /// <summary>Adds SDL from resources embedded in an assembly, such as <c>*.graphql</c>, in the order of their names.</summary>
    public GraphQLBuilder AddSchemaResources(Assembly assembly, string pattern)
    {
        Sources.AddResources(assembly, pattern);
        return this;
    }

    /// <summary>Adds SDL files, such as <c>Schema/*.graphql</c>, relative to the program's own folder, in the order of their names.</summary>
    public GraphQLBuilder AddSchemaFiles(string pattern)
    {
        Sources.AddFiles(pattern);
        return this;
    }

    /// <summary>Adds SDL.</summary>
    public GraphQLBuilder AddSchemaText(string text)
    {
        Sources.AddText(text);
        return this;
    }

    /// <summary>
    /// Says that values of an object type are <typeparamref name="T"/>; call it again for further CLR types. Needed for the members of
    /// interfaces and unions; elsewhere the type is known from the resolvers and properties that return it.
    /// </summary>
    public GraphQLBuilder BindType<T>(string graphQLType)
        where T : notnull
    {
        Bindings.Types.Add((graphQLType, typeof(T)));
        return this;
    }

    /// <summary>Adds a class with resolver methods; see <see cref="FieldsOfAttribute"/> and <see cref="FieldAttribute"/>.</summary>
    public GraphQLBuilder AddResolvers<T>()
        where T : class => AddResolvers(typeof(T));

    /// <summary>Adds a class with resolver methods, which may be static. An instance class not registered as a service becomes a singleton.</summary>
    public GraphQLBuilder AddResolvers(Type resolvers)
    {
        Bindings.ResolverClasses.Add(resolvers);
        if (!resolvers.IsAbstract)
            Services.TryAddSingleton(resolvers);
        return this;
    }

    /// <summary>Binds an enum type to a CLR enum of another name; those of one name find each other.</summary>
    public GraphQLBuilder BindEnum<T>(string? graphQLType = null)
        where T : struct, Enum
    {
        Bindings.Enums.Add((graphQLType ?? typeof(T).Name, typeof(T)));
        return this;
    }

    /// <summary>Binds an input object type to a record of another name; those of one name find each other.</summary>
    public GraphQLBuilder BindInput<T>(string? graphQLType = null)
    {
        Bindings.Inputs.Add((graphQLType ?? typeof(T).Name, typeof(T)));
        return this;
    }

    /// <summary>Adds a custom scalar that resolvers give and take as a string.</summary>
    public GraphQLBuilder AddScalar(string name, ScalarCoercion coercion) => AddScalar<string>(name, coercion);

    /// <summary>Adds a custom scalar.</summary>
    /// <typeparam name="T">What resolvers give and take: the type that the coercion's input methods make and its result method accepts.</typeparam>
    public GraphQLBuilder AddScalar<T>(string name, ScalarCoercion coercion)
    {
        Bindings.Scalars[name] = (coercion, typeof(T));
        return this;
    }

    /// <summary>Lets resolvers take a <typeparamref name="T"/> that the request initialiser sets on the request.</summary>
    public GraphQLBuilder AddRequestState<T>()
        where T : class
    {
        Bindings.RequestState.Add(typeof(T));
        return this;
    }

    /// <summary>Runs <typeparamref name="T"/> before each operation. Without a registration of its own it becomes a singleton.</summary>
    public GraphQLBuilder UseRequestInitializer<T>()
        where T : class, IRequestInitializer
    {
        InitializerType = typeof(T);
        Services.TryAddSingleton<T>();
        return this;
    }

    /// <summary>Gives answers entity tags by what <typeparamref name="T"/> says that they depend on. It is a singleton.</summary>
    public GraphQLBuilder UseResponseCacheKey<T>()
        where T : class, IResponseCacheKey
    {
        CacheKeyType = typeof(T);
        Services.TryAddSingleton<T>();
        return this;
    }

    /// <summary>Changes settings.</summary>
    public GraphQLBuilder Configure(Action<GraphQLOptions> configure)
    {
        configure(Options);
        return this;
    }
}
