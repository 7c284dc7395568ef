using KnowledgeBase.Api.Access;
using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.Storage.Editing;

namespace KnowledgeBase.Api.Editing;

/// <summary>The services of the editorial endpoint.</summary>
internal static class EditingServices
{
    /// <summary>How many bytes a request of an editor may have: a whole sheet with all its sections, some twenty times over.</summary>
    private const int MaxBodyBytes = 4 << 20;

    internal static void AddEditing(this IServiceCollection services, KnowledgeBaseOptions options)
    {
        services.AddSingleton(new EditingRules(options.Editing.OwnApproval));
        services.AddSingleton<ReleaseSnapshots>();
        services.AddSingleton<ChangesetStore>();
        services.AddSingleton<ChangesetReader>();
        services.AddSingleton<ChangesetPublisher>();
        services.AddSingleton<EntryHistory>();
        services.AddSingleton<EntryEditor>();
        services.AddSingleton<ChangesetDesk>();
        services.AddGraphQL(EditorialSchema.Name)
            .AddEditorialSchema()
            .Configure(engine =>
            {
                engine.MaxBodyBytes = MaxBodyBytes;
                engine.Compression = false; // drafts beside a caller's own words: lengths would tell of them
                engine.TimeLimit = TimeSpan.FromSeconds(options.Limits.TimeoutSeconds);
                engine.OperationLimits = engine.OperationLimits with { MaxCost = options.Limits.MaxCost };
                engine.StatusByErrorCode[ApiErrorCode.NotReady] = StatusCodes.Status503ServiceUnavailable;
                engine.StatusByErrorCode[ApiErrorCode.ReleaseUnavailable] = StatusCodes.Status503ServiceUnavailable;
                engine.StatusByErrorCode[ApiErrorCode.DatabaseUnavailable] = StatusCodes.Status503ServiceUnavailable;
                engine.StatusByErrorCode[ApiErrorCode.ReleaseNotFound] = StatusCodes.Status404NotFound;
                engine.StatusByErrorCode[ApiErrorCode.ChangesetNotFound] = StatusCodes.Status404NotFound;
                engine.StatusByErrorCode[Refusal.Unauthenticated] = StatusCodes.Status401Unauthorized;
                engine.StatusByErrorCode[ApiErrorCode.Forbidden] = StatusCodes.Status403Forbidden;
            });
    }
}
