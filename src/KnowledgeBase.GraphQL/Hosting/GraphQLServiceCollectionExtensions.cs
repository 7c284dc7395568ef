using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>Adds GraphQL schemas to a host.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>The name of the schema that is added and mapped without one.</summary>
    public const string DefaultName = "default";

    /// <summary>Adds a schema; what follows on the builder describes it. Its <see cref="RequestPipeline"/> is a keyed singleton service.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="name">The schema's name; each schema has its own.</param>
    public static GraphQLBuilder AddGraphQL(this IServiceCollection services, string name = DefaultName)
    {
        if (services.Any(entry => entry.IsKeyedService && entry.ServiceType == typeof(RequestPipeline) && name.Equals(entry.ServiceKey)))
            throw new InvalidOperationException($"A GraphQL schema '{name}' is added already; give the second one a name of its own.");
        var builder = new GraphQLBuilder(name, services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RequestTelemetry>();
        services.AddKeyedSingleton(name, builder);
        services.AddKeyedSingleton(name, (provider, _) => Build(builder, provider));
        return builder;
    }

    private static RequestPipeline Build(GraphQLBuilder builder, IServiceProvider provider)
    {
        var problems = builder.Options.Problems();
        if (problems.Count > 0)
            throw new InvalidOperationException($"The settings of the GraphQL schema '{builder.Name}' are not usable:{Environment.NewLine}- {string.Join($"{Environment.NewLine}- ", problems)}");

        var schema = BuildSchema(builder);
        foreach (var field in builder.Options.ChangingFields)
        {
            if (!schema.Types.OfType<ComplexType>().Any(type => type.Fields.Any(candidate => candidate.Name == field)))
                throw new InvalidOperationException($"{nameof(GraphQLOptions.ChangingFields)} of the GraphQL schema '{builder.Name}' names '{field}', which is no field of any type.");
        }

        var bound = SchemaBinder.Bind(builder.Name, schema, builder.Bindings, new ServiceSource(provider, builder.Services));
        return new RequestPipeline(
            bound,
            builder.Options,
            builder.InitializerType,
            builder.CacheKeyType is { } cacheKey ? (IResponseCacheKey)provider.GetRequiredService(cacheKey) : null,
            provider.GetRequiredService<RequestTelemetry>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RequestPipeline>>());
    }

    private static Schema BuildSchema(GraphQLBuilder builder)
    {
        var documents = new List<DocumentNode>();
        var problems = new List<string>();
        foreach (var (name, text) in builder.Sources.Read())
        {
            var parsed = Parser.Parse(text, ParserLimits.Trusted);
            if (parsed.IsSuccess)
                documents.Add(parsed.Document);
            else
                problems.Add(Line(name, parsed.Error));
        }

        if (problems.Count == 0)
        {
            var scalars = builder.Bindings.Scalars.ToDictionary(static entry => entry.Key, static entry => entry.Value.Coercion, StringComparer.Ordinal);
            var result = SchemaBuilder.Build(documents, new SchemaBuilderOptions { Scalars = scalars });
            if (result.IsSuccess)
                return result.Schema;
            problems.AddRange(result.Errors.Select(static error => Line("schema", error)));
        }

        throw new InvalidOperationException($"The GraphQL schema '{builder.Name}' is not valid:{Environment.NewLine}- {string.Join($"{Environment.NewLine}- ", problems)}");
    }

    private static string Line(string source, GraphQLError error) => error.Locations.IsDefaultOrEmpty
        ? $"{source}: {error.Message}"
        : FormattableString.Invariant($"{source}, line {error.Locations[0].Line}, column {error.Locations[0].Column}: {error.Message}");
}
