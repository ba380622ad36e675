using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using GovMedia.Functions.Http;
using GovMedia.Rules.Law;
using GovMedia.Rules.Law.Plans;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Directory;

namespace GovMedia.Functions.Accounts;

/// <summary>An opening as it comes from outside, with what the register knows of the unit's other accounts.</summary>
/// <param name="AccountId">The account that is to be.</param>
/// <param name="Request">Facts, form, overrides, documents.</param>
public sealed partial record OpeningInput(string AccountId, ChainRequest Request)
{
    private static readonly AccountStatus[] Standing =
        [AccountStatus.Opening, AccountStatus.Operating, AccountStatus.InNotice];

    /// <summary>Reads the body of <c>POST /api/accounts</c>.</summary>
    /// <param name="body">The body.</param>
    /// <param name="unit">The sponsoring unit.</param>
    /// <param name="pack">Its law, for the list of platforms.</param>
    /// <param name="accounts">The register.</param>
    /// <exception cref="ProblemException">Fields are not acceptable; says all of them.</exception>
    public static OpeningInput Read(JsonElement body, Unit unit, Pack pack, IReadOnlyList<Account> accounts)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(accounts);
        FieldErrors errors = new();
        Fields fields = new(body, errors);
        string name = fields.Text("name", 100);
        string platform = PlatformOf(pack, fields.Text("platform", 60));
        string? url = fields.OptionalText("url", 2000);
        Texts.CheckUrl(errors, "url", url);
        string? id = fields.OptionalText("accountId", 80);
        if (id is not null && !IsId(id))
        {
            errors.Add("accountId", "须由小写字母、数字和连字符组成，2至80个字符。", "2 to 80 lower-case letters, digits and hyphens are expected.");
        }

        Account[] own = [.. accounts.Where(a => a.Unit == unit.Id && Standing.Contains(a.Status))];
        Facts known = new()
        {
            AccountName = name,
            Platform = platform,
            OwnerKind = "unit",
            Purpose = "standing",
            SponsorName = unit.Name,
            OthersOnPlatform = [.. own.Where(a => a.Platform == platform).Select(static a => a.Name)],
            OtherAccounts = [.. own.Select(static a => a.Name)],
        };
        ChainRequest request = ChainRequest.Read(body, known, errors);
        errors.ThrowIfAny();
        JsonObject form = request.Form;
        form["name"] ??= name;
        form["platform"] ??= platform;
        if (url is not null)
        {
            form["url"] ??= url;
        }

        return new OpeningInput(id ?? NewId(unit, platform, accounts), request with { Form = form });
    }

    /// <summary>The id of a platform by any of its spellings; the text itself where the pack does not list it.</summary>
    public static string PlatformOf(Pack pack, string given)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return pack.Lists.FirstOrDefault(static l => l.Id == "platforms")?.Items
            .FirstOrDefault(i => i.IsNamed(given))?.Id ?? given;
    }

    /// <summary>Whether a text may be an account's id.</summary>
    public static bool IsId(string text) => Id().IsMatch(text);

    private static string NewId(Unit unit, string platform, IReadOnlyList<Account> accounts)
    {
        StringBuilder slug = new();
        foreach (char c in platform.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c) || c == '-')
            {
                slug.Append(c);
            }
        }

        string id = $"{unit.Id}-{(slug.Length == 0 ? "account" : slug)}";
        HashSet<string> taken = [.. accounts.Select(static a => a.Id)];
        for (int number = 2; ; number++)
        {
            if (!taken.Contains(id))
            {
                return id;
            }

            id = $"{unit.Id}-{(slug.Length == 0 ? "account" : slug)}-{number}";
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,79}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
