namespace GovMedia.Adapters.Web;

/// <summary>How published notices are looked at.</summary>
/// <param name="Timeout">How long one look may take, on the machine's clock.</param>
/// <param name="AllowLoopback">Whether addresses of this machine may be looked at; for trials only.</param>
public sealed record ProbeSettings(TimeSpan Timeout, bool AllowLoopback)
{
    /// <summary>Ten seconds, and never an address of this machine.</summary>
    public static ProbeSettings Default { get; } = new(TimeSpan.FromSeconds(10), AllowLoopback: false);
}
