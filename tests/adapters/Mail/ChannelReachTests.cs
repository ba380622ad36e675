using GovMedia.Adapters.Mail;

namespace GovMedia.Adapters.Tests.Mail;

public sealed class ChannelReachTests
{
    [Theory]
    [InlineData("sendgrid", null)]
    [InlineData("sendgrid", "api.example.gov.cn")] // whoever stands before it, SendGrid is behind
    [InlineData("webhook", "hooks.example.com")]
    [InlineData("smtp", "smtp.example.com")]
    [InlineData("webhook", "notweixin.qq.com")] // the declared name is not a suffix of letters
    public void Warning_ChannelThatMayLeave_CitesBothArticles(string channel, string? host)
    {
        string warning = ChannelReach.Warning(channel, host, ["weixin.qq.com"])!;

        Assert.Contains("article 39", warning, StringComparison.Ordinal);
        Assert.Contains("article 40", warning, StringComparison.Ordinal);
        Assert.Contains("Our reading", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("recorder", null)]
    [InlineData("webhook", "qyapi.weixin.qq.com")]
    [InlineData("webhook", "WEIXIN.QQ.COM")]
    [InlineData("webhook", "127.0.0.1")]
    [InlineData("smtp", "localhost")]
    [InlineData("smtp", "mail.yn.gov.cn")]
    public void Warning_ChannelAtHome_IsNone(string channel, string? host) =>
        Assert.Null(ChannelReach.Warning(channel, host, ["weixin.qq.com"]));
}
