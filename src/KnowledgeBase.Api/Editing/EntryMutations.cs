using KnowledgeBase.GraphQL.Binding;

namespace KnowledgeBase.Api.Editing;

/// <summary>The mutations that change entries. All go one way: see <see cref="EntryEditor"/>.</summary>
/// <param name="editor">Carries changes into changesets.</param>
[FieldsOf("Mutation")]
public sealed class EntryMutations(EntryEditor editor)
{
    /// <summary>Creates or changes a manifestation.</summary>
    public Task<EditPayload> PutManifestation(PutManifestationInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Creates or changes a factsheet on a legal framework.</summary>
    public Task<EditPayload> PutLegalFramework(PutLegalFrameworkInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Creates or changes a technology term.</summary>
    public Task<EditPayload> PutTechnologyTerm(PutTechnologyTermInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Creates or changes an instrument.</summary>
    public Task<EditPayload> PutInstrument(PutInstrumentInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Takes an instrument out.</summary>
    public Task<EditPayload> RemoveInstrument(RemoveInstrumentInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Creates or changes a provision.</summary>
    public Task<EditPayload> PutProvision(PutProvisionInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Takes a provision out.</summary>
    public Task<EditPayload> RemoveProvision(RemoveProvisionInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Says that a provision counts for a manifestation.</summary>
    public Task<EditPayload> SetCoverage(SetCoverageInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Takes that back.</summary>
    public Task<EditPayload> RemoveCoverage(RemoveCoverageInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Judges how far an instrument reaches a manifestation.</summary>
    public Task<EditPayload> SetAssessment(SetAssessmentInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Takes that back.</summary>
    public Task<EditPayload> RemoveAssessment(RemoveAssessmentInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Creates or changes a source.</summary>
    public Task<EditPayload> PutSource(PutSourceInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Creates or changes a help resource.</summary>
    public Task<EditPayload> PutHelpResource(PutHelpResourceInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Creates or changes a country.</summary>
    public Task<EditPayload> PutCountry(PutCountryInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Creates or changes a treaty record.</summary>
    public Task<EditPayload> PutParty(PutPartyInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Takes a treaty record out.</summary>
    public Task<EditPayload> RemoveParty(RemovePartyInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Writes a text in one language.</summary>
    public Task<EditPayload> SetText(SetTextInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Takes a translation out.</summary>
    public Task<EditPayload> RemoveText(RemoveTextInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Adds or changes a label.</summary>
    public Task<EditPayload> PutTerm(PutTermInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Takes a label off.</summary>
    public Task<EditPayload> RemoveTerm(RemoveTermInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Relates two sheets.</summary>
    public Task<EditPayload> Relate(RelateInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Takes a relation back.</summary>
    public Task<EditPayload> Unrelate(UnrelateInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.DoAsync(input, request.Caller, cancellationToken);

    /// <summary>Takes an entry out of later releases.</summary>
    public Task<EditPayload> Retire(RetireInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.RetireAsync(input, request.Caller, cancellationToken);

    /// <summary>Gives an entry another slug.</summary>
    public Task<EditPayload> Rename(RenameInput input, EditorialRequest request, CancellationToken cancellationToken) => editor.RenameAsync(input, request.Caller, cancellationToken);
}
