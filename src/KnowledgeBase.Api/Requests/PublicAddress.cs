namespace KnowledgeBase.Api.Requests;

/// <summary>The start of persistent addresses. It comes from the configuration or from what the service listens on, never from a request.</summary>
/// <param name="configured">The configured address; empty for none.</param>
/// <param name="listening">Gives the first address that the service listens on, once it has started.</param>
public sealed class PublicAddress(string configured, Func<string> listening)
{
    private readonly Lazy<string> _value = new(() => (configured.Length > 0 ? configured : listening()).TrimEnd('/'));

    /// <summary>The address, without a slash at the end.</summary>
    public string Value => _value.Value;
}
