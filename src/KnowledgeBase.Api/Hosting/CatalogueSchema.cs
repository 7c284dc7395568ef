using KnowledgeBase.Api.Citations;
using KnowledgeBase.Api.Factsheets;
using KnowledgeBase.Api.Help;
using KnowledgeBase.Api.Law;
using KnowledgeBase.Api.Releases;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Api.Scalars;
using KnowledgeBase.Api.Search;
using KnowledgeBase.Api.Sources;
using KnowledgeBase.Api.Terms;
using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.Content.CoverageMatrices;
using KnowledgeBase.Content.Documents;
using KnowledgeBase.Content.Entries;
using KnowledgeBase.Content.Lookups;
using KnowledgeBase.GraphQL.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KnowledgeBase.Api.Hosting;

/// <summary>The public schema and the code behind it.</summary>
internal static class CatalogueSchema
{
    internal static GraphQLBuilder AddCatalogueSchema(this GraphQLBuilder builder) => builder
        .AddSchemaResources(typeof(CatalogueSchema).Assembly, "*.graphql")
        .UseRequestInitializer<InContextInitializer>()
        .AddResolvers(typeof(NodeQueries))
        .AddReaderFields();

    /// <summary>What the editorial schema has too: the fields of readers, on whatever catalogue the request reads.</summary>
    internal static GraphQLBuilder AddReaderFields(this GraphQLBuilder builder)
    {
        builder.Services.TryAddSingleton<RenderedTexts>();
        return builder.AddFields();
    }

    private static GraphQLBuilder AddFields(this GraphQLBuilder builder) => builder
        .AddCatalogueScalars()
        .AddRequestState<CatalogueView>()
        .AddResolvers(typeof(ReleaseSubscriptions))
        .BindType<Manifestation>("Manifestation")
        .BindType<LegalFramework>("LegalFramework")
        .BindType<TechnologyTerm>("TechnologyTerm")
        .BindType<Instrument>("Instrument")
        .BindType<Provision>("Provision")
        .BindType<Source>("Source")
        .BindType<Country>("Country")
        .BindType<HelpResource>("HelpResource")
        .BindType<ConductColumn>("ConductColumn")
        .BindType<FieldDifference>("FieldChange")
        .BindType<Resolution.Found>("Found")
        .BindType<Resolution.Renamed>("Renamed")
        .BindType<Resolution.Retired>("Retired")
        .BindType<Resolution.NotFound>("NotFound")
        .BindEnum<LabelKind>("TermKind")
        .BindEnum<LabelUsage>("TermUsage")
        .AddResolvers(typeof(FactsheetQueries))
        .AddResolvers(typeof(FactsheetFields))
        .AddResolvers(typeof(Texts))
        .AddResolvers(typeof(SeriesFields))
        .AddResolvers(typeof(TermFields))
        .AddResolvers(typeof(AnnotationFields))
        .AddResolvers(typeof(ResolutionFields))
        .AddResolvers(typeof(SearchFields))
        .AddResolvers(typeof(InstrumentFields))
        .AddResolvers(typeof(PartiesCompletenessFields))
        .AddResolvers(typeof(DevelopmentFields))
        .AddResolvers(typeof(ProvisionFields))
        .AddResolvers(typeof(CoverageFields))
        .AddResolvers(typeof(CountryFields))
        .AddResolvers(typeof(PartyFields))
        .AddResolvers(typeof(HelpResourceFields))
        .AddResolvers(typeof(SourceFields))
        .AddResolvers(typeof(CitationFields))
        .AddResolvers(typeof(ReleaseFields))
        .AddResolvers(typeof(ChangeFields))
        .AddResolvers(typeof(RevisionFields));
}
