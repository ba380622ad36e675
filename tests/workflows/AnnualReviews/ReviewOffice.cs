using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GovMedia.Rules.Law;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.AnnualReviews;

/// <summary>The county in Hebei with one sponsor, and who acts in its annual review.</summary>
internal sealed class ReviewOffice
{
    public const string Id = "hebei-county-2025";
    public static readonly Actor Manager = new("hb-agri.account-manager", "经办", "account-manager", "hb-agri");
    public static readonly Actor Supervisor = new("hb-go.supervisor", "主管", "supervisor", "hb-go");
    private static readonly NewDocument Report = new("annual-report", "年审报告.txt", "text/plain", "报告"u8.ToArray());

    private ReviewOffice(Office office) => Office = office;

    public Office Office { get; }

    /// <summary>A process over the disk, the units and one account loaded where they are not yet.</summary>
    public static async Task<ReviewOffice> OnAsync(
        Disk disk, PackLibrary? packs = null, Func<IRegisterStore, IRegisterStore>? wrap = null)
    {
        if ((await new DirectoryBook(disk.Register).ReadAsync()).Units.Count == 0)
        {
            DirectoryBook book = new(disk.Register);
            await book.PutAsync(new Unit("hb-go", "县政府办公室", "hebei-county", Supervising: true));
            await book.PutAsync(new Unit("hb-agri", "农业农村局", "hebei-county", Supervising: false, "hb-go"));
            using AccountRegister accounts = new(disk.Register);
            await accounts.PutAsync([AccountOf("hb-agri")]);
        }

        return new ReviewOffice(new Office(disk, wrap, packs: packs));
    }

    public static Account AccountOf(string unit, AccountStatus status = AccountStatus.Operating) => new()
    {
        Id = $"{unit}-wechat",
        Name = "便民服务",
        Platform = "wechat",
        Jurisdiction = "hebei-county",
        Unit = unit,
        Status = status,
        OpenedOn = new DateOnly(2024, 3, 1),
    };

    /// <summary>The pack without its gate: an instrument that asks for the report and bars nothing.</summary>
    public static PackLibrary WithoutTheBan()
    {
        PackSource source = PackLibrary.EmbeddedSources().Single(static s => s.Name.Contains("hebei", StringComparison.Ordinal));
        JsonObject pack = JsonNode.Parse(source.Json)!.AsObject();
        JsonNode gate = pack["gates"]!.AsArray().Single(static g => (string?)g!["id"] == "operating-ban")!;
        pack["gates"]!.AsArray().Remove(gate);
        return PackLibrary.Load([new PackSource(source.Name, pack.ToJsonString())]);
    }

    /// <summary>Opens the reviews whose day has come, as the timer does.</summary>
    public async Task OpenAsync()
    {
        foreach (Campaign review in await Office.Reviews.StartDueAsync())
        {
            while (await Office.Campaigns.OpenBatchAsync(review.Id, Office.SettleAsync))
            {
                // The next batch.
            }
        }

        await Office.Reviews.LapseAsync(Office.SettleAsync);
    }

    /// <summary>The case of the sponsor in a review.</summary>
    public async Task<string> CaseAsync(string id = Id, string unit = "hb-agri") =>
        (await Office.Campaigns.MembersAsync(id)).Single(m => m.Unit == unit).CaseNo;

    public Task<Refusal?> ReportAsync(string caseNo, Actor? by = null, JsonObject? data = null) =>
        CompleteAsync(caseNo, "report", "done", by ?? Manager, data);

    public Task<Refusal?> CorrectAsync(string caseNo, Actor? by = null) => CompleteAsync(caseNo, "correct", "done", by ?? Manager);

    public Task<Refusal?> JudgeAsync(string caseNo, string outcome, Actor? by = null) => CompleteAsync(caseNo, "judge", outcome, by ?? Supervisor);

    /// <summary>Whether a ban stands on the sponsor.</summary>
    public async Task<bool> IsBannedAsync(string unit = "hb-agri") => await Office.Bans.OfAsync(unit) is not null;

    /// <summary>The ledger as "time action", from an instant on and without the steps and reminders in between.</summary>
    public async Task<string[]> StoryAsync(string caseNo) =>
        [.. (await Office.StoryAsync(caseNo)).Where(static s =>
            !s.Contains("step.opened", StringComparison.Ordinal) && !s.Contains("clock.reminded", StringComparison.Ordinal))];

    private async Task<Refusal?> CompleteAsync(string caseNo, string kind, string outcome, Actor by, JsonObject? data = null)
    {
        string task = (await Office.FileAsync(caseNo)).Tasks.Values.Single(t => t.Kind == kind && t.State == TaskState.Open).TaskId;
        NewDocument[] documents = outcome == "done" && kind != "judge" ? [Report] : [];
        string? reason = outcome is "refused" or "returned" ? "缺少安全检查情况。" : null;
        User user = new(by.User, by.Name, by.Unit, ImmutableList.Create(by.Role));
        return await Office.ActAsync(
            caseNo, by, t => TaskDesk.Complete(t, task, new Completion(outcome, reason, data, documents), user, Office.Procedures));
    }
}
