using GovMedia.Functions.Http;
using GovMedia.Workflows.Transparency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Transparency;

/// <summary>The published seals, open to everybody.</summary>
public sealed class TransparencyFunctions(TransparencyLog log)
{
    /// <summary>All heads, oldest first.</summary>
    [Function("ListHeads")]
    public async Task<IActionResult> Heads(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/transparency/heads")] HttpRequest request,
        CancellationToken cancellation) =>
        Answer.Json(new PageOf<DailyHead>(await log.HeadsAsync(cancellation), null));

    /// <summary>The proof that a receipt's entry is under a published root.</summary>
    [Function("ReadProof")]
    public async Task<IActionResult> Proof(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/transparency/proofs/{receipt}")]
        HttpRequest request,
        string receipt,
        CancellationToken cancellation) =>
        Answer.Json(await log.ProofAsync(receipt, cancellation) ?? throw Problem.Of(
            "not-yet-sealed",
            "该收据所在之日尚未封存，或没有这份收据；每日00:05封存前一日。",
            "The receipt's day is not sealed yet, or there is no such receipt; each day is sealed at 00:05 of the next.").Thrown());
}
