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

    /// <summary>Prepares the registered documents.</summary>
    /// <exception cref="InvalidOperationException">One of them does not parse or is not valid.</exception>
    public DocumentStore(Schema schema, GraphQLOptions options)
    {
        _schema = schema;
        _options = options;
        _confidential = new ConfidentialFields(schema);
        _cache = new DocumentCache(options.DocumentCacheSize, options.DocumentCacheBytes);
        var registered = new Dictionary<DocumentHash, PreparedDocument>();
        foreach (var text in options.PersistedDocuments)
        {
            var hash = DocumentHash.Of(text);
            registered[hash] = Prepare(hash, text, out var document, out var refusal)
                ? document
                : throw new InvalidOperationException($"The persisted document {hash} is not valid: {refusal.Result!.Errors[0].Message}");
        }

        _registered = registered.ToFrozenDictionary();
    }

    /// <summary>Finds the document; false with the outcome that refuses the request.</summary>
    public bool TryGet(GraphQLRequest request, [NotNullWhen(true)] out PreparedDocument? document, [NotNullWhen(false)] out RequestOutcome? refusal)
    {
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
