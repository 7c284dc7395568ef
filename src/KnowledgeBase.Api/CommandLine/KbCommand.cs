using System.CommandLine;
using System.Globalization;
using KnowledgeBase.Api.Hosting;

namespace KnowledgeBase.Api.CommandLine;

/// <summary>The command <c>kb</c>. Exit codes: 0 done, 1 refused or failed (the message says why), 2 a wrong command line, 3 a defect.</summary>
public static class KbCommand
{
    /// <summary>
    /// How long a command has, after Ctrl-C or SIGTERM, to end what it does: requests under way, then the embedded server. The library's own two seconds
    /// would cut both off.
    /// </summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromMinutes(1);

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The words after <c>kb</c>.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="errors">Where messages about failures go.</param>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var terminal = new Terminal(output, errors);
        var root = new RootCommand("KnowledgeBase: terminology and factsheets on online child sexual exploitation, through GraphQL.");
        root.Subcommands.Add(ServeCommand.Make(terminal));
        root.Subcommands.Add(SeedCommands.Make(terminal));
        root.Subcommands.Add(ReleaseCommands.Make(terminal));
        root.Subcommands.Add(KeyCommands.Make(terminal));
        root.Subcommands.Add(WebhookCommands.Make(terminal));
        root.Subcommands.Add(AuditCommands.Make(terminal));
        root.Subcommands.Add(DoctorCommand.Make(terminal));
        var parsed = root.Parse(args is ["help", .. var rest] ? [.. rest, "--help"] : args);
        if (parsed.Errors.Count == 0)
            return await InvokeAsync(parsed, terminal, new InvocationConfiguration
            {
                Output = output, Error = errors, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeToStop,
            });
        foreach (var error in parsed.Errors)
            terminal.Fail(error.Message);
        terminal.Fail("See 'kb help'.");
        return 2;
    }

    /// <summary>Runs a command. An error that no command foresaw is told in full, since only the operator sees it here, and what was started is stopped.</summary>
    private static async Task<int> InvokeAsync(ParseResult parsed, Terminal terminal, InvocationConfiguration configuration)
    {
        try
        {
            return await parsed.InvokeAsync(configuration);
        }
        catch (Exception error)
        {
            terminal.Fail($"This should not have happened; please report it with the lines below.{Environment.NewLine}{error}");
            return 3;
        }
    }
}
