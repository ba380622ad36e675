using System.Text.Json.Nodes;
using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Editions;

/// <summary>What a case's outside shows of it: what it did, when, and to whom it wrote.</summary>
internal sealed record Life(string[] Acts, string[] Mail)
{
    public static async Task<Life> OfAsync(Instance instance, string caseNo) => new(
        [
            .. (await instance.GetAsync($"/api/cases/{caseNo}/ledger", "auditor")).Items
                .Select(entry => $"{entry!["at"]} {entry["action"]}")
                .Where(act => !act.Contains("mail.", StringComparison.Ordinal)),
        ],
        [
            .. (await instance.GetAsync("/simulation/outbox")).Items
                .Select(mail => $"{mail!["at"]} {mail["template"]} {mail["recipient"]}")
                .Order(StringComparer.Ordinal),
        ]);

    public static async Task<JsonArray> HistoryAsync(Instance instance, string caseNo) =>
        (await instance.GetAsync($"/api/cases/{caseNo}/history?view=raw", "auditor")).Items;
}
