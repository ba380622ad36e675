using System.CommandLine;
using GovMedia.Adapters.Composition;
using GovMedia.Adapters.Moving;
using GovMedia.Cli.CommandLine;

namespace GovMedia.Cli.Moving;

/// <summary>Makes an empty instance go on where an exported one stopped.</summary>
internal static class ImportInstanceCommand
{
    /// <summary>The command and its options.</summary>
    public static Verb Create(Terminal terminal)
    {
        Verb import = new(
            "instance",
            $"import instance FILE [--data DIR] (passphrase in {MoveSettings.Passphrase})",
            "Verifies an exported instance and puts it into an empty one, embedded or on Azure storage.");
        Argument<string> file = import.With(new Argument<string>("FILE") { Description = "What export wrote." });
        Option<string> data = import.With(Accepted.Data());
        import.SetAction(async (call, stop) =>
        {
            string passphrase = MoveSettings.RequirePassphrase();
            string source = terminal.Resolve(call.GetValue(file)!);
            if (!File.Exists(source))
            {
                throw new UsageException($"there is no file '{source}'");
            }

            GovMediaSettings to = await MoveSettings.ReadAsync(terminal.Resolve(call.GetValue(data)!), stop);
            try
            {
                MoveReport report = await InstanceImport.RunAsync(to, source, passphrase, TimeProvider.System, stop);
                await terminal.Output.WriteLineAsync(
                    $"{report.Rows} rows, {report.Bodies} documents; {report.Cases} cases verified, "
                    + $"{report.Woken} go on");
                return 0;
            }
            catch (InvalidOperationException refused)
            {
                throw new CommandFailedException(refused.Message);
            }
        });
        return import;
    }
}
