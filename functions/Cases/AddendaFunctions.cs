using System.Text.Json.Nodes;
using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Evidence;
using GovMedia.Workflows.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Cases;

/// <summary>What followed the sealing of a case's package.</summary>
public sealed class AddendaFunctions(CaseLookup cases, IBlobArchive archive)
{
    /// <summary>The signed addenda of a sealed case, oldest first; each verifies offline as it stands.</summary>
    [Function("ReadAddenda")]
    public async Task<IActionResult> Addenda(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cases/{caseNo}/evidence/addenda")] HttpRequest request,
        string caseNo,
        FunctionContext context,
        CancellationToken cancellation)
    {
        await cases.RequireAsync(context.Caller(), caseNo, cancellation);
        List<JsonNode> addenda = [];
        await foreach (string name in archive.ListAsync(EvidenceAddenda.PrefixOf(caseNo), cancellation))
        {
            addenda.Add(JsonNode.Parse((await archive.ReadAsync(name, cancellation))!)!);
        }

        return Answer.Json(new PageOf<JsonNode>(addenda, null));
    }
}
