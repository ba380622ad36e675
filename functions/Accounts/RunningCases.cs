using System.Globalization;
using GovMedia.Functions.Http;
using GovMedia.Functions.Sessions;
using GovMedia.Rules;
using GovMedia.Workflows;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;

namespace GovMedia.Functions.Accounts;

/// <summary>Sees to it that an account has at most one running case of a procedure.</summary>
/// <remarks>The claim is written before the case. One whose case never came to be is given up after a minute.</remarks>
public sealed class RunningCases(IRegisterStore store, CaseRegister register, MachineClock clock)
{
    private const string Partition = "account-cases";
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>The running case of an account in a procedure, or null.</summary>
    /// <remarks>A procedure is its three letters; of an ordered one, with <c>:ordered</c>.</remarks>
    public async Task<CaseFile?> FindAsync(string accountId, string procedure, CancellationToken cancellation) =>
        await store.ReadAsync(Partition, Key(accountId, procedure), cancellation) is { } row
        && await register.ReadAsync(GovJson.Read<Claim>(row.Body).CaseNo, cancellation) is { File: { EndedAt: null } file }
            ? file
            : null;

    /// <summary>Sees that nothing is begun beside what makes it pointless: no change of an account that is being closed or
    /// cancelled, no filing of one whose re-filing (补办备案) runs.</summary>
    /// <exception cref="ProblemException">Such a case runs; the problem names it.</exception>
    public async Task EnsureRoomAsync(Account account, string procedure, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(account);
        string[] before = procedure switch { "CHG" => ["CLS", "CAN"], "FIL" => ["LEG"], _ => [] };
        foreach (string caseNo in before.Length == 0 ? [] : account.Cases.Reverse())
        {
            if (await register.ReadAsync(caseNo, cancellation) is { File: { EndedAt: null } file } && before.Contains(file.Procedure))
            {
                throw Taken(account.Id, file.Procedure, caseNo).Thrown();
            }
        }
    }

    /// <summary>Claims the account for a case that is about to begin.</summary>
    /// <exception cref="ProblemException">Another case runs; the problem names it.</exception>
    public async Task ClaimAsync(string accountId, string procedure, string caseNo, CancellationToken cancellation)
    {
        string key = Key(accountId, procedure);
        string body = GovJson.Write(new Claim(caseNo, clock.Now.ToUnixTimeSeconds()));
        while (true)
        {
            Row? row = await store.ReadAsync(Partition, key, cancellation);
            if (row is not null)
            {
                Claim held = GovJson.Read<Claim>(row.Body);
                if (held.CaseNo == caseNo)
                {
                    return;
                }

                CaseRecord? other = await register.ReadAsync(held.CaseNo, cancellation);
                bool stale = clock.Now.ToUnixTimeSeconds() - held.At > Grace.TotalSeconds;
                if (other is { File.EndedAt: null } || (other is null && !stale))
                {
                    throw Taken(accountId, procedure, held.CaseNo).Thrown();
                }
            }

            try
            {
                RowChange change = row is null ? new RowChange.Insert(key, body) : new RowChange.Replace(key, body, row.ETag);
                await store.CommitAsync(Partition, [change], cancellation);
                return;
            }
            catch (RegisterConflictException)
            {
                // Somebody else claimed it in the same moment; look again.
            }
        }
    }

    /// <summary>What is said where a case runs already.</summary>
    public static Problem Taken(string accountId, string procedure, string caseNo)
    {
        LocalText name = Rules.Law.Procedures.Get(procedure.Split(':')[0]).Name;
        return Problem.Of(
            "case-running",
            $"账号 {accountId} 已有一件{name.Zh}在办：{caseNo}。同一账号同一程序同时只办一件。",
            $"Account {accountId} has a running case of {name.En}: {caseNo}. One case of a procedure runs at a time.");
    }

    private static string Key(string accountId, string procedure) =>
        string.Create(CultureInfo.InvariantCulture, $"{accountId}:{procedure}");

    private sealed record Claim(string CaseNo, long At);
}
