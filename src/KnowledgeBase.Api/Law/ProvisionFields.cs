using System.Collections.Immutable;
using System.Globalization;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Law;

/// <summary>Provisions.</summary>
[FieldsOf("Provision")]
public static class ProvisionFields
{
    private const int LongestArticle = 100;

    /// <summary>A provision as people cite it.</summary>
    [Field("Query.provision")]
    public static Provision? Provision(string instrument, string article, CatalogueView view)
    {
        if (article.Length > LongestArticle)
            throw new GraphQLException(new GraphQLError(
                string.Create(CultureInfo.InvariantCulture, $"`article` has {article.Length} characters; at most {LongestArticle} are allowed."), ErrorCode.BadArgument));
        return view.Catalogue.Provision(instrument, article);
    }

    /// <summary>As cited.</summary>
    public static string Article(Provision provision) => provision.Record.Article;

    /// <summary>What it deals with.</summary>
    public static string Heading(Provision provision, CatalogueView view) => view.In(provision.Record.Heading);

    /// <summary>What it says.</summary>
    public static string Summary(Provision provision, CatalogueView view) => view.In(provision.Record.Summary);

    /// <summary>What it obliges a state to do.</summary>
    public static Obligation Obligation(Provision provision) => provision.Record.Obligation;

    /// <summary>The conducts.</summary>
    public static ImmutableArray<Conduct> Conducts(Provision provision) => provision.Record.Conducts;

    /// <summary>Whether only for a purpose.</summary>
    public static bool IsPurposeBound(Provision provision) => provision.Record.PurposeBound;

    /// <summary>Whether a state may reserve.</summary>
    public static bool OptOut(Provision provision) => provision.Record.OptOut;

    /// <summary>The mental element.</summary>
    public static string? MentalElement(Provision provision, CatalogueView view) => view.InOrNull(provision.Record.MentalElement);

    /// <summary>What may be reserved.</summary>
    public static string? Reservations(Provision provision, CatalogueView view) => view.InOrNull(provision.Record.Reservations);

    /// <summary>The penalty.</summary>
    public static string? MinimumPenalty(Provision provision, CatalogueView view) => view.InOrNull(provision.Record.MinimumPenalty);

    /// <summary>The age that it sets.</summary>
    public static int? AgeThreshold(Provision provision) => provision.Record.AgeThreshold;

    /// <summary>The lowest age that a state may set.</summary>
    public static int? AgeFloor(Provision provision) => provision.Record.AgeFloor;

    /// <summary>Whether virtual material is inside.</summary>
    public static bool? CoversVirtualMaterial(Provision provision) => provision.Record.CoversVirtualMaterial;

    /// <summary>How well it is sourced.</summary>
    public static Confidence Confidence(Provision provision) => provision.Record.Confidence;
}
