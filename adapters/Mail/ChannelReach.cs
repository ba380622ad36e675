namespace GovMedia.Adapters.Mail;

/// <summary>Whether a configured channel hands messages to somebody outside the country.</summary>
public static class ChannelReach
{
    /// <summary>The warning to log at start, or null where the channel stays at home.</summary>
    /// <param name="channel">The channel's name: <c>smtp</c>, <c>sendgrid</c>, <c>webhook</c>, <c>sms</c>, <c>recorder</c>.</param>
    /// <param name="host">The host it speaks to; null where it speaks to none.</param>
    /// <param name="domesticHosts">Hosts the operator has declared to be in the country; a name covers the names below
    /// it.</param>
    /// <remarks>An address does not tell where a machine stands, so what is not declared is warned about: SendGrid
    /// always, a mail server or webhook unless it is on the loopback, declared, or named under <c>.cn</c>.</remarks>
    public static string? Warning(string channel, string? host, IReadOnlyCollection<string> domesticHosts)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(domesticHosts);
        bool abroad = channel switch
        {
            "sendgrid" => true,
            "webhook" or "sms" or "smtp" => host is not null && !IsAtHome(host, domesticHosts),
            _ => false,
        };
        return abroad
            ? $"Channel '{channel}' hands messages to '{host ?? "SendGrid"}', which is, or may be, outside the country."
                + " 云南省政务新媒体管理办法 article 39 bars overseas servers and hosts of overseas providers"
                + " (服务器不得放在境外), and article 40 limits the personal data taken and used. Our reading: the text speaks"
                + " of the accounts' servers, and a case system that writes to citizens should keep to the same. Use a"
                + " domestic mail server, or, where the host is in the country, name it in GovMedia:Mail:DomesticHosts."
            : null;
    }

    private static bool IsAtHome(string host, IReadOnlyCollection<string> domesticHosts) =>
        new UriBuilder { Host = host }.Uri.IsLoopback
        || host.EndsWith(".cn", StringComparison.OrdinalIgnoreCase)
        || domesticHosts.Any(home => host.Equals(home, StringComparison.OrdinalIgnoreCase)
            || host.EndsWith("." + home, StringComparison.OrdinalIgnoreCase));
}
