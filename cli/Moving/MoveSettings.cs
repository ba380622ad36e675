using GovMedia.Adapters.Composition;
using GovMedia.Cli.CommandLine;
using GovMedia.Cli.Instances;
using Microsoft.Extensions.Configuration;

namespace GovMedia.Cli.Moving;

/// <summary>Which instance a move is about, and the passphrase of its file.</summary>
internal static class MoveSettings
{
    /// <summary>The environment variable that holds the passphrase; an argument would be seen by every user.</summary>
    public const string Passphrase = "GOVMEDIA_PASSPHRASE";

    /// <summary>The settings of an instance that nobody serves: those of the environment, as the host reads them, on a
    /// data folder.</summary>
    /// <exception cref="CommandFailedException">A host serves the folder, or a setting is unusable.</exception>
    public static async Task<GovMediaSettings> ReadAsync(string dataDirectory, CancellationToken stop)
    {
        if (await RunningInstance.FindAsync(dataDirectory, stop) is { } running)
        {
            throw new CommandFailedException($"process {running.Pid} serves {dataDirectory}; stop it first");
        }

        IConfiguration configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddInMemoryCollection([new("GovMedia:DataDirectory", dataDirectory)])
            .Build();
        try
        {
            return GovMediaSettings.Read(configuration);
        }
        catch (InvalidOperationException unusable)
        {
            throw new CommandFailedException(unusable.Message);
        }
    }

    /// <summary>The passphrase.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string RequirePassphrase() =>
        Environment.GetEnvironmentVariable(Passphrase) is { Length: > 0 } given
            ? given
            : throw new UsageException(
                $"the environment variable {Passphrase} is not set; it holds the file's passphrase");
}
