using System.Net;
using GovMedia.Adapters.Web;
using GovMedia.Testing;
using GovMedia.Workflows.Notices;

namespace GovMedia.Adapters.Tests.Web;

public sealed class HttpNoticeProbeTests
{
    private const string Notice = "关停公告：本账号拟于公告期满后关停。";

    [Fact]
    public async Task Look_WordsBetweenTags_Stand()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync();
        server.Answer = (200, "<html><script>var x='关停';</script><p>关停公告：<b>本账号</b>拟于\n 公告期满后关停。</p></html>");
        using HttpNoticeProbe probe = new(ProbeSettings.Default with { AllowLoopback = true });

        Sighting sighting = await probe.LookAsync(server.Url.ToString(), Notice);

        Assert.True(sighting.Alive);
        Assert.True(sighting.Unchanged);
        Assert.Equal(64, sighting.Sha256!.Length);
    }

    [Fact]
    public async Task Look_OtherWords_IsAliveAndChanged()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync();
        server.Answer = (200, "<p>关停公告：本账号不再关停。</p>");
        using HttpNoticeProbe probe = new(ProbeSettings.Default with { AllowLoopback = true });

        Sighting sighting = await probe.LookAsync(server.Url.ToString(), Notice);

        Assert.True(sighting.Alive);
        Assert.False(sighting.Unchanged);
    }

    [Fact]
    public async Task Look_NotFound_IsDown()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync();
        server.Answer = (404, Notice);
        using HttpNoticeProbe probe = new(ProbeSettings.Default with { AllowLoopback = true });

        Sighting sighting = await probe.LookAsync(server.Url.ToString(), Notice);

        Assert.False(sighting.Alive);
        Assert.Contains("404", sighting.Detail);
    }

    [Fact]
    public async Task Look_Loopback_IsNotAskedUnlessAllowed()
    {
        await using LoopbackServer server = await LoopbackServer.StartAsync();
        server.Answer = (200, Notice);
        using HttpNoticeProbe probe = new(ProbeSettings.Default);

        Sighting sighting = await probe.LookAsync(server.Url.ToString(), Notice);

        Assert.False(sighting.Alive);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("169.254.169.254", false)] // a cloud's metadata
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.100.100.200", false)] // another cloud's metadata
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("202.98.160.68", true)]
    [InlineData("2001:da8::1", true)]
    public void IsOpen_Address_OnlyOfThePublic(string address, bool open) =>
        Assert.Equal(open, PublicAddress.IsOpen(IPAddress.Parse(address), allowLoopback: false));
}
