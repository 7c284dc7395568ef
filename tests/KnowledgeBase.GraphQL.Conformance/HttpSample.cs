using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace KnowledgeBase.GraphQL.Conformance;

/// <summary>A small endpoint for the audits of GraphQL over HTTP: with a mutation, and a field that fails.</summary>
internal static class HttpSample
{
    private const string Sdl = "type Query { hello: String! fails: String } type Mutation { touch: Int! }";

    /// <summary>Serves on a free loopback port, says which as its first line, and stops at the end of standard input.</summary>
    internal static async Task<int> ServeAsync(HttpStatusProfile profile)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGraphQL().AddSchemaText(Sdl).AddResolvers(typeof(Fields)).Configure(options => options.StatusProfile = profile);
        await using var application = builder.Build();
        application.MapGraphQL("/graphql");
        await application.StartAsync();
        Console.WriteLine(application.Urls.First() + "/graphql");
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static class Fields
    {
        [Field("Query.hello")]
        public static string Hello() => "world";

        [Field("Query.fails")]
        public static string? Fails() => throw new InvalidOperationException("This field fails.");

        [Field("Mutation.touch")]
        public static int Touch() => 1;
    }
}
