using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Functions.Tests.Running;
using GovMedia.Testing;

namespace GovMedia.Functions.Tests.Receipts;

/// <summary>A real instance that writes through a stand-in of SendGrid's service, and what it tells back, truly
/// signed.</summary>
public sealed class ReceiptTests : IAsyncLifetime
{
    private const string Route = "/api/receipts/sendgrid";
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private LoopbackServer _sendGrid = null!;
    private Instance _instance = null!;

    public async Task InitializeAsync()
    {
        _sendGrid = await LoopbackServer.StartAsync();
        _sendGrid.Answer = (202, string.Empty);
        _instance = Instance.Prepare("", demonstration: true, new Dictionary<string, string>
        {
            ["GovMedia__Clock"] = "real",
            ["Standalone__Clock"] = "real",
            ["GovMedia__Channel"] = "sendgrid",
            ["GovMedia__SendGrid__ApiKey"] = "hush",
            ["GovMedia__SendGrid__From"] = "office@example.gov.cn",
            ["GovMedia__SendGrid__Host"] = _sendGrid.Url.ToString(),
            ["GovMedia__SendGrid__EventPublicKey"] = Convert.ToBase64String(_key.ExportSubjectPublicKeyInfo()),
        });
        await _instance.RestartAsync();
    }

    public async Task DisposeAsync()
    {
        await _instance.DisposeAsync();
        await _sendGrid.DisposeAsync();
        _key.Dispose();
    }

    [Fact]
    public async Task Receipts_TrulySigned_AreInTheLedgerOnceAndABounceIsATaskOfTheUnit()
    {
        string caseNo = await LodgeAsync();
        string events = Events(
            Event("e1", "delivered", $"{caseNo}/received"),
            Event("e2", "bounce", $"{caseNo}/received", "550 5.1.1 <a@citizen.example> does not exist"),
            Event("e3", "delivered", "YN-OBJ-2025-000001-X/received"));

        Reply first = await TellAsync(events);
        Reply again = await TellAsync(events);

        Assert.Equal((200, """{"entered":2,"known":0,"unknown":1}"""), (first.Status, first.Text));
        Assert.Equal("""{"entered":0,"known":2,"unknown":1}""", again.Text);
        string[] actions = await ActionsAsync(caseNo);
        Assert.Single(actions, "mail.delivered");
        Assert.Single(actions, "mail.bounced");
        Reply file = await _instance.GetAsync($"/api/cases/{caseNo}", "yn-health.editor");
        JsonNode task = Assert.Single(file.Json["tasks"]!.AsArray(), static t => (string?)t!["kind"] == "tell-applicant")!;
        Assert.Equal("open", (string?)task["state"]);
        Assert.Equal("bounced", (string?)file.Json["receipts"]!["e2"]!["kind"]);

        Reply told = await _instance.PostAsync(
            $"/api/tasks/{task["taskId"]}/completion", new { outcome = "done", reason = "已电话告知" }, "yn-health.editor");
        Assert.Equal(200, told.Status);
        Reply verification = await _instance.GetAsync("/api/audit/verification", "auditor");
        Assert.True((bool)verification.Json["sound"]!, verification.Text);
        Assert.DoesNotContain("a@citizen.example", _instance.Output + file.Json["receipts"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipts_ChangedUnsignedOrOld_AreRefusedAndNothingIsStored()
    {
        string caseNo = await LodgeAsync();
        string events = Events(Event("e1", "bounce", $"{caseNo}/received"));
        byte[] flipped = Encoding.UTF8.GetBytes(events);
        flipped[^3] ^= 1;
        using ECDsa stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        Reply[] refused =
        [
            await TellAsync(events, body: flipped),
            await TellAsync(events, by: stranger),
            await TellAsync(events, age: TimeSpan.FromHours(26)),
            await TellAsync(events, age: TimeSpan.FromMinutes(-10)),
            await _instance.PostAsync(Route, events),
        ];

        Assert.All(refused, static r => Assert.Equal((403, "receipts-refused"), (r.Status, r.Code)));
        Assert.DoesNotContain(await ActionsAsync(caseNo), static a => a is "mail.bounced");
        Assert.Equal((404, "not-found"), await StatusAsync("/api/receipts/webhook", events));
    }

    private async Task<(int Status, string? Code)> StatusAsync(string path, string body)
    {
        Reply reply = await _instance.PostAsync(path, body);
        return (reply.Status, reply.Code);
    }

    private async Task<string> LodgeAsync()
    {
        string caseNo = (await _instance.LodgeAsync())["caseNo"];
        await _instance.UntilAsync(
            $"/api/cases/{caseNo}", "auditor", static r => r.Json["mail"]!["received"] is not null);
        Assert.Contains(_sendGrid.Requests, r => Encoding.UTF8.GetString(r.Body).Contains($"{caseNo}/received", StringComparison.Ordinal));
        return caseNo;
    }

    private async Task<string[]> ActionsAsync(string caseNo) =>
        [.. (await _instance.GetAsync($"/api/cases/{caseNo}/ledger", "auditor")).Items.Select(static e => (string)e!["action"]!)];

    private async Task<Reply> TellAsync(string events, byte[]? body = null, ECDsa? by = null, TimeSpan age = default)
    {
        string timestamp = (DateTimeOffset.UtcNow - age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        string signature = Convert.ToBase64String((by ?? _key).SignData(
            Encoding.UTF8.GetBytes(timestamp + events), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        using ByteArrayContent content = new(body ?? Encoding.UTF8.GetBytes(events));
        content.Headers.ContentType = new("application/json");
        return await _instance.PostAsync(
            Route,
            content,
            null,
            ("X-Twilio-Email-Event-Webhook-Signature", signature),
            ("X-Twilio-Email-Event-Webhook-Timestamp", timestamp));
    }

    private static string Events(params JsonObject[] events) => JsonSerializer.Serialize(events) + "\r\n";

    private static JsonObject Event(string id, string name, string key, string reason = "") => new()
    {
        ["email"] = "a@citizen.example",
        ["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds(),
        ["event"] = name,
        ["sg_event_id"] = id,
        ["reason"] = reason,
        ["govmedia-key"] = key,
    };
}
