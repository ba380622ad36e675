using System.Globalization;
using System.Text.Json.Nodes;
using GovMedia.Functions.Access;
using GovMedia.Functions.Cases;
using GovMedia.Functions.Http;
using GovMedia.Functions.Pages;
using GovMedia.Rules.Calendar;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Directory;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Accounts;

/// <summary>The registration form of a filing (备案登记表), to be printed, signed and sealed. Chinese, as the law names it.</summary>
public sealed class RegistrationFormFunctions(CaseLookup cases, LawBook laws)
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["name"] = "账号名称",
        ["platform"] = "所属平台",
        ["url"] = "账号网址",
        ["unit"] = "主办单位",
        ["operator"] = "承办单位",
        ["certification"] = "认证信息",
        ["reason"] = "事由",
        ["head"] = "主要负责人",
        ["deputy"] = "分管负责人",
        ["manager"] = "账号管理员",
        ["phone"] = "联系电话",
        ["email"] = "电子邮箱",
        ["purpose"] = "用途",
        ["description"] = "功能介绍",
    };

    /// <summary>The form of a case, as it stands.</summary>
    [Function("RegistrationForm")]
    public async Task<IActionResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cases/{caseNo}/registration-form")] HttpRequest request,
        string caseNo,
        FunctionContext context,
        CancellationToken cancellation)
    {
        Caller caller = context.Caller();
        CaseFile file = await cases.RequireAsync(caller, caseNo, cancellation);
        if (!ChainCase.Codes.Contains(file.Procedure))
        {
            throw CaseLookup.Unknown(caseNo).Thrown();
        }

        CaseLaw law = await laws.PinnedAsync(file.Pins, cancellation);
        return Answer.Text(Write(file, law, caller.People).ToString(), "text/html")
            .With("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'")
            .With("Content-Language", "zh-CN");
    }

    private static Html Write(CaseFile file, CaseLaw law, DirectorySnapshot people)
    {
        ChainFacts facts = file.FactsAs<ChainFacts>();
        Plan plan = ChainDesk.PlanOf(file, law);
        string title = plan.Checklists.Select(static c => c.Form).OfType<string>().FirstOrDefault()
            ?? $"政务新媒体{Rules.Law.Procedures.Get(file.Procedure).Name.Zh}登记表";
        Html form = Html.Join(facts.Form.Select(static f => Row(Labels.GetValueOrDefault(f.Key, f.Key), Text(f.Value))));
        Html steps = Html.Join(plan.Steps.Select(s => Step(s, facts, file)));
        Html receipts = Html.Join(facts.Receipts.Select(static r => Row($"备案号（{r.Key}）", r.Value)));
        Html clauses = Html.Join(plan.Citations
            .Where(c => plan.Steps.Any(s => s.Step.Action is StepAction.File or StepAction.Record && s.Clauses.Contains(c)))
            .Select(c => Html.Of($"<li>{law.Cite(c.Id)}</li>")));
        return Html.Of($$"""
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>{{title}}</title>
            <style>
            @page { size: A4; margin: 20mm }
            body { font-family: SimSun, "Noto Serif CJK SC", serif; max-width: 180mm; margin: 0 auto }
            h1 { text-align: center; font-size: 20pt }
            table { border-collapse: collapse; width: 100% }
            th, td { border: 1px solid #000; padding: 2mm; text-align: left; vertical-align: top }
            th { width: 32%; font-weight: normal }
            .seal { height: 25mm }
            </style></head><body>
            <h1>{{title}}</h1>
            <p>案件编号：{{file.CaseNo}}　　填报日期：{{Day(file.ReceivedAt)}}</p>
            <table>
            {{Row("主办单位", people.Units.GetValueOrDefault(file.Unit)?.Name ?? file.Unit)}}
            {{Row("主管单位", file.Supervisor is { } above ? people.Units.GetValueOrDefault(above)?.Name ?? above : "")}}
            {{Row("登记编号", facts.AccountId)}}
            {{Row("开设日期", facts.Facts.OpenedOn?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? "")}}
            {{form}}
            {{steps}}
            {{receipts}}
            <tr class="seal"><th>主办单位意见</th><td>（签字、盖章）　　　　年　　月　　日</td></tr>
            <tr class="seal"><th>主管单位意见</th><td>（签字、盖章）　　　　年　　月　　日</td></tr>
            </table>
            <p>依据：</p><ul>{{clauses}}</ul>
            </body></html>
            """);
    }

    private static Html Step(PlannedStep step, ChainFacts facts, CaseFile file)
    {
        string state = facts.Steps.TryGetValue(step.Id, out StepRecord? record) && record is { State: StepState.Done, At: { } at }
            ? $"{file.Tasks[record.TaskId].CompletedBy}　{Day(at)}"
            : "";
        return Row(step.Step.Title?.Zh ?? step.Id, state);
    }

    private static Html Row(string label, string value) => Html.Of($"<tr><th>{label}</th><td>{value}</td></tr>");

    private static string Text(JsonNode? value) =>
        value is JsonValue plain && plain.TryGetValue(out string? text) ? text : value?.ToJsonString(Workflows.GovJson.Options) ?? "";

    private static string Day(DateTimeOffset at) => ChinaTime.At(at).ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
