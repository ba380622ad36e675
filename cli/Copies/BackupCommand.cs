using System.CommandLine;
using GovMedia.Adapters.Backup;
using GovMedia.Cli.CommandLine;

namespace GovMedia.Cli.Copies;

/// <summary>Copies an instance's data, running or not, into a folder.</summary>
internal static class BackupCommand
{
    /// <summary>The command and its options.</summary>
    public static Command Create(Terminal terminal)
    {
        Verb backup = new(
            "backup", "backup DIR [--data DIR]", "Copies an instance's data, consistently, while it runs.");
        Argument<string> folder = backup.With(new Argument<string>("DIR") { Description = "New or empty." });
        Option<string> data = backup.With(Accepted.Data());
        backup.SetAction(async (call, stop) =>
        {
            string target = terminal.Resolve(call.GetValue(folder)!);
            string source = terminal.Resolve(call.GetValue(data)!);
            try
            {
                BackupManifest manifest = await InstanceBackup.WriteAsync(source, target, TimeProvider.System, stop);
                await terminal.Output.WriteLineAsync(
                    $"{manifest.Files.Count} files, {manifest.Files.Sum(file => file.Bytes)} bytes in {target}");
                await terminal.Output.WriteLineAsync("It holds personal data and the keys: guard it as the instance.");
                return 0;
            }
            catch (InvalidOperationException refused)
            {
                throw new CommandFailedException(refused.Message);
            }
        });
        return backup;
    }
}
