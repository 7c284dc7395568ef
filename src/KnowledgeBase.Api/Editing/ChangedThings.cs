using KnowledgeBase.Content.Catalogues;
using KnowledgeBase.GraphQL.Binding;
using KnowledgeBase.Storage.Editing;

namespace KnowledgeBase.Api.Editing;

/// <summary>The things that mutations changed, as they would be published. They are looked up in the changeset's preview, which is made only when asked for.</summary>
public static class ChangedThings
{
    /// <summary>The sheet.</summary>
    [Field("PutManifestationPayload.manifestation")]
    public static Task<Manifestation?> PutManifestation(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, slug, _) => preview.Factsheet(slug) as Manifestation, cancellationToken);

    /// <summary>The sheet.</summary>
    [Field("PutLegalFrameworkPayload.legalFramework")]
    public static Task<LegalFramework?> PutLegalFramework(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, slug, _) => preview.Factsheet(slug) as LegalFramework, cancellationToken);

    /// <summary>The sheet.</summary>
    [Field("RemoveInstrumentPayload.legalFramework")]
    public static Task<LegalFramework?> RemoveInstrumentLegalFramework(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, slug, _) => preview.Factsheet(slug) as LegalFramework, cancellationToken);

    /// <summary>The sheet.</summary>
    [Field("PutTechnologyTermPayload.technologyTerm")]
    public static Task<TechnologyTerm?> PutTechnologyTerm(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, slug, _) => preview.Factsheet(slug) as TechnologyTerm, cancellationToken);

    /// <summary>The sheet.</summary>
    [Field("SetTextPayload.factsheet")]
    public static Task<Factsheet?> SetTextFactsheet(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, slug, _) => preview.Factsheet(slug), cancellationToken);

    /// <summary>The sheet.</summary>
    [Field("RemoveTextPayload.factsheet")]
    public static Task<Factsheet?> RemoveTextFactsheet(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, slug, _) => preview.Factsheet(slug), cancellationToken);

    /// <summary>The sheet.</summary>
    [Field("RemoveTermPayload.factsheet")]
    public static Task<Factsheet?> RemoveTermFactsheet(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, slug, _) => preview.Factsheet(slug), cancellationToken);

    /// <summary>The sheet.</summary>
    [Field("RelatePayload.factsheet")]
    public static Task<Factsheet?> RelateFactsheet(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, slug, _) => preview.Factsheet(slug), cancellationToken);

    /// <summary>The sheet.</summary>
    [Field("UnrelatePayload.factsheet")]
    public static Task<Factsheet?> UnrelateFactsheet(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, slug, _) => preview.Factsheet(slug), cancellationToken);

    /// <summary>The sheet.</summary>
    [Field("RenamePayload.factsheet")]
    public static Task<Factsheet?> RenameFactsheet(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, slug, _) => preview.Factsheet(slug), cancellationToken);

    /// <summary>The instrument.</summary>
    [Field("PutInstrumentPayload.instrument")]
    public static Task<Instrument?> PutInstrument(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, _, input) => preview.Instrument(((PutInstrumentInput)input).Slug), cancellationToken);

    /// <summary>The instrument.</summary>
    [Field("RemoveProvisionPayload.instrument")]
    public static Task<Instrument?> RemoveProvisionInstrument(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, _, input) => preview.Instrument(((InstrumentEdit)input).Instrument), cancellationToken);

    /// <summary>The instrument.</summary>
    [Field("SetAssessmentPayload.instrument")]
    public static Task<Instrument?> SetAssessmentInstrument(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, _, input) => preview.Instrument(((InstrumentEdit)input).Instrument), cancellationToken);

    /// <summary>The instrument.</summary>
    [Field("RemoveAssessmentPayload.instrument")]
    public static Task<Instrument?> RemoveAssessmentInstrument(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, _, input) => preview.Instrument(((InstrumentEdit)input).Instrument), cancellationToken);

    /// <summary>The provision.</summary>
    [Field("PutProvisionPayload.provision")]
    public static Task<Provision?> PutProvision(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, _, input) => ProvisionOf(preview, (InstrumentEdit)input, ((PutProvisionInput)input).Article), cancellationToken);

    /// <summary>The provision.</summary>
    [Field("SetCoveragePayload.provision")]
    public static Task<Provision?> SetCoverageProvision(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, _, input) => ProvisionOf(preview, (InstrumentEdit)input, ((ProvisionEdit)input).Article), cancellationToken);

    /// <summary>The provision.</summary>
    [Field("RemoveCoveragePayload.provision")]
    public static Task<Provision?> RemoveCoverageProvision(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, _, input) => ProvisionOf(preview, (InstrumentEdit)input, ((ProvisionEdit)input).Article), cancellationToken);

    /// <summary>The source.</summary>
    [Field("PutSourcePayload.source")]
    public static Task<Source?> PutSource(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, slug, _) => preview.Source(slug), cancellationToken);

    /// <summary>The place.</summary>
    [Field("PutHelpResourcePayload.helpResource")]
    public static Task<HelpResource?> PutHelpResource(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, slug, _) => preview.HelpResources.FirstOrDefault(resource => resource.Slug == slug), cancellationToken);

    /// <summary>The country.</summary>
    [Field("PutCountryPayload.country")]
    public static Task<Country?> PutCountry(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, _, input) => preview.Country(((PutCountryInput)input).Country), cancellationToken);

    /// <summary>The country.</summary>
    [Field("RemovePartyPayload.country")]
    public static Task<Country?> RemovePartyCountry(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, _, input) => preview.Country(((PartyEdit)input).Country), cancellationToken);

    /// <summary>The record.</summary>
    [Field("PutPartyPayload.party")]
    public static Task<Party?> PutParty(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, _, input) => preview.Country(((PartyEdit)input).Country)?.Memberships.FirstOrDefault(party => party.Instrument.Slug == ((PartyEdit)input).Instrument), cancellationToken);

    /// <summary>The label.</summary>
    [Field("PutTermPayload.term")]
    public static Task<Term?> PutTerm(EditPayload payload, ChangesetReader changesets, CancellationToken cancellationToken) =>
        FindAsync(payload, changesets, static (preview, slug, input) => TermOf(preview, slug, (PutTermInput)input), cancellationToken);

    private static Provision? ProvisionOf(Catalogue preview, InstrumentEdit edit, string article) =>
        preview.Instrument(edit.Instrument)?.Provisions.FirstOrDefault(provision => provision.Record.Article == article);

    private static Term? TermOf(Catalogue preview, string slug, PutTermInput input)
    {
        var text = input.Patch.Label.Or(input.Label);
        return preview.Factsheet(slug)?.Terms.FirstOrDefault(term => term.Label.Text == text && term.Label.Language == input.Language);
    }

    private static async Task<T?> FindAsync<T>(
        EditPayload payload, ChangesetReader changesets, Func<Catalogue, string, EditInput, T?> find, CancellationToken cancellationToken)
        where T : class
    {
        if (payload is not { SavedSlug: { } slug, Input: { } input, Changeset: { } changeset })
            return null;
        var preview = await DatabaseAway.GuardAsync(() => changesets.PreviewAsync(changeset.Id, cancellationToken));
        return preview.IsDone ? find(preview.Value, slug, input) : null;
    }
}
