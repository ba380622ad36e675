using System.CommandLine;
using GovMedia.Adapters.Backup;
using GovMedia.Cli.CommandLine;
using GovMedia.Cli.Instances;

namespace GovMedia.Cli.Copies;

/// <summary>Brings a backup back as the data of an instance that is not running.</summary>
internal static class RestoreCommand
{
    /// <summary>The command and its options.</summary>
    public static Command Create(Terminal terminal)
    {
        Verb restore = new(
            "restore", "restore DIR [--data DIR]", "Puts a backup into an empty data folder, after checking it.");
        Argument<string> folder = restore.With(new Argument<string>("DIR") { Description = "The backup." });
        Option<string> data = restore.With(Accepted.Data());
        restore.SetAction(async (call, stop) =>
        {
            string source = terminal.Resolve(call.GetValue(folder)!);
            string target = terminal.Resolve(call.GetValue(data)!);
            if (!Directory.Exists(source))
            {
                throw new UsageException($"there is no folder '{source}'");
            }

            if (await RunningInstance.FindAsync(target, stop) is { } running)
            {
                throw new CommandFailedException($"process {running.Pid} serves {target}; stop it first");
            }

            try
            {
                BackupManifest manifest = await InstanceRestore.RunAsync(source, target, stop);
                await terminal.Output.WriteLineAsync($"{manifest.Files.Count} files restored to {target}");
                return 0;
            }
            catch (InvalidOperationException refused)
            {
                throw new CommandFailedException(refused.Message);
            }
        });
        return restore;
    }
}
