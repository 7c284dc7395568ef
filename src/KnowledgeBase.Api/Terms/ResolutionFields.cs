using System.Globalization;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Lookups;
using KnowledgeBase.GraphQL;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Terms;

/// <summary>What became of identifiers.</summary>
public static class ResolutionFields
{
    private const int LongestIdentifier = 500;

    /// <summary>What an identifier names.</summary>
    [Field("Query.resolve")]
    public static Resolution Resolve(string identifier, CatalogueView view)
    {
        if (identifier.Length > LongestIdentifier)
            throw new GraphQLException(new GraphQLError(
                string.Create(CultureInfo.InvariantCulture, $"`identifier` has {identifier.Length} characters; at most {LongestIdentifier} are allowed."), ErrorCode.BadArgument));
        return IdentifierResolver.Resolve(view.Catalogue, identifier, view.PublicUrl, view.Languages);
    }

    /// <summary>The sheet, if it is one.</summary>
    [Field("Found.factsheet")]
    public static Factsheet? FoundSheet(Resolution.Found found) => found.Node as Factsheet;

    /// <summary>The sheet, if it is one.</summary>
    [Field("Renamed.factsheet")]
    public static Factsheet? RenamedSheet(Resolution.Renamed renamed) => renamed.To as Factsheet;

    /// <summary>Why it is out of service.</summary>
    [Field("Retired.reason")]
    public static string? Reason(Resolution.Retired retired, CatalogueView view) => view.InOrNull(retired.Reason);
}
