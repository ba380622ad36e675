using GovMedia.Workflows;
using GovMedia.Workflows.Storage;

namespace GovMedia.Functions.Accounts;

/// <summary>Which unit sponsors an account (主办单位): where an objection to it goes.</summary>
public sealed class SponsorBook(IRegisterStore store)
{
    private const string Partition = "sponsors";

    /// <summary>The sponsoring unit of an account; null where the account is not known.</summary>
    public async Task<string?> SponsorOfAsync(string account, CancellationToken cancellation) =>
        RegisterLimits.IsKey(account) && await store.ReadAsync(Partition, account, cancellation) is { } row
            ? GovJson.Read<Sponsorship>(row.Body).Unit
            : null;

    /// <summary>Notes the sponsoring units of accounts.</summary>
    public async Task PutAsync(IEnumerable<(string Account, string Unit)> sponsored, CancellationToken cancellation)
    {
        foreach ((string Account, string Unit)[] some in sponsored.Chunk(RegisterLimits.RowsPerCommit))
        {
            await store.CommitAsync(
                Partition,
                [.. some.Select(static s => new RowChange.Put(s.Account, GovJson.Write(new Sponsorship(s.Unit))))],
                cancellation);
        }
    }

    private sealed record Sponsorship(string Unit);
}
