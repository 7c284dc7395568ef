using System.Collections.Immutable;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using Microsoft.AspNetCore.Http;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>A directive applied to the operation, such as <c>@inContext(languages: ["fr"])</c>.</summary>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Arguments">Its coerced arguments: those given or with a default. Values as <see cref="ArgumentValue"/> describes.</param>
public sealed record AppliedDirective(string Name, IReadOnlyDictionary<string, object?> Arguments);

/// <summary>What an <see cref="IRequestInitializer"/> decides on.</summary>
/// <param name="Context">The request; state for resolvers is set here.</param>
/// <param name="Operation">The operation about to run, valid and planned.</param>
/// <param name="Directives">The directives on the operation.</param>
/// <param name="HttpContext">The HTTP request; null where the operation did not come by HTTP.</param>
public sealed record RequestInitialization(
    RequestContext Context, OperationDefinitionNode Operation, ImmutableArray<AppliedDirective> Directives, HttpContext? HttpContext);

/// <summary>The host's say before an operation runs: who asks, in which language, from which release of the content.</summary>
public interface IRequestInitializer
{
    /// <summary>Sets the request's state.</summary>
    /// <param name="init">The operation and its request.</param>
    /// <param name="cancellationToken">Cancelled when the client goes away or the time limit is reached.</param>
    /// <returns>Null to go on; an error to refuse, which the client sees.</returns>
    ValueTask<GraphQLError?> InitializeAsync(RequestInitialization init, CancellationToken cancellationToken);
}
