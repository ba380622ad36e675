using System.Collections.Frozen;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.AnnualReviews;
using GovMedia.Workflows.Reports;

namespace GovMedia.Functions.Accounts;

/// <summary>What is looked for in the public register.</summary>
/// <param name="Jurisdiction">A jurisdiction, or null for all.</param>
/// <param name="Platform">A platform, or null for all.</param>
/// <param name="Status">One of <see cref="Filters"/>, or null for all but openings that were refused.</param>
/// <param name="Words">A part of the name, the id or the address, or an address below the account's; or null.</param>
public sealed record RegisterSearch(string? Jurisdiction, string? Platform, string? Status, string? Words)
{
    /// <summary>What <c>status</c> takes: each status, and <c>open</c> (in operation, notice or none), <c>filed</c>,
    /// <c>banned</c>, <c>fake-reported</c>.</summary>
    public static IReadOnlyList<string> Filters { get; } = [.. AccountView.Statuses, "open", "filed", "banned", "fake-reported"];

    /// <summary>The operating bans, by sponsor.</summary>
    public IReadOnlyDictionary<string, StandingBan> Bans { get; init; } = FrozenDictionary<string, StandingBan>.Empty;

    /// <summary>The operating ban on an account; null for none, and where it does not operate.</summary>
    public StandingBan? BanOf(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return IsOpen(account) ? Bans.GetValueOrDefault(account.Unit) : null;
    }

    /// <summary>The reports of fake accounts, by the name they were made under.</summary>
    public IReadOnlyDictionary<string, FakeReport[]> Fakes { get; init; } = FrozenDictionary<string, FakeReport[]>.Empty;

    /// <summary>Whether an account is looked for.</summary>
    public bool Finds(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return (Jurisdiction is null || account.Jurisdiction == Jurisdiction)
            && (Platform is null || string.Equals(account.Platform, Platform, StringComparison.OrdinalIgnoreCase))
            && HasStatus(account)
            && (Words is null
                || account.Name.Contains(Words, Case)
                || account.Id.Contains(Words, Case)
                || (account.Url is { } url && IsAt(url)));
    }

    private string? Address { get; } = Words?.Contains('.', StringComparison.Ordinal) == true ? Bare(Words) : null;

    private bool HasStatus(Account account) => Status switch
    {
        null => account.Status != AccountStatus.Refused,
        "open" => IsOpen(account),
        "filed" => IsOpen(account) && account.FiledOn is not null,
        "banned" => BanOf(account) is not null,
        "fake-reported" => FakeReports.Of(account, Fakes).Count > 0,
        _ => AccountView.Statuses[(int)account.Status] == Status,
    };

    private static bool IsOpen(Account account) => account.InOperation;

    // Whoever pastes the address of a post means the account it is on.
    private bool IsAt(string url)
    {
        if (Address is not { Length: > 3 } asked)
        {
            return false;
        }

        string own = Bare(url);
        return own.Contains(asked, StringComparison.OrdinalIgnoreCase)
            || (own.Contains('/', StringComparison.Ordinal)
                && asked.StartsWith(own, StringComparison.OrdinalIgnoreCase)
                && asked[own.Length] is '/' or '?' or '#' or '&');
    }

    private static string Bare(string address)
    {
        ReadOnlySpan<char> text = address.AsSpan().Trim();
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        text = scheme < 0 ? text : text[(scheme + 3)..];
        text = text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;
        return text.TrimEnd('/').ToString();
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
