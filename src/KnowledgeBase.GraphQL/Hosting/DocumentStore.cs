using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using KnowledgeBase.GraphQL.Execution;
using KnowledgeBase.GraphQL.Language;
using KnowledgeBase.GraphQL.TypeSystem;
using KnowledgeBase.GraphQL.Validation;

namespace KnowledgeBase.GraphQL.Hosting;

/// <summary>Finds the document of a request: registered, cached, or parsed and validated now.</summary>
internal sealed class DocumentStore
{
    /// <summary>The exact text by which Apollo's clients know that they have to send the document itself.</summary>
    private const string NotFoundMessage = "PersistedQueryNotFound";

    private readonly Schema _schema;
    private readonly GraphQLOptions _options;
    private readonly ConfidentialFields _confidential;
    private readonly DocumentCache _cache;
    private readonly FrozenDictionary<DocumentHash, PreparedDocument> _registered;
    private readonly FrozenDictionary<string, PreparedDocument> _named;

    /// <summary>Prepares the registered documents.</summary>
    /// <exception cref="PersistedDocumentException">One of them does not parse or is not valid.</exception>
    public DocumentStore(Schema schema, GraphQLOptions options)
    {
        _schema = schema;
        _options = options;
        _confidential = new ConfidentialFields(schema);
        _cache = new DocumentCache(options.DocumentCacheSize, options.DocumentCacheBytes);
        var registered = new Dictionary<DocumentHash, PreparedDocument>();
        foreach (var text in options.PersistedDocuments)
            Register(registered, text, name: null);
        var named = new Dictionary<string, PreparedDocument>(StringComparer.Ordinal);
        foreach (var (name, text) in options.NamedDocuments)
            named[name] = Register(registered, text, name);
        _named = named.ToFrozenDictionary(StringComparer.Ordinal);
        _registered = registered.ToFrozenDictionary();
    }

    /// <summary>Finds the document; false with the outcome that refuses the request.</summary>
    public bool TryGet(GraphQLRequest request, [NotNullWhen(true)] out PreparedDocument? document, [NotNullWhen(false)] out RequestOutcome? refusal)
    {
        if (request.DocumentId is { } id)
            return TryGet(id, request, out document, out refusal);
        var hash = request.Query is null ? default : DocumentHash.Of(request.Query);
        document = null;
        refusal = null;
        if (request.DocumentHash is { } given)
        {
            if (!DocumentHash.TryParse(given, out var wanted) || (request.Query is not null && wanted != hash))
            {
                refusal = RequestOutcome.Of(RequestStage.NotARequest, new GraphQLError("The hash given is not the SHA-256 of the document given.", ErrorCode.BadRequest));
                return false;
            }

            hash = wanted;
        }
        else if (request.Query is null)
        {
            refusal = RequestOutcome.Of(RequestStage.NotARequest, new GraphQLError("The request has no document.", ErrorCode.BadRequest));
            return false;
        }

        if (_registered.TryGetValue(hash, out document))
            return true;
        if (_options.OnlyPersistedDocuments)
        {
            refusal = RequestOutcome.Of(RequestStage.NotADocument, new GraphQLError("Only registered documents are answered here.", ErrorCode.PersistedDocumentNotFound));
            return false;
        }

        document = _cache.Find(hash);
        if (document is not null)
            return true;
        if (request.Query is null)
        {
            refusal = RequestOutcome.Of(RequestStage.NotADocument, new GraphQLError(NotFoundMessage, ErrorCode.PersistedDocumentNotFound));
            return false;
        }

        if (!Prepare(hash, request.Query, out document, out refusal))
            return false;
        if (!document.HoldsConfidentialValues)
            _cache.Add(document);
        return true;
    }

    /// <summary>Finds a registered document. What clients have sent is not among them: it is here now and gone later, and on another instance not at all.</summary>
    private bool TryGet(string id, GraphQLRequest request, [NotNullWhen(true)] out PreparedDocument? document, [NotNullWhen(false)] out RequestOutcome? refusal)
    {
        document = null;
        refusal = null;
        var isHash = DocumentIdentifier.TryHash(id, out var hash);
        if (!isHash && !DocumentIdentifier.IsName(id))
            refusal = RequestOutcome.Of(RequestStage.NotARequest, PipelineErrors.BadDocumentId);
        else if (request.Query is not null || request.DocumentHash is not null)
            refusal = RequestOutcome.Of(RequestStage.NotARequest, PipelineErrors.TwoDocuments);
        else if (!(isHash ? _registered.TryGetValue(hash, out document) : _named.TryGetValue(id, out document)))
            refusal = RequestOutcome.Of(RequestStage.NotADocument, PipelineErrors.DocumentNotRegistered(id));
        return document is not null && refusal is null;
    }

    private PreparedDocument Register(Dictionary<DocumentHash, PreparedDocument> registered, string text, string? name)
    {
        var hash = DocumentHash.Of(text);
        return registered[hash] = Prepare(hash, text, out var document, out var refusal)
            ? document
            : throw new PersistedDocumentException($"The persisted document {name ?? hash.ToString()} is not valid: {Told(refusal.Result!.Errors[0])}");
    }

    private static string Told(GraphQLError error) => error.Locations.IsDefaultOrEmpty
        ? error.Message
        : FormattableString.Invariant($"line {error.Locations[0].Line}, column {error.Locations[0].Column}: {error.Message}");

    private bool Prepare(DocumentHash hash, string text, [NotNullWhen(true)] out PreparedDocument? document, [NotNullWhen(false)] out RequestOutcome? refusal)
    {
        document = null;
        refusal = null;
        var parsed = Parser.Parse(text, _options.ParserLimits);
        if (!parsed.IsSuccess)
        {
            refusal = RequestOutcome.Of(RequestStage.NotADocument, parsed.Error);
            return false;
        }

        var valid = Validator.Validate(_schema, parsed.Document, _options.Validation);
        if (!valid.IsSuccess)
        {
            refusal = new RequestOutcome(RequestStage.NotValid, ExecutionResult.OfRequestErrors(valid.Errors));
            return false;
        }

        var (isConfidential, hasValues) = _confidential.In(parsed.Document);
        document = new PreparedDocument(hash, valid.Document, PreparedDocument.WeightOf(text, parsed.Tokens))
        {
            IsConfidential = isConfidential,
            HoldsConfidentialValues = hasValues,
        };
        return true;
    }
}
