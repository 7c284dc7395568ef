using System.Collections.Immutable;
using KnowledgeBase.Api.Factsheets;
using KnowledgeBase.Api.Paging;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Help;

/// <summary>The kinds of places to report or get help.</summary>
public enum HelpResourceKind
{
    /// <summary>Takes reports.</summary>
    Hotline,

    /// <summary>Listens and advises.</summary>
    Helpline,

    /// <summary>Police.</summary>
    LawEnforcement,

    /// <summary>Informs.</summary>
    Information,
}

/// <summary>Places to report or get help.</summary>
[FieldsOf("HelpResource")]
public static class HelpResourceFields
{
    /// <summary>The places in service, or all.</summary>
    [Field("Query.helpResources")]
    public static Connection<HelpResource> HelpResources(
        string? country, Audience? audience, bool? includeRetired, int? first, string? after, CatalogueView view)
    {
        ImmutableArray<HelpResource> found =
        [
            .. view.Catalogue.HelpResources.Where(resource => (includeRetired == true || resource.Entry.Retired is null)
                && (country is null || resource.Entry.Countries.IsEmpty || resource.Entry.Countries.Contains(country))
                && (audience is null || Audiences(resource).Contains(audience.Value))),
        ];
        return new Page(first, after).Of(found, view, static resource => resource.Slug);
    }

    /// <summary>The name.</summary>
    public static string Name(HelpResource resource, CatalogueView view) => view.In(resource.Entry.Name);

    /// <summary>What it is for.</summary>
    public static string Description(HelpResource resource, CatalogueView view) => view.In(resource.Entry.Description);

    /// <summary>The language of that.</summary>
    public static string Language(HelpResource resource, CatalogueView view) => resource.Entry.Description.In(view.Languages).Language;

    /// <summary>Where it is.</summary>
    public static string Url(HelpResource resource) => resource.Entry.Url;

    /// <summary>What kind of place it is.</summary>
    public static HelpResourceKind Kind(HelpResource resource) => resource.Entry.ResourceKind switch
    {
        "HOTLINE" => HelpResourceKind.Hotline,
        "HELPLINE" => HelpResourceKind.Helpline,
        "LAW_ENFORCEMENT" => HelpResourceKind.LawEnforcement,
        _ => HelpResourceKind.Information,
    };

    /// <summary>For whom it is.</summary>
    public static ImmutableArray<Audience> Audiences(HelpResource resource) =>
        [.. resource.Entry.Audiences.Select(static audience => audience == "YOUNG_PEOPLE" ? Audience.YoungPeople : Audience.Professional)];

    /// <summary>The languages that it answers in.</summary>
    public static ImmutableArray<string> Languages(HelpResource resource) => resource.Entry.Languages;

    /// <summary>Whether one can report there.</summary>
    public static bool AllowsReporting(HelpResource resource) => resource.Entry.AllowsReporting;

    /// <summary>That it is out of service.</summary>
    public static RetirementRecord? Retirement(HelpResource resource) => resource.Entry.Retired;

    /// <summary>Why it is out of service.</summary>
    [Field("Retirement.reason")]
    public static string Reason(RetirementRecord retirement, CatalogueView view) => view.In(retirement.Reason);
}
