using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Content.Editing;
using KnowledgeBase.Storage.Access;
using KnowledgeBase.Storage.Audit;

namespace KnowledgeBase.Api.CommandLine;

/// <summary><c>kb key create|list|revoke</c>. Who may run commands on the server may make keys: there is nobody else to ask for the first one.</summary>
internal static class KeyCommands
{
    private const int UsualDays = 365;

    internal static Command Make(Terminal terminal) => new("key", "Create, list and revoke API keys of editors and partners.") { Create(terminal), List(terminal), Revoke(terminal) };

    private static Command Create(Terminal terminal)
    {
        var name = new Option<string>("--name") { Description = "Whose it is: the name that revisions, reviews and the audit log carry.", Required = true };
        var roles = new Option<string[]>("--role") { Description = "What it allows: partner, translator, editor, reviewer or admin; several times for several.", Required = true };
        roles.AcceptOnlyFromAmong("partner", "translator", "editor", "reviewer", "admin");
        var languages = new Option<string[]>("--language") { Description = "A language that a translator may write, such as fr; several times for several." };
        var expires = new Option<DateOnly?>("--expires")
        {
            Description = $"The last day on which it is valid, as 2027-12-31 (UTC). Default: a year from now; at most {NewApiKey.MostYears} years.",
            CustomParser = result => DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Wrong(result),
        };
        var command = new Command("create", "Creates a key and prints it, this one time.") { name, roles, languages, expires };
        command.SetAction((parsed, cancellationToken) => CommandRunner.WithDatabaseAsync(
            terminal,
            async (_, source) =>
            {
                var time = TimeProvider.System;
                var until = parsed.GetValue(expires) is { } day
                    ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
                    : time.GetUtcNow().AddDays(UsualDays);
                var wish = new NewApiKey(
                    parsed.GetValue(name)!,
                    [.. parsed.GetValue(roles)!.Select(static role => Enum.Parse<Role>(role, ignoreCase: true))],
                    parsed.GetValue(languages)?.Distinct().ToImmutableArray() ?? [],
                    until);
                return Tell(await new ApiKeyStore(source, time).CreateAsync(wish, AuditEvent.CommandLineActor, cancellationToken), terminal);
            },
            cancellationToken));
        return command;

        static DateOnly? Wrong(System.CommandLine.Parsing.ArgumentResult result)
        {
            result.AddError($"'{result.Tokens[0].Value}' is not a day; write it as 2027-12-31.");
            return null;
        }
    }

    private static int Tell(ApiKeyCreation outcome, Terminal terminal)
    {
        if (outcome is ApiKeyCreation.Refused refused)
        {
            terminal.Fail(refused.Problem.Message);
            return 1;
        }

        var done = (ApiKeyCreation.Done)outcome;
        terminal.Say(done.Key);
        terminal.Fail($"This key is not shown again. Give it to {done.Row.Name} by a safe way. It is sent as the header 'Authorization: Bearer {ApiKeyText.Prefix}...'.");
        return 0;
    }

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", "Lists all keys, newest first; never the secrets.");
        command.SetAction((_, cancellationToken) => CommandRunner.WithDatabaseAsync(terminal, async (_, source) =>
        {
            var keys = await new ApiKeyStore(source, TimeProvider.System).ListAsync(name: null, cancellationToken);
            foreach (var key in keys)
                terminal.Say(Line(key, TimeProvider.System.GetUtcNow().UtcDateTime));
            if (keys.Count == 0)
                terminal.Say("There is no key yet. Create one with 'kb key create --name NAME --role admin'.");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static string Line(ApiKeyRow key, DateTime now)
    {
        var state = key.RevokedAt is { } revoked ? $"revoked {revoked:yyyy-MM-dd}"
            : key.ExpiresAt <= now ? $"expired {key.ExpiresAt:yyyy-MM-dd}"
            : $"expires {key.ExpiresAt:yyyy-MM-dd}";
        var used = key.LastUsedAt is { } last ? $"last used {last:yyyy-MM-dd HH:mm} UTC" : "never used";
        var languages = key.Languages.Length == 0 ? "" : $" ({string.Join(", ", key.Languages)})";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{key.Id}  {state}  {used}  {string.Join(", ", key.Roles.Select(static role => role.ToLowerInvariant()))}{languages}  {key.Name}");
    }

    private static Command Revoke(Terminal terminal)
    {
        var id = new Argument<string>("id") { Description = "The key's id, as 'kb key list' shows it; the key itself will do, too." };
        var command = new Command("revoke", "Revokes a key: it is refused at once, everywhere.") { id };
        command.SetAction((parsed, cancellationToken) => CommandRunner.WithDatabaseAsync(terminal, async (_, source) =>
        {
            var given = parsed.GetValue(id)!;
            var name = ApiKeyText.TryParse(given, out var whole) ? whole.Id : given.StartsWith(ApiKeyText.Prefix, StringComparison.Ordinal) ? given[ApiKeyText.Prefix.Length..] : given;
            var key = await new ApiKeyStore(source, TimeProvider.System).RevokeAsync(name, AuditEvent.CommandLineActor, cancellationToken);
            if (key is null)
            {
                terminal.Fail("There is no such key. 'kb key list' shows all.");
                return 1;
            }

            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"The key {key.Id} of {key.Name} is revoked, since {key.RevokedAt:yyyy-MM-dd HH:mm} UTC."));
            return 0;
        }, cancellationToken));
        return command;
    }
}
