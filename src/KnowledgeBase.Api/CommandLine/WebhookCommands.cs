using System.CommandLine;
using System.Globalization;
using KnowledgeBase.Api.Configuration;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Api.Webhooks;
using KnowledgeBase.Storage.Audit;
using KnowledgeBase.Storage.Webhooks;

namespace KnowledgeBase.Api.CommandLine;

/// <summary><c>kb webhook add|list|remove|dead|replay</c>.</summary>
internal static class WebhookCommands
{
    internal static Command Make(Terminal terminal) =>
        new("webhook", "Have other services told of each release, signed.") { Add(terminal), List(terminal), Remove(terminal), Dead(terminal), Replay(terminal) };

    private static Command Add(Terminal terminal)
    {
        var url = new Argument<string>("url") { Description = "The https address that is told of each release by POST." };
        var command = new Command("add", "Adds an address, and prints the secret by which it checks the signatures.") { url };
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(terminal, async (settings, store) =>
        {
            var options = settings.Options.Webhooks;
            if (options.SigningKey.Length == 0)
            {
                terminal.Fail("Webhooks need a signing key, the same for the service and this command: set KnowledgeBase__Webhooks__SigningKey to a random text of at least 32 characters (for example by: openssl rand -hex 32).");
                return 1;
            }

            if (WebhookAddress.Problem(parsed.GetValue(url)!, options) is { } problem)
            {
                terminal.Fail(problem);
                return 1;
            }

            if (await store.AddAsync(parsed.GetValue(url)!, AuditEvent.CommandLineActor, cancellationToken) is not { } row)
            {
                terminal.Fail($"There are {WebhookStore.Most} webhooks already, which is the most. Remove one first.");
                return 1;
            }

            terminal.Say($"webhook  {row.Id}");
            terminal.Say($"secret   {WebhookSignature.Reveal(WebhookSignature.SecretOf(options.SigningKey, row.Id))}");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", "Lists the addresses, oldest first.");
        command.SetAction((_, cancellationToken) => WithStoreAsync(terminal, async (_, store) =>
        {
            var rows = await store.ListAsync(cancellationToken);
            foreach (var row in rows)
                terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{row.Id}  since {row.CreatedAt:yyyy-MM-dd}  {row.Url}"));
            if (rows.Count == 0)
                terminal.Say("There is no webhook. Add one with 'kb webhook add URL'.");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Remove(Terminal terminal)
    {
        var id = new Argument<string>("id") { Description = "The webhook's id, as 'kb webhook list' shows it." };
        var command = new Command("remove", "Removes an address; it is told nothing more.") { id };
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(
            terminal,
            async (_, store) => Tell(await store.RemoveAsync(parsed.GetValue(id)!, AuditEvent.CommandLineActor, cancellationToken), "Removed.", "There is no such webhook. 'kb webhook list' shows all.", terminal),
            cancellationToken));
        return command;
    }

    private static Command Dead(Terminal terminal)
    {
        var command = new Command("dead", "Lists what was given up after all tries.");
        command.SetAction((_, cancellationToken) => WithStoreAsync(terminal, async (_, store) =>
        {
            var rows = await store.DeadAsync(cancellationToken);
            foreach (var row in rows)
                terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{row.Id,6}  release number {row.ReleaseSequence}  given up {row.DeadAt:yyyy-MM-dd HH:mm} UTC  {row.Webhook!.Url}  {row.LastError}"));
            if (rows.Count == 0)
                terminal.Say("Nothing was given up.");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Replay(Terminal terminal)
    {
        var delivery = new Argument<long>("delivery") { Description = "The number that 'kb webhook dead' shows." };
        var command = new Command("replay", "Has something sent again, with all its tries.") { delivery };
        command.SetAction((parsed, cancellationToken) => WithStoreAsync(
            terminal,
            async (_, store) => Tell(
                await store.ReplayAsync(parsed.GetValue(delivery), AuditEvent.CommandLineActor, cancellationToken),
                "It is sent again by the service within seconds.",
                "There is no such delivery, or it is on its way. 'kb webhook dead' shows what was given up.",
                terminal),
            cancellationToken));
        return command;
    }

    private static Task<int> WithStoreAsync(Terminal terminal, Func<Settings, WebhookStore, Task<int>> body, CancellationToken cancellationToken) =>
        CommandRunner.WithDatabaseAsync(terminal, (settings, source) => body(settings, new WebhookStore(source, TimeProvider.System)), cancellationToken);

    private static int Tell(bool done, string yes, string no, Terminal terminal)
    {
        if (done)
            terminal.Say(yes);
        else
            terminal.Fail(no);
        return done ? 0 : 1;
    }
}
