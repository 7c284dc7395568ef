using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.Binding;

/// <summary>Binds small schemas without a host.</summary>
internal static class BindingProbe
{
    public static BoundSchema Bind(string sdl, Action<BindingRegistrations> register, IServiceCollection? services = null)
    {
        var registrations = new BindingRegistrations();
        register(registrations);
        var schema = SchemaBuilder.Build([Parser.Parse(sdl).Document!]);
        Assert.Empty(schema.Errors);
        services ??= new ServiceCollection();
        return SchemaBinder.Bind("test", schema.Schema!, registrations, new ServiceSource(services.BuildServiceProvider(), services));
    }

    public static BoundSchema Bind<TResolvers>(string sdl, IServiceCollection? services = null) =>
        Bind(sdl, registrations => registrations.ResolverClasses.Add(typeof(TResolvers)), services);

    public static string[] Mismatches(string sdl, Action<BindingRegistrations> register, IServiceCollection? services = null) =>
        [.. Assert.Throws<SchemaBindingException>(() => Bind(sdl, register, services)).Mismatches];

    public static string[] Mismatches<TResolvers>(string sdl, IServiceCollection? services = null) =>
        Mismatches(sdl, registrations => registrations.ResolverClasses.Add(typeof(TResolvers)), services);

    /// <summary>Resolves a field as the executor does: coerced arguments through the converters, then the resolver.</summary>
    public static object? Resolve(this BoundSchema schema, string coordinate, object? parent = null, RequestContext? context = null, params ArgumentValue[] arguments)
    {
        var binding = schema.BindingAt(coordinate);
        var values = new object?[arguments.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = binding.Converters[i] is { } convert ? convert(arguments[i]) : arguments[i].Value;
        return binding.Resolve!(parent, values, context ?? new RequestContext());
    }

    public static FieldBinding BindingAt(this BoundSchema schema, string coordinate)
    {
        var type = (ObjectType)schema.Schema.Types.Find(coordinate.Split('.')[0])!;
        return schema.BindingOf(type, type.Fields.Find(coordinate.Split('.')[1])!);
    }

    public static ArgumentValue Given(object? value) => new(true, value);
}
