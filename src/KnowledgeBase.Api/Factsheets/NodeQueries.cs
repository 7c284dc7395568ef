using System.Globalization;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.GraphQL;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Factsheets;

/// <summary>The root fields for global identifiers (Relay "Object Identification").</summary>
[FieldsOf("Query")]
public static class NodeQueries
{
    private const int MostIds = 100;

    /// <summary>The thing with an identifier.</summary>
    public static object? Node(string id, CatalogueView view) => view.Catalogue.Node(id);

    /// <summary>The things with identifiers, in their order.</summary>
    public static object?[] Nodes(IReadOnlyList<string> ids, CatalogueView view)
    {
        if (ids.Count > MostIds)
            throw new GraphQLException(new GraphQLError(
                string.Create(CultureInfo.InvariantCulture, $"`ids` has {ids.Count} entries; at most {MostIds} are allowed."), ErrorCode.BadArgument));
        var found = new object?[ids.Count];
        for (var i = 0; i < found.Length; i++)
            found[i] = view.Catalogue.Node(ids[i]);
        return found;
    }
}
