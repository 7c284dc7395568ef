using KnowledgeBase.GraphQL.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.GraphQL.Http;

/// <summary>Maps GraphQL endpoints.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves a schema at a path, for all HTTP methods, and the explorer's assets below it. The schema is built and bound here, so that a host
    /// whose schema and code differ does not start.
    /// </summary>
    /// <param name="endpoints">The host's routes.</param>
    /// <param name="path">The path, such as <c>/graphql</c>.</param>
    /// <param name="name">The schema's name.</param>
    /// <exception cref="Binding.SchemaBindingException">Schema and code differ.</exception>
    /// <exception cref="InvalidOperationException">The schema or its settings are not valid, or none of this name was added.</exception>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string path = "/graphql", string name = GraphQLServiceCollectionExtensions.DefaultName)
    {
        var services = endpoints.ServiceProvider;
        var builder = services.GetKeyedService<GraphQLBuilder>(name)
            ?? throw new InvalidOperationException($"No GraphQL schema '{name}' was added; call AddGraphQL(\"{name}\").");
        var pipeline = services.GetRequiredKeyedService<RequestPipeline>(name);
        var explorer = new GraphiQLPage(builder.Options.GraphiQLDocument);
        var endpoint = new GraphQLEndpoint(
            pipeline,
            builder.Options,
            explorer,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<RequestPipeline>>(),
            services.GetService<IHostApplicationLifetime>()?.ApplicationStopping ?? CancellationToken.None);

        var group = endpoints.MapGroup(path);
        group.Map("", endpoint.HandleAsync);
        if (builder.Options.GraphiQL)
            group.MapGet("/explorer/{asset}", (HttpContext http, string asset) => explorer.WriteAssetAsync(http, asset));
        return group;
    }
}
