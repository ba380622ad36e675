using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using GovMedia.Cli.CommandLine;
using GovMedia.Cli.Instances;

namespace GovMedia.Cli.Up;

/// <summary>Checks the options of <c>up</c> and prints the settings that the script starts the host with.</summary>
/// <remarks>
/// The script replaces itself with the host, so that its process is the host's: a signal reaches the host itself. What
/// is printed here, one <c>NAME=value</c> a line, becomes the host's environment.
/// </remarks>
internal static class UpCommand
{
    /// <summary>The command and its options.</summary>
    public static Command Create(Terminal terminal)
    {
        Verb up = new(
            "up",
            "up [--port 7071] [--data DIR] [--clock real|simulated] [--start TIMESTAMP] [--storage embedded|azurite] "
            + "[--demo] [--no-build]",
            "Builds what is stale and runs the Standalone edition on 127.0.0.1 until Ctrl-C.");
        Option<int> port = up.With(Accepted.Port("--port", 7071));
        Option<string> data = up.With(Accepted.Data());
        Option<string> clock = up.With(Accepted.OneOf("--clock", "The legal clock.", "real", "simulated"));
        Option<DateTimeOffset?> start = up.With(Accepted.Timestamp(
            "--start", "Where a simulated clock begins, in a new data folder."));
        Option<string> storage = up.With(Accepted.OneOf("--storage", "Where cases are kept.", "embedded", "azurite"));
        Option<bool> demo = up.With(Accepted.Flag("--demo", "Loads the demonstration data."));
        up.With(Accepted.Flag("--no-build", "Runs what was built before."));
        up.SetAction(async (call, stop) =>
        {
            HostSettings settings = new()
            {
                Port = call.GetValue(port),
                DataDirectory = terminal.Resolve(call.GetValue(data)!),
                Clock = call.GetValue(clock)!,
                Start = call.GetValue(start),
                Storage = call.GetValue(storage)!,
                Demo = call.GetValue(demo),
            };
            Check(settings);
            await CheckAloneAsync(settings, stop);
            foreach ((string name, string value) in settings.ToEnvironment())
            {
                await terminal.Output.WriteLineAsync($"{name}={value}");
            }

            return 0;
        });
        return up;
    }

    private static void Check(HostSettings settings)
    {
        if (settings.Start is not null && settings.Clock != HostSettings.SimulatedClock)
        {
            throw new UsageException("--start sets a simulated clock's beginning and needs --clock simulated");
        }

        if (settings.DataDirectory.Any(char.IsControl))
        {
            throw new UsageException("--data takes a folder without control characters in its name");
        }

        if (File.Exists(settings.DataDirectory))
        {
            throw new UsageException($"--data '{settings.DataDirectory}' is a file; --data takes a folder");
        }
    }

    private static async Task CheckAloneAsync(HostSettings settings, CancellationToken stop)
    {
        if (await RunningInstance.FindAsync(settings.DataDirectory, stop) is { } running)
        {
            throw new CommandFailedException(
                $"process {running.Pid} already serves {settings.DataDirectory} at {running.Url}");
        }

        try
        {
            using TcpListener probe = new(IPAddress.Loopback, settings.Port);
            probe.Start();
        }
        catch (SocketException)
        {
            throw new CommandFailedException(
                $"port {settings.Port} of 127.0.0.1 is taken by another program; choose another with --port");
        }
    }
}
