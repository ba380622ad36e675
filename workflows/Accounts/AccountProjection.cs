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
    public async Task ProjectAsync(CaseFile file, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (ChainCase.Codes.Contains(file.Procedure))
        {
            ChainFacts facts = file.FactsAs<ChainFacts>();
            await accounts.ChangeAsync(file.Jurisdiction, facts.AccountId, old => Project(old, file, facts), cancellation);
        }
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
        bool noticed = facts.Notice is not null && ended is null;
        account = file.Procedure switch
        {
            "OPN" when file.State == "refused" && facts.Facts.OpenedOn is null => account with { Status = AccountStatus.Refused },
            "OPN" when completed || facts.Facts.OpenedOn is not null => account with
            {
                Status = account.Status == AccountStatus.Opening ? AccountStatus.Operating : account.Status,
                OpenedOn = facts.Facts.OpenedOn ?? ended,
            },
            "CLS" when completed => account with { Status = AccountStatus.Closed, ClosedOn = ended },
            "CAN" when completed => account with { Status = AccountStatus.Cancelled, ClosedOn = ended },
            "CHG" when completed => Changed(account, facts),
            "CLS" or "CAN" or "CHG" when noticed && account.Status == AccountStatus.Operating => account with { Status = AccountStatus.InNotice },
            "CLS" or "CAN" or "CHG" when ended is not null && account.Status == AccountStatus.InNotice =>
                account with { Status = AccountStatus.Operating },
            _ => account,
        };
        return Recorded(file, facts) is { } day && file.Procedure is "OPN" or "FIL" or "LEG"
            ? account with { FiledOn = account.FiledOn ?? day, FilingCase = account.FilingCase ?? file.CaseNo, Legacy = false }
            : account;
    }

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

    // Closed in the meantime by another case, it stays closed.
    private static Account Changed(Account account, ChainFacts facts) => account with
    {
        Status = account.Status == AccountStatus.InNotice ? AccountStatus.Operating : account.Status,
        Name = facts.Form["name"]?.GetValue<string>() ?? account.Name,
        Platform = facts.Form["platform"]?.GetValue<string>() ?? account.Platform,
        Unit = facts.Form["unit"]?.GetValue<string>() ?? account.Unit,
        Url = facts.Form["url"]?.GetValue<string>() ?? account.Url,
    };
}
