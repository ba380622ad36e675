using System.CommandLine;
using GovMedia.Cli.CommandLine;
using GovMedia.Workflows.Evidence;

namespace GovMedia.Cli.Evidence;

/// <summary>Verifies an evidence package or a ledger export, offline and without any key.</summary>
internal static class VerifyCommand
{
    private const int Sound = 0;
    private const int Broken = 1;
    private const int Unreadable = 2;

    /// <summary>The command and its argument.</summary>
    public static Command Create(Terminal terminal)
    {
        Verb verify = new("verify", "verify FILE", "Verifies an evidence package or a ledger export, offline.");
        Argument<string> file = verify.With(new Argument<string>("FILE") { Description = "A .zip or a .jsonl." });
        verify.SetAction(call => Run(terminal.Resolve(call.GetValue(file)!), terminal));
        return verify;
    }

    private static int Run(string path, Terminal terminal)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"there is no file '{path}'");
        }

        Verdict verdict = EvidenceVerifier.Verify(File.ReadAllBytes(path));
        switch (verdict.Status)
        {
            case VerdictStatus.Sound:
                terminal.Output.WriteLine($"sound: {verdict.Detail}");
                return Sound;
            case VerdictStatus.Broken:
                terminal.Output.WriteLine($"not sound: {verdict.FirstBad} {verdict.Detail}");
                return Broken;
            default:
                terminal.Error.WriteLine($"govmedia verify: '{path}': {verdict.Detail}");
                return Unreadable;
        }
    }
}
