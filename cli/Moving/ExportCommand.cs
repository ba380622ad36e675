using System.CommandLine;
using GovMedia.Adapters.Composition;
using GovMedia.Adapters.Moving;
using GovMedia.Cli.CommandLine;

namespace GovMedia.Cli.Moving;

/// <summary>Writes an instance that is not running into one file, from which another goes on.</summary>
internal static class ExportCommand
{
    /// <summary>The command and its options.</summary>
    public static Command Create(Terminal terminal)
    {
        Verb export = new(
            "export",
            $"export FILE [--data DIR] (passphrase in {MoveSettings.Passphrase})",
            "Writes register, archive and keys of a stopped instance into one file, to move it.");
        Argument<string> file = export.With(new Argument<string>("FILE") { Description = "New." });
        Option<string> data = export.With(Accepted.Data());
        export.SetAction(async (call, stop) =>
        {
            string passphrase = MoveSettings.RequirePassphrase();
            string target = terminal.Resolve(call.GetValue(file)!);
            GovMediaSettings from = await MoveSettings.ReadAsync(terminal.Resolve(call.GetValue(data)!), stop);
            try
            {
                MoveManifest manifest = await InstanceExport.WriteAsync(
                    from, target, passphrase, TimeProvider.System, stop);
                await terminal.Output.WriteLineAsync(
                    $"{manifest.Rows} rows and {manifest.Bodies.Count} documents in {target}");
                await terminal.Output.WriteLineAsync(
                    "Once another instance goes on from it, never start this one again: both would act.");
                return 0;
            }
            catch (InvalidOperationException refused)
            {
                throw new CommandFailedException(refused.Message);
            }
        });
        return export;
    }
}
