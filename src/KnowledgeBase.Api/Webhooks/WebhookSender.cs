using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using KnowledgeBase.Storage.Webhooks;

namespace KnowledgeBase.Api.Webhooks;

/// <summary>Sends one announcement to one address.</summary>
public sealed class WebhookSender : IDisposable
{
    /// <summary>How long a receiver has to answer.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private readonly WebhookOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    /// <summary>A sender.</summary>
    /// <param name="options">The settings, checked.</param>
    /// <param name="time">Gives the timestamps.</param>
    public WebhookSender(WebhookOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _http = new HttpClient(new SocketsHttpHandler
        {
            // A redirect or a proxy would lead around the look at the address.
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = (context, cancellationToken) => WebhookAddress.ConnectAsync(context.DnsEndPoint, options.AllowPrivateAddresses, cancellationToken),
        })
        { Timeout = TimeLimit };
    }

    /// <summary>Sends it.</summary>
    /// <returns>What went wrong, for the operator; null when the receiver took it (2xx).</returns>
    public async Task<string?> SendAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        // The settings may have changed since the address was registered.
        if (WebhookAddress.Problem(delivery.Url, _options) is { } problem)
            return problem;
        var body = Body(delivery);
        var id = string.Create(CultureInfo.InvariantCulture, $"msg_{delivery.WebhookId}_{delivery.ReleaseSequence}");
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(WebhookSignature.IdHeader, id);
        request.Headers.Add(WebhookSignature.TimestampHeader, timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add(WebhookSignature.SignatureHeader, WebhookSignature.Sign(WebhookSignature.SecretOf(_options.SigningKey, delivery.WebhookId), id, timestamp, body));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("KnowledgeBase", null));
        try
        {
            // What the receiver says besides its status is not read.
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? null : string.Create(CultureInfo.InvariantCulture, $"It answered with the status {(int)response.StatusCode}.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return string.Create(CultureInfo.InvariantCulture, $"It did not answer within {TimeLimit.TotalSeconds} seconds.");
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return $"It could not be reached: {error.Message}";
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static byte[] Body(WebhookDelivery delivery) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "release.published",
        timestamp = delivery.PublishedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        data = new { version = delivery.Version, number = delivery.ReleaseSequence, contentHash = delivery.ContentHash },
    });
}
