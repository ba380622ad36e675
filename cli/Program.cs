using GovMedia.Cli.CommandLine;

return await GovMediaCommand.RunAsync(args, Terminal.OfThisProcess());
