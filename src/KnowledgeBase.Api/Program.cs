using KnowledgeBase.Api.CommandLine;

return await KbCommand.RunAsync(args, Console.Out, Console.Error);
