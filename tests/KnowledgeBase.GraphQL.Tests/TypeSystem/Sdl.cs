using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;
using Xunit;

namespace KnowledgeBase.GraphQL.Tests.TypeSystem;

/// <summary>Short forms for tests about SDL.</summary>
internal static class Sdl
{
    public static DocumentNode Parse(string sdl)
    {
        var result = Parser.Parse(sdl, ParserLimits.Trusted);
        Assert.Null(result.Error);
        return result.Document!;
    }

    public static Schema Schema(string sdl, SchemaBuilderOptions? options = null)
    {
        var result = SchemaBuilder.Build([Parse(sdl)], options);
        Assert.Empty(result.Errors);
        return result.Schema!;
    }

    /// <summary>All errors as <c>line:column,... message</c>, in order.</summary>
    public static string[] Errors(string sdl) => [.. SchemaBuilder.Build([Parse(sdl)]).Errors.Select(static error => Line(error))];

    public static string Line(GraphQLError error)
    {
        Assert.Equal(ErrorCode.ValidationFailed, error.Code);
        return string.Join(',', error.Locations.Select(static at => $"{at.Line}:{at.Column}")) + " " + error.Message;
    }

    /// <summary>The places of all errors, in order: <c>line:column,line:column</c> for each.</summary>
    public static string[] Places(string sdl) => [.. Errors(sdl).Select(static line => line[..line.IndexOf(' ', StringComparison.Ordinal)])];
}
