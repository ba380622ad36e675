using GovMedia.Rules.Law;

namespace GovMedia.Rules.Tests.Law;

/// <summary>The packs shipped with the platform, loaded once for all tests.</summary>
internal static class Shipped
{
    public static PackLibrary Library { get; } = PackLibrary.LoadEmbedded();

    public static Pack Yunnan => Library.Pack("yunnan-2019");
}
