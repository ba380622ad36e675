using GovMedia.Functions.Http;
using GovMedia.Workflows.Delivery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GovMedia.Functions.Receipts;

/// <summary>Where channels tell what became of the messages they accepted: evidence of telling (告知).</summary>
/// <remarks>Whoever sends must have signed. Logs hold numbers alone, never a body, an address or a message's
/// key.</remarks>
public sealed class ReceiptFunctions(
    IEnumerable<IReceiptReader> readers, TakeReceipt take, ILogger<ReceiptFunctions> log)
{
    /// <summary>Takes receipts; a channel that is not answered 2xx tells them again, and each is entered
    /// once.</summary>
    [Function("TakeReceipts")]
    public async Task<IActionResult> Take(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/receipts/{channel}")] HttpRequest request,
        string channel,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        IReceiptReader reader = readers.FirstOrDefault(r => r.Channel == channel) ?? throw Problem.Of(
            "not-found", "此处没有可提供的内容。", "Nothing is served at this address.").Thrown();
        byte[] body = await RequestBody.ReadAsync(request, cancellation);
        IReadOnlyList<ChannelReceipt> receipts = reader.Read(body, name => request.Headers[name]) ?? throw Problem.Of(
            "receipts-refused",
            "签名无效、签名时间不在允许的范围内，或者内容不是回执列表；未保存任何内容。",
            "The signature does not fit, is too old, or signs no list of receipts; nothing was stored.").Thrown();

        int entered = 0, known = 0;
        foreach (ChannelReceipt receipt in receipts)
        {
            bool? taken = await take.RunAsync(channel, receipt, cancellation);
            entered += taken == true ? 1 : 0;
            known += taken == false ? 1 : 0;
        }

        ReceiptsAnswer answer = new(entered, known, receipts.Count - entered - known);
        log.LogInformation(
            "{Channel} told of {Entered} messages, of {Known} again, of {Unknown} that no case here has",
            channel,
            answer.Entered,
            answer.Known,
            answer.Unknown);
        return Answer.Json(answer);
    }
}
