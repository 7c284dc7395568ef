using System.Linq.Expressions;
using System.Reflection;
using KnowledgeBase.GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgeBase.GraphQL.Binding;

/// <summary>Where resolvers' services come from: singletons once at start-up, others from the request's services.</summary>
/// <param name="provider">The root services; null where there are none.</param>
/// <param name="registrations">What is registered, for lifetimes.</param>
internal sealed class ServiceSource(IServiceProvider? provider, IServiceCollection? registrations)
{
    private static readonly MethodInfo FromRequestMethod = typeof(ServiceSource).GetMethod(nameof(FromRequest), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Whether a service of this type is registered.</summary>
    public bool Has(Type type) => provider?.GetService<IServiceProviderIsService>()?.IsService(type) ?? false;

    /// <summary>An expression that gives the service.</summary>
    public Expression Get(Type type, Expression context) => IsSingleton(type)
        ? Expression.Constant(provider!.GetRequiredService(type), type)
        : Expression.Call(FromRequestMethod.MakeGenericMethod(type), context);

    private bool IsSingleton(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        var last = registrations?.LastOrDefault(entry => !entry.IsKeyedService && (entry.ServiceType == type || entry.ServiceType == definition));
        return last?.Lifetime == ServiceLifetime.Singleton;
    }

    private static T FromRequest<T>(RequestContext context)
        where T : notnull => context.Services is { } services
            ? services.GetRequiredService<T>()
            : throw new InvalidOperationException($"The request has no services to take {typeof(T).Name} from.");
}
