using KnowledgeBase.Api.Access;
using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Downloads;
using KnowledgeBase.Api.Editing;
using KnowledgeBase.Api.Embed;
using KnowledgeBase.Api.Feeds;
using KnowledgeBase.Api.Health;
using KnowledgeBase.Api.Identifiers;
using KnowledgeBase.Api.Requests;
using KnowledgeBase.Api.Webhooks;
using KnowledgeBase.GraphQL.Hosting;
using KnowledgeBase.GraphQL.Http;
using KnowledgeBase.Storage.Releases;
using KnowledgeBase.Storage.Search;
using Npgsql;

namespace KnowledgeBase.Api.Hosting;

/// <summary>The service: everything that answers over HTTP, over one database.</summary>
public static class Service
{
    /// <summary>What the explorer shows first: questions that a visitor can run as they are, one at a time.</summary>
    private const string FirstDocument =
        """
        # Press the arrow and choose a query.
        # Ctrl-Space offers what fits.
        # The book on the left holds the schema.

        # What is it called, and what does it mean?
        query Definition @inContext(languages: ["en"]) {
          factsheet(slug: "online-grooming") {
            title
            definition {
              text
            }
            terms {
              label
              language
              usage
            }
          }
        }

        # May I use this word?
        query Word {
          lookup(label: "child pornography") {
            matches {
              matched {
                label
                usage
                usageNote
              }
              preferred {
                label
              }
            }
          }
        }

        # Which law reaches which form, and how well?
        query Matrix {
          coverageMatrix {
            columns {
              ... on LegalFramework {
                title
              }
            }
            rows {
              title
            }
            cells {
              level
            }
          }
        }

        """;

    /// <summary>Builds the service; the caller starts it.</summary>
    /// <param name="builder">The host; its addresses, logging and server are the caller's.</param>
    /// <param name="settings">The settings, checked.</param>
    /// <param name="source">The database.</param>
    /// <param name="terminal">Where the operator is told how far things are.</param>
    /// <exception cref="GraphQL.Binding.SchemaBindingException">Schema and code differ.</exception>
    public static WebApplication Build(WebApplicationBuilder builder, Settings settings, NpgsqlDataSource source, Terminal terminal)
    {
        var options = settings.Options;
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(source);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new CatalogueStore(options.OlderReleasesInMemory));
        services.AddSingleton<CatalogueLoader>();
        services.AddSingleton<ReleaseSearch>();
        services.AddSingleton(provider => new PublicAddress(options.PublicUrl, () => provider.GetRequiredService<ListeningAddress>().First));
        services.AddSingleton<ListeningAddress>();
        services.AddSingleton<PageReader>();
        services.AddSingleton<ReleaseDownloads>();
        services.AddSingleton(terminal);
        services.AddAccess(options);
        services.AddWebhooks(options);
        services.AddHostedService<ServiceStart>();
        services.AddPublicAccess();
        services.AddGraphQL()
            .AddCatalogueSchema()
            .UseResponseCacheKey<ReleaseCacheKey>()
            .Configure(engine =>
            {
                engine.MaxBodyBytes = options.Limits.MaxBodyBytes;
                engine.TimeLimit = TimeSpan.FromSeconds(options.Limits.TimeoutSeconds);
                engine.OperationLimits = engine.OperationLimits with { MaxCost = options.Limits.MaxCost };
                engine.ResponseCacheBytes = options.Cache.Bytes;
                engine.ChangingFields.Add("releases");
                foreach (var (name, text) in TrustedDocuments.Read(options.TrustedDocuments.Directory))
                    engine.NamedDocuments[name] = text;
                engine.OnlyPersistedDocuments = options.TrustedDocuments.Only;
                engine.GraphiQLDocument = FirstDocument;
                engine.StatusByErrorCode[ApiErrorCode.NotReady] = StatusCodes.Status503ServiceUnavailable;
                engine.StatusByErrorCode[ApiErrorCode.ReleaseUnavailable] = StatusCodes.Status503ServiceUnavailable;
                engine.StatusByErrorCode[ApiErrorCode.ReleaseNotFound] = StatusCodes.Status404NotFound;
            });

        services.AddEditing(options);

        var application = builder.Build();
        application.UseSecurityHeaders();
        application.UseCors(); // what an endpoint does not allow, it does not; before access, so that scripts can read a refusal
        application.UseAccess(options.RateLimits);
        application.UseEditorialGate();
        application.MapHealth();
        application.MapGraphQL("/graphql").AllowPublicAccess();
        application.MapGraphQL(EditorialGate.Path, EditorialSchema.Name);
        application.MapDownloads();
        application.MapEmbed();
        // Browsers ask for it on their own; there is none to show.
        application.MapGet("/favicon.ico", static () => Results.NoContent());
        application.MapIdentifiers();
        application.MapFeeds();
        return application;
    }
}
