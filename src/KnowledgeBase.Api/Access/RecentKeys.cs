using System.Security.Cryptography;
using KnowledgeBase.Storage.Access;

namespace KnowledgeBase.Api.Access;

/// <summary>
/// Checks API keys of readers, of whom there are many: what was found is good for half a second, so that a busy key costs two looks into the database a
/// second and a revoked one is refused within one. While the database is away, keys that were right a short time ago stay right. Memory is bounded.
/// </summary>
/// <param name="authenticator">Looks into the database.</param>
/// <param name="time">Measures.</param>
public sealed class RecentKeys(Authenticator authenticator, TimeProvider time)
{
    private const int Places = 1_024;
    private static readonly TimeSpan Good = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan GoodWithoutDatabase = TimeSpan.FromMinutes(5);
    private readonly Entry?[] _entries = new Entry?[Places];

    /// <summary>Checks a key. Only keys that are right are remembered.</summary>
    internal async ValueTask<Authentication> CheckAsync(string credential, CancellationToken cancellationToken)
    {
        if (!ApiKeyText.TryParse(credential, out var key))
            return await authenticator.CheckKeyAsync(credential, cancellationToken);
        var place = (int)(ClientIdentity.OfKeyId(key.Id) % Places);
        var known = Volatile.Read(ref _entries[place]);
        if (known is not null && (known.Answer.KeyId != key.Id || !CryptographicOperations.FixedTimeEquals(known.SecretHash, key.SecretHash)))
            known = null;
        if (known is not null && time.GetElapsedTime(known.At) < Good)
            return known.Answer;
        var at = time.GetTimestamp();
        var answer = await authenticator.CheckKeyAsync(credential, cancellationToken);
        if (answer is Authentication.Known right)
            Volatile.Write(ref _entries[place], new Entry(right, key.SecretHash, at));
        return answer is Authentication.Unavailable && known is not null && time.GetElapsedTime(known.At) < GoodWithoutDatabase ? known.Answer : answer;
    }

    private sealed record Entry(Authentication.Known Answer, byte[] SecretHash, long At);
}
