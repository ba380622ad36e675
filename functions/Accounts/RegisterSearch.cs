using GovMedia.Workflows.Accounts;

namespace GovMedia.Functions.Accounts;

/// <summary>What is looked for in the public register.</summary>
/// <param name="Jurisdiction">A jurisdiction, or null for all.</param>
/// <param name="Platform">A platform, or null for all.</param>
/// <param name="Status">A status, or null for all but openings that were refused.</param>
/// <param name="Words">A part of the name or the id, or null.</param>
public sealed record RegisterSearch(string? Jurisdiction, string? Platform, string? Status, string? Words)
{
    /// <summary>Whether an account is looked for.</summary>
    public bool Finds(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return (Jurisdiction is null || account.Jurisdiction == Jurisdiction)
            && (Platform is null || string.Equals(account.Platform, Platform, StringComparison.OrdinalIgnoreCase))
            && (Status is null ? account.Status != AccountStatus.Refused : AccountView.Statuses[(int)account.Status] == Status)
            && (Words is null
                || account.Name.Contains(Words, Case)
                || account.Id.Contains(Words, Case));
    }

    // Chinese has no case, and an exact search over the whole register is several times faster.
    private StringComparison Case { get; } =
        Words?.Any(static c => char.IsLower(c) || char.IsUpper(c)) == true
            ? StringComparison.OrdinalIgnoreCase
            : StringComparison.Ordinal;

    /// <summary>A page of what is found, in the order of the ids.</summary>
    /// <param name="accounts">All accounts in that order.</param>
    /// <param name="after">The last id shown already, or null.</param>
    /// <param name="limit">Accounts on the page at most.</param>
    /// <returns>The page, and whether there are more.</returns>
    public (IReadOnlyList<Account> Page, bool More) Page(IReadOnlyList<Account> accounts, string? after, int limit)
    {
        ArgumentNullException.ThrowIfNull(accounts);
        List<Account> page = [];
        for (int at = after is null ? 0 : FirstAfter(accounts, after); at < accounts.Count; at++)
        {
            if (Finds(accounts[at]))
            {
                if (page.Count == limit)
                {
                    return (page, true);
                }

                page.Add(accounts[at]);
            }
        }

        return (page, false);
    }

    private static int FirstAfter(IReadOnlyList<Account> accounts, string id)
    {
        int from = 0;
        int to = accounts.Count;
        while (from < to)
        {
            int middle = (from + to) / 2;
            if (string.CompareOrdinal(accounts[middle].Id, id) <= 0)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }

        return from;
    }
}
