using GovMedia.Functions.Demonstration;
using GovMedia.Functions.Sessions;
using Microsoft.Extensions.Hosting;

namespace GovMedia.Functions.Composition;

/// <summary>Before anything is served: the seals of own packs, jurisdictions, the first administrator, the demonstration data.</summary>
public sealed class InstanceStart(
    PackSeals seals, FirstUsers first, DemonstrationData demonstration, InstanceSettings settings) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await seals.CheckAsync(InstancePacks.Own(settings.DataDirectory), cancellationToken);
        await first.AddJurisdictionsAsync(cancellationToken);
        if (settings.Demonstration)
        {
            await demonstration.LoadAsync(cancellationToken);
        }
        else
        {
            await first.AddAdministratorAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
