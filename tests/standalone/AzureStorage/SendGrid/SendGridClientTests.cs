using System.Net;
using System.Text.Json.Nodes;
using SendGrid;
using SendGrid.Helpers.Errors.Model;
using SendGrid.Helpers.Mail;
using SendGrid.Helpers.Reliability;

namespace GovMedia.Standalone.SendGrid.Tests;

public sealed class SendGridClientTests
{
    [Fact]
    public async Task SendEmail_WholeMessage_IsTheServicesJson()
    {
        await using MailListener listener = new();
        SendGridMessage message = MailHelper.CreateSingleEmail(
            new EmailAddress("office@example.test", "云南省某办"),
            new EmailAddress("citizen@example.test"),
            "受理通知书",
            "您的异议已受理。",
            "<p>您的异议已受理。</p>");
        message.AddTo(new EmailAddress("CITIZEN@example.test"));
        message.AddBcc(new EmailAddress("archive@example.test"));
        message.AddHeader("Message-ID", "<key-1@example.test>");
        message.AddCustomArg("key", "key-1");
        message.AddAttachment("通知.pdf", Convert.ToBase64String([1, 2, 3]), "application/pdf", "attachment");
        message.SetReplyTo(new EmailAddress("reply@example.test"));
        message.SetClickTracking(false, false);
        message.SetOpenTracking(false);
        message.SetSandBoxMode(true);

        Response response = await Client(listener).SendEmailAsync(message);

        Assert.Equal((HttpStatusCode.Accepted, true), (response.StatusCode, response.IsSuccessStatusCode));
        Assert.Equal("id-1", response.DeserializeResponseHeaders()["X-Message-Id"]);
        MailListener.Received sent = Assert.Single(listener.Requests);
        Assert.Equal(
            ("POST", "/v3/mail/send", "Bearer key", "application/json; charset=utf-8"),
            (sent.Method, sent.Path, sent.Authorization, sent.ContentType));
        JsonNode expected = JsonNode.Parse("""
            {
              "from": { "name": "云南省某办", "email": "office@example.test" },
              "personalizations": [{
                "to": [{ "email": "citizen@example.test" }],
                "bcc": [{ "email": "archive@example.test" }],
                "subject": "受理通知书",
                "headers": { "Message-ID": "<key-1@example.test>" },
                "custom_args": { "key": "key-1" }
              }],
              "content": [
                { "type": "text/plain", "value": "您的异议已受理。" },
                { "type": "text/html", "value": "<p>您的异议已受理。</p>" }
              ],
              "attachments": [{
                "content": "AQID", "type": "application/pdf", "filename": "通知.pdf", "disposition": "attachment"
              }],
              "mail_settings": { "sandbox_mode": { "enable": true } },
              "tracking_settings": {
                "click_tracking": { "enable": false, "enable_text": false }, "open_tracking": { "enable": false }
              },
              "reply_to": { "email": "reply@example.test" }
            }
            """)!;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(sent.Body)), sent.Body);
    }

    [Fact]
    public void Serialize_HtmlGivenFirst_PutsPlainTextFirst()
    {
        SendGridMessage message = new() { HtmlContent = "<p>h</p>", PlainTextContent = "p" };

        Assert.Equal(
            ["text/plain", "text/html"],
            SendGridMessage.Deserialize(message.Serialize()).Contents!.Select(content => content.Type));
        Assert.Null(message.Contents);
    }

    [Fact]
    public void CreateSingleEmailToMultipleRecipients_HidesThemFromEachOtherUnlessAsked()
    {
        List<EmailAddress> tos = [new("a@example.test"), new("b@example.test")];
        EmailAddress from = new("f@example.test");

        SendGridMessage apart = MailHelper.CreateSingleEmailToMultipleRecipients(from, tos, "s", "t", null);
        SendGridMessage together = MailHelper.CreateSingleEmailToMultipleRecipients(from, tos, "s", "t", null, true);

        Assert.Equal([1, 1], apart.Personalizations!.Select(one => one.Tos!.Count));
        Assert.Equal([2], together.Personalizations!.Select(one => one.Tos!.Count));
        Assert.Equal("s", apart.Subject);
    }

    [Fact]
    public async Task SendEmail_ServerFails_IsRepeatedAsTheSettingsSay()
    {
        await using MailListener listener = new(503, 500);

        Response response = await Client(listener, retries: 2).SendEmailAsync(Message());

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(3, listener.Requests.Count);
        Assert.Single(listener.Requests.Select(request => request.Body).Distinct());
    }

    [Fact]
    public async Task SendEmail_ServerFailsForGood_IsAnswered()
    {
        await using MailListener listener = new(503, 503, 503);

        Response response = await Client(listener, retries: 2).SendEmailAsync(Message());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(3, listener.Requests.Count);
        Assert.Contains("errors", await response.DeserializeResponseBodyAsync());
    }

    [Theory]
    [InlineData(400, typeof(BadRequestException))]
    [InlineData(401, typeof(UnauthorizedException))]
    [InlineData(413, typeof(PayloadTooLargeException))]
    [InlineData(429, typeof(TooManyRequestsException))]
    [InlineData(503, typeof(ServiceNotAvailableException))]
    public async Task SendEmail_RefusedAndAskedToThrow_ThrowsWhatItMeans(int status, Type exception)
    {
        await using MailListener listener = new(status);
        SendGridClient client = new(
            new SendGridClientOptions { ApiKey = "key", Host = listener.Address, HttpErrorAsException = true });

        await Assert.ThrowsAsync(exception, () => client.SendEmailAsync(Message()));
    }

    [Fact]
    public async Task SendEmail_Refused_IsNotRepeated()
    {
        await using MailListener listener = new(400);

        Response response = await Client(listener, retries: 3).SendEmailAsync(Message());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Single(listener.Requests);
    }

    [Fact]
    public async Task Request_QueryAndPath_StandInTheAddress()
    {
        await using MailListener listener = new();

        await Client(listener).RequestAsync(
            BaseClient.Method.GET, queryParams: """{"limit":5,"q":["a b","乙"]}""", urlPath: "messages");

        Assert.Equal("/v3/messages?limit=5&q=a%20b&q=%E4%B9%99", Assert.Single(listener.Requests).Path);
    }

    [Theory]
    [InlineData(6, 1)]
    [InlineData(-1, 1)]
    [InlineData(1, 31)]
    public void ReliabilitySettings_BeyondLimits_AreTheCallersMistake(int retries, int longest)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReliabilitySettings(
            retries, TimeSpan.Zero, TimeSpan.FromSeconds(longest), TimeSpan.Zero));
    }

    [Theory]
    [InlineData("收件人 <a@example.test>", "a@example.test", "收件人")]
    [InlineData("a@example.test", "a@example.test", null)]
    public void StringToEmailAddress_EitherForm_IsRead(string text, string address, string? name)
    {
        EmailAddress read = MailHelper.StringToEmailAddress(text);

        Assert.Equal((address, name), (read.Email, read.Name));
    }

    private static SendGridClient Client(MailListener listener, int retries = 0) =>
        new(new SendGridClientOptions
        {
            ApiKey = "key",
            Host = listener.Address,
            ReliabilitySettings = new ReliabilitySettings(
                retries, TimeSpan.Zero, TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(1)),
        });

    private static SendGridMessage Message() => MailHelper.CreateSingleEmail(
        new EmailAddress("f@example.test"), new EmailAddress("t@example.test"), "s", "t", null);
}
