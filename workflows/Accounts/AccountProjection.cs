using System.Text.Json.Nodes;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;

namespace GovMedia.Workflows.Accounts;

/// <summary>Keeps an account's entry in the register in step with its cases, which make it up together: after the commits of
/// each, and anew by the sweeper. Pure but for the write; repeatable. What one case alone makes up is
/// <see cref="Register.ICaseRows"/>.</summary>
public sealed class AccountProjection(AccountRegister accounts)
{
    /// <summary>Whether a change of a case concerns it: whether the account may differ after.</summary>
    /// <param name="before">The case as it was; null where it begins.</param>
    /// <param name="after">The case as it is.</param>
    /// <remarks>It reads how a case stands and the procedure's facts, not its clocks, tasks and letters.</remarks>
    public static bool Concerns(CaseFile? before, CaseFile after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return ChainCase.Codes.Contains(after.Procedure)
            && (before is null
                || before.State != after.State
                || before.EndedAt != after.EndedAt
                || !JsonNode.DeepEquals(before.Facts, after.Facts));
    }

    /// <summary>Brings the account in step with a case. May run again for the same state, and for a case of no account.</summary>
    /// <returns>The account after it; null where it is of none.</returns>
    public async Task<Account?> ProjectAsync(CaseFile file, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!ChainCase.Codes.Contains(file.Procedure))
        {
            return null;
        }

        ChainFacts facts = file.FactsAs<ChainFacts>();
        return await accounts.ChangeAsync(file.Jurisdiction, facts.AccountId, old => Project(old, file, facts), cancellation);
    }

    /// <summary>The account after a case, from what it was before; the same again where nothing is new.</summary>
    public static Account Project(Account? old, CaseFile file, ChainFacts facts)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(facts);
        Account account = old ?? New(file, facts);
        account = account with { Cases = account.Cases.Contains(file.CaseNo) ? account.Cases : account.Cases.Add(file.CaseNo) };
        DateOnly? ended = file.EndedAt is { } at ? ChinaTime.DateOf(at) : null;
        bool completed = file.State == "completed";
        if (file.Procedure is "CLS" or "CAN" or "CHG")
        {
            account = Noticed(account, file.CaseNo, facts.Notice is not null && ended is null);
        }

        account = file.Procedure switch
        {
            "OPN" when file.State == "refused" && facts.Facts.OpenedOn is null => account with { Status = AccountStatus.Refused },
            "OPN" when completed || facts.Facts.OpenedOn is not null => account with
            {
                Status = account.Status == AccountStatus.Opening ? AccountStatus.Operating : account.Status,
                OpenedOn = facts.Facts.OpenedOn ?? ended,
            },
            "CLS" when CarriedOut(file, facts) is { } day && account.Status != AccountStatus.Cancelled =>
                account with { Status = AccountStatus.Closed, ClosedOn = account.ClosedOn ?? day },
            "CAN" when CarriedOut(file, facts) is { } day =>
                account with { Status = AccountStatus.Cancelled, ClosedOn = account.ClosedOn ?? day },
            "CHG" when completed => Changed(account, ended!.Value, facts),
            _ => account,
        };
        return Recorded(file, facts) is { } filed && file.Procedure is "OPN" or "FIL" or "LEG"
            ? account with { FiledOn = account.FiledOn ?? filed, FilingCase = account.FilingCase ?? file.CaseNo, Legacy = false }
            : account;
    }

    // Several notices may run at once, such as of a change and of the closure: it is under notice until the last has ended.
    private static Account Noticed(Account account, string caseNo, bool runs)
    {
        account = account with { Notices = runs ? account.Notices.Add(caseNo) : account.Notices.Remove(caseNo) };
        return account.Status switch
        {
            AccountStatus.Operating when !account.Notices.IsEmpty => account with { Status = AccountStatus.InNotice },
            AccountStatus.InNotice when account.Notices.IsEmpty => account with { Status = AccountStatus.Operating },
            _ => account,
        };
    }

    // What is closed on its platform is closed; the case may go on, such as for the certification that is to be cancelled.
    internal static DateOnly? CarriedOut(CaseFile file, ChainFacts facts) =>
        facts.Steps.GetValueOrDefault("carry-out") is { State: StepState.Done, At: { } at } ? ChinaTime.DateOf(at)
        : file is { State: "completed", EndedAt: { } ended } ? ChinaTime.DateOf(ended)
        : null;

    private static DateOnly? Recorded(CaseFile file, ChainFacts facts) =>
        facts.Steps.TryGetValue("receipt", out StepRecord? receipt) && receipt.State == StepState.Done
            ? ChinaTime.DateOf(receipt.At!.Value)
            : null;

    private static Account New(CaseFile file, ChainFacts facts) => new()
    {
        Id = facts.AccountId,
        Name = facts.Facts.AccountName ?? facts.AccountId,
        Platform = facts.Facts.Platform ?? "",
        Jurisdiction = file.Jurisdiction,
        Unit = file.Unit,
        Status = AccountStatus.Opening,
        Subtype = facts.Facts.Subtype,
        Url = facts.Form["url"]?.GetValue<string>(),
    };

    // Closed in the meantime by another case, it stays as it was.
    private static Account Changed(Account account, DateOnly day, ChainFacts facts) => account.ClosedOn < day ? account : account with
    {
        Name = facts.Form["name"]?.GetValue<string>() ?? account.Name,
        Platform = facts.Form["platform"]?.GetValue<string>() ?? account.Platform,
        Unit = facts.Form["unit"]?.GetValue<string>() ?? account.Unit,
        Url = facts.Form["url"]?.GetValue<string>() ?? account.Url,
    };
}
