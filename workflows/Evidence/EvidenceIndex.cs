using System.Globalization;
using System.Net;
using System.Text;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;

namespace GovMedia.Workflows.Evidence;

/// <summary>The readable page of a package: what happened, when, by whom, on which clause.</summary>
internal static class EvidenceIndex
{
    public static string Html(CaseFile file, CaseLaw law, IReadOnlyList<LedgerEntry> ledger)
    {
        StringBuilder html = new();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="zh-CN"><head><meta charset="utf-8"><title>{Text(file.CaseNo)}</title></head><body>
            <h1>证据包 {Text(file.CaseNo)}</h1>
            <p>程序 {Text(file.Procedure)}，办理单位 {Text(file.Unit)}，状态 {Text(file.State)}，收到 {Moment(file.ReceivedAt)}。</p>
            <p>规则包 {Text(file.Pins.Pack)} 第 {file.Pins.PackVersion} 版，日历 {Text(file.Pins.Calendar)}，程序版本 {Text(file.Pins.Code)}。</p>
            <h2>时限</h2><table><tr><th>时限</th><th>依据</th><th>起算日</th><th>届满日</th><th>状态</th></tr>

            """);
        foreach (CaseClock clock in file.Clocks.Values)
        {
            html.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{Text(clock.Id)}</td><td>{Text(law.Cite(clock.Rule))}</td><td>{clock.StartDate:yyyy-MM-dd}</td><td>{clock.DueDate:yyyy-MM-dd}</td><td>{GovJson.Name(clock.State)}</td></tr>\n");
        }

        html.Append("</table>\n<h2>台账</h2><table><tr><th>序号</th><th>时间</th><th>行为人</th><th>行为</th><th>依据</th><th>散列</th></tr>\n");
        foreach (LedgerEntry entry in ledger)
        {
            string actor = entry.Actor.OnBehalfOf is { } principal ? $"{entry.Actor.User}（代 {principal}）" : entry.Actor.User;
            html.Append(
                CultureInfo.InvariantCulture,
                $"<tr><td>{entry.Seq}</td><td>{Moment(entry.At)}</td><td>{Text(actor)}</td><td>{Text(entry.Action)}</td><td>{Text(entry.Rule ?? "")}</td><td><code>{entry.Hash}</code></td></tr>\n");
        }

        html.Append("</table>\n<p>核验：govmedia verify 本文件。个人信息以密文保存，核验无需密钥。</p>\n</body></html>\n");
        return html.ToString();
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Moment(DateTimeOffset at) =>
        ChinaTime.At(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
