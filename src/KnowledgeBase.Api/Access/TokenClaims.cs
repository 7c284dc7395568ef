using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Content.Texts;
using KnowledgeBase.Storage.Access;
using KnowledgeBase.Storage.Audit;
using Microsoft.IdentityModel.JsonWebTokens;

namespace KnowledgeBase.Api.Access;

/// <summary>Reads who asks from the claims of a token whose signature has been checked.</summary>
internal static class TokenClaims
{
    /// <summary>Who asks; null when the token does not name them. Roles and languages that are not known here count for nothing.</summary>
    internal static Caller? CallerOf(JsonWebToken token, OpenIdOptions options)
    {
        try
        {
            return Read(token, options);
        }
        // A text with half a surrogate pair, which JSON allows and texts do not.
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static Caller? Read(JsonWebToken token, OpenIdOptions options)
    {
        using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(token.EncodedPayload));
        var name = Texts(payload.RootElement, options.NameClaim, split: false).FirstOrDefault();
        if (name is null || !NewApiKey.IsName(name) || name == AuditEvent.CommandLineActor)
            return null;
        var roles = Texts(payload.RootElement, options.RoleClaim, split: true)
            .Select(static text => text.All(char.IsAsciiLetter) && Enum.TryParse<Role>(text, ignoreCase: true, out var role) ? role : (Role?)null)
            .OfType<Role>().ToImmutableHashSet();
        ImmutableArray<string> languages = roles.Contains(Role.Translator)
            ? [.. Texts(payload.RootElement, options.LanguagesClaim, split: true).Where(LanguageTag.IsValid).Distinct().Take(NewApiKey.MostLanguages)]
            : [];
        return new Caller(name, roles, languages);
    }

    private static string[] Texts(JsonElement payload, string claim, bool split)
    {
        if (Find(payload, claim) is not { } value)
            return [];
        return value.ValueKind switch
        {
            JsonValueKind.String when split => value.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array when split => [.. value.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!)],
            _ => [],
        };
    }

    /// <summary>The claim of just this name, else the one that the dots lead to.</summary>
    private static JsonElement? Find(JsonElement payload, string claim)
    {
        if (payload.TryGetProperty(claim, out var whole))
            return whole;
        var at = payload;
        foreach (var part in claim.Split('.'))
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(part, out at))
                return null;
        }

        return at;
    }
}
