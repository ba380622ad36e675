using GovMedia.Adapters.AzureStorage;
using GovMedia.Adapters.Mail;
using GovMedia.Adapters.Secrets;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovMedia.Adapters.Composition;

/// <summary>When the host starts: opens what was chosen, compares register and keys, and says what was
/// chosen.</summary>
internal sealed class AdapterStart(
    GovMediaSettings settings,
    IRegisterStore register,
    IBlobArchive archive,
    ISecrets secrets,
    IEnumerable<IChannel> channels,
    IEnumerable<SecondChannel> second,
    ILogger<AdapterStart> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await InstanceMark.RequireAsync(register, secrets, cancellationToken);
        if (archive is BlobArchive blobs)
        {
            await blobs.OpenAsync(cancellationToken);
        }

        string place = settings.Azure?.ToString() ?? $"embedded: {settings.DataDirectory}";
        log.LogInformation("Register and archive {Place}; the archive is {Protection}", place, archive.Protection);
        if (settings.Azure is not null && archive.Protection != BlobProtection.Immutable)
        {
            log.LogWarning(
                "The store does not keep the archive's bodies immutable: only this program's refusal to write twice "
                + "protects them. Give the account or the container version-level immutability with a policy, or set "
                + "GovMedia:Archive:RetentionDays where the container has version-level immutability.");
        }

        WarnOfTheChannel();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void WarnOfTheChannel()
    {
        if (!channels.Any())
        {
            log.LogWarning(
                "No channel is configured (GovMedia:Mail:Host, or GovMedia:Channel): mail waits in the outbox, and "
                + "leaves once there is one. Nothing else waits for it.");
        }

        IEnumerable<IChannel> all = channels.Concat(second.Select(static s => s.Channel));
        foreach (IChannel one in all)
        {
            string? host = one.Name == "sms" ? settings.Sms!.Url.Host : settings.ChannelHost;
            if (ChannelReach.Warning(one.Name, host, settings.DomesticHosts) is { } warning)
            {
                log.LogWarning("{Warning}", warning);
            }
        }
    }
}
