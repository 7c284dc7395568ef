using System.CommandLine;
using System.Globalization;
using KnowledgeBase.Api.Hosting;
using KnowledgeBase.Storage.Audit;

namespace KnowledgeBase.Api.CommandLine;

/// <summary><c>kb audit verify</c>.</summary>
internal static class AuditCommands
{
    internal static Command Make(Terminal terminal) => new("audit", "Verify the log of what was done.") { Verify(terminal) };

    private static Command Verify(Terminal terminal)
    {
        var head = new Option<string?>("--head")
        {
            Description = "A head that an earlier run printed: it must still be in the log. Without it, a log whose end was cut off cannot be told from a shorter one.",
        };
        head.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is not { Length: 64 } given || !given.All(char.IsAsciiHexDigit))
                result.AddError("--head takes the 64 hex digits that an earlier 'kb audit verify' printed.");
        });
        var command = new Command("verify", "Checks every event of the audit log, and prints its head: copy that to a place that nobody who can write to the database can write to.") { head };
        command.SetAction((parsed, cancellationToken) => CommandRunner.WithDatabaseAsync(
            terminal,
            async (_, source) => Tell(await AuditVerifier.VerifyAsync(source, parsed.GetValue(head)?.ToLowerInvariant(), cancellationToken), terminal),
            cancellationToken));
        return command;
    }

    private static int Tell(AuditVerification result, Terminal terminal)
    {
        if (result.Fault is not { } fault)
        {
            terminal.Say(string.Create(CultureInfo.InvariantCulture, $"The audit log is whole: {result.Count} events."));
            terminal.Say($"head  {result.Head}");
            return 0;
        }

        var place = string.Create(CultureInfo.InvariantCulture, $"event {result.BadSequence}");
        terminal.Fail(fault switch
        {
            AuditFault.Missing => $"The audit log is not whole: {place} is missing, and there are later ones.",
            AuditFault.Changed => $"The audit log is not whole: {place} is not as it was written.",
            AuditFault.Unchained => $"The audit log is not whole: {place} does not follow from the one before it.",
            _ => "The audit log is whole in itself, but the head that you gave is not in it: its end was cut off, or all of it was written anew.",
        });
        if (fault != AuditFault.HeadGone)
            terminal.Fail(string.Create(CultureInfo.InvariantCulture, $"The {result.Count} events before it are as they were written."));
        terminal.Fail("Keep the database as it is, and compare it with a backup.");
        return 1;
    }
}
