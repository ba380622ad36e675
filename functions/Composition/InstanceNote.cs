using System.Text.Json;
using GovMedia.Functions.Sessions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;

namespace GovMedia.Functions.Composition;

/// <summary>Leaves in the data folder where the instance answers, and the secret by which the command line signs
/// in.</summary>
public sealed class InstanceNote(
    InstanceSettings settings, LocalSecret secret, IHostApplicationLifetime lifetime, IServer? server = null)
    : IHostedService
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (settings.DataDirectory is { } folder)
        {
            Directory.CreateDirectory(folder);
            Write(Path.Combine(folder, "local.secret"), secret.Value);
            lifetime.ApplicationStarted.Register(() => Announce(folder));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        if (settings.DataDirectory is { } folder)
        {
            File.Delete(Path.Combine(folder, "instance.json"));
            File.Delete(Path.Combine(folder, "local.secret"));
        }

        return Task.CompletedTask;
    }

    private void Announce(string folder)
    {
        string? url = server?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        if (url is not null)
        {
            string here = url.Replace("[::]", "127.0.0.1").Replace("0.0.0.0", "127.0.0.1");
            Write(
                Path.Combine(folder, "instance.json"),
                JsonSerializer.Serialize(new { url = here, pid = Environment.ProcessId }));
        }
    }

    // Whole or not at all, and never readable by others, not even while it is written.
    private static void Write(string path, string text)
    {
        string next = path + ".new";
        File.Delete(next);
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (StreamWriter file = new(next, options))
        {
            file.Write(text);
        }

        File.Move(next, path, overwrite: true);
    }
}
