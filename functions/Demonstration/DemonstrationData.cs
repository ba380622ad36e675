using System.Collections.Immutable;
using GovMedia.Functions.Composition;
using GovMedia.Functions.Sessions;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using Pack = GovMedia.Rules.Law.Pack;
using PackLibrary = GovMedia.Rules.Law.PackLibrary;

namespace GovMedia.Functions.Demonstration;

/// <summary>The demonstration data: units, users and accounts to try the product with. Never beside real
/// cases.</summary>
public sealed class DemonstrationData(
    IRegisterStore store,
    DirectoryBook directory,
    CredentialStore credentials,
    AccountRegister accounts,
    InstanceSettings settings,
    PackLibrary packs)
{
    private const string MarkPartition = "instance";
    private const string Mark = "demonstration";

    private static readonly string[] SponsoringRoles =
        [Roles.Editor, Roles.AccountManager, Roles.SectionHead, Roles.DeputyHead, Roles.UnitHead];

    private static readonly string[] SupervisingRoles =
        [Roles.Supervisor, Roles.SupervisorHead, .. SponsoringRoles];

    private static readonly Unit[] Shipped =
    [
        new("yn-go", "云南省人民政府办公厅（演示）", "yunnan", Supervising: true),
        new("yn-health", "云南省卫生健康委员会（演示）", "yunnan", Supervising: false, "yn-go"),
        new("yn-culture", "云南省文化和旅游厅（演示）", "yunnan", Supervising: false, "yn-go"),
        new("cq-go", "重庆市人民政府办公厅（演示）", "chongqing", Supervising: true),
        new("tn-go", "潼南区人民政府办公室（演示）", "tongnan", Supervising: true, "cq-go"),
        new("tn-edu", "潼南区教育委员会（演示）", "tongnan", Supervising: false, "tn-go"),
        new("ja-go", "晋安区人民政府办公室（演示）", "jinan", Supervising: true),
        new("ja-civil", "晋安区民政局（演示）", "jinan", Supervising: false, "ja-go"),
        new("jc-go", "江川区人民政府办公室（演示）", "jiangchuan", Supervising: true, "yn-go"),
        new("ah-township", "安化彝族乡人民政府（演示）", "anhua", Supervising: false, "jc-go"),
        new("hb-go", "某县人民政府办公室（演示）", "hebei-county", Supervising: true),
        new("hb-agri", "某县农业农村局（演示）", "hebei-county", Supervising: false, "hb-go"),
    ];

    private readonly Unit[] _units = [.. Shipped, .. OfOwnPacks(packs)];

    private static readonly ImmutableDictionary<string, string> RoleNames = new Dictionary<string, string>
    {
        [Roles.Editor] = "信息员",
        [Roles.AccountManager] = "账号管理员",
        [Roles.SectionHead] = "科室负责人",
        [Roles.DeputyHead] = "分管负责人",
        [Roles.UnitHead] = "主要负责人",
        [Roles.Supervisor] = "主管单位经办",
        [Roles.SupervisorHead] = "主管单位负责人",
    }.ToImmutableDictionary();

    /// <summary>Loads what is missing of it; on a later start the passwords stay unless another one is set.</summary>
    /// <exception cref="InvalidOperationException">The data directory holds real cases or users.</exception>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        bool known = await store.ReadAsync(MarkPartition, Mark, cancellation) is not null;
        if (!known)
        {
            await RefuseBesideRealDataAsync(cancellation);
            await store.CommitAsync(MarkPartition, [new RowChange.Put(Mark, "{}")], cancellation);
        }

        User[] users = [.. Users()];
        DirectorySnapshot there = await directory.ReadAsync(cancellation);
        foreach (Unit unit in _units.Where(u => !there.Units.ContainsKey(u.Id)))
        {
            await directory.PutAsync(unit, cancellation);
        }

        foreach (User user in users.Where(u => !there.Users.ContainsKey(u.Id)))
        {
            await directory.PutAsync(user, cancellation);
        }

        HashSet<string> listed = [.. (await accounts.AllAsync(cancellation)).Select(static a => a.Id)];
        await accounts.PutAsync(Accounts().Where(a => !listed.Contains(a.Id)), cancellation);
        await SetPasswordsAsync(users, cancellation);
    }

    private async Task SetPasswordsAsync(User[] users, CancellationToken cancellation)
    {
        string last = users[^1].Id;
        if (settings.DemonstrationPassword is { } chosen)
        {
            if (await credentials.CheckAsync(last, chosen, cancellation) is null)
            {
                await credentials.SetAsync(users.Select(static u => u.Id), chosen, mustChange: false, cancellation);
            }
        }
        else if (await credentials.ReadAsync(last, cancellation) is null)
        {
            string password = credentials.NewPassword();
            await credentials.SetAsync(users.Select(static u => u.Id), password, mustChange: false, cancellation);
            Console.WriteLine($"Demonstration users sign in with the password {password}");
        }
    }

    private async Task RefuseBesideRealDataAsync(CancellationToken cancellation)
    {
        await foreach (Row row in store.ScanAsync(Partitions.CasesPrefix, cancellation: cancellation))
        {
            throw new InvalidOperationException(
                $"The data directory holds real cases ({row.Key}); demonstration data (--demo) is accepted in a new one "
                + "only.");
        }

        if ((await directory.ReadAsync(cancellation)).Users.Count > 0)
        {
            throw new InvalidOperationException(
                "The data directory holds real users; demonstration data (--demo) is accepted in a new one only.");
        }
    }

    private IEnumerable<User> Users()
    {
        foreach (Unit unit in _units)
        {
            foreach (string role in unit.Supervising ? SupervisingRoles : SponsoringRoles)
            {
                yield return Make(unit, role, role);
            }

            yield return Make(unit, "editor2", Roles.Editor);
        }

        yield return new User("auditor", "审计员（演示）", null, [Roles.Auditor], "auditor@audit.example");
        yield return new User("admin", "管理员（演示）", null, [Roles.Administrator], "admin@govmedia.example");
    }

    /// <summary>For each jurisdiction that only the instance's own packs have: a supervising and a sponsoring unit.</summary>
    private static IEnumerable<Unit> OfOwnPacks(PackLibrary packs)
    {
        foreach (Pack pack in packs.Packs
            .Where(static p => Shipped.All(u => u.Jurisdiction != p.Jurisdiction)).DistinctBy(static p => p.Jurisdiction))
        {
            string code = pack.Code.ToLowerInvariant();
            string name = pack.Document.Name.Zh;
            yield return new Unit($"{code}-go", $"{name}人民政府办公室（演示）", pack.Jurisdiction, Supervising: true);
            yield return new Unit($"{code}-unit", $"{name}某单位（演示）", pack.Jurisdiction, Supervising: false, $"{code}-go");
        }
    }

    private static User Make(Unit unit, string name, string role) => new(
        $"{unit.Id}.{name}", $"{unit.Name} {RoleNames[role]}", unit.Id, [role], $"{name}@{unit.Id}.example");

    private IEnumerable<Account> Accounts()
    {
        foreach (Unit unit in _units.Where(static u => !u.Supervising))
        {
            yield return Operating(unit, "wechat", "微信公众号", new DateOnly(2024, 3, 1));
            yield return Operating(unit, "weibo", "微博", new DateOnly(2024, 6, 3));
        }

        // Opened before the measures were promulgated on 2019-08-03, and not filed again since.
        Unit culture = _units.Single(static u => u.Id == "yn-culture");
        yield return Operating(culture, "legacy", "微信公众号（旧）", new DateOnly(2017, 5, 10)) with
        {
            Platform = "wechat",
            FiledOn = null,
            Legacy = true,
        };
    }

    private static Account Operating(Unit unit, string suffix, string name, DateOnly opened) => new()
    {
        Id = $"{unit.Id}-{suffix}",
        Name = $"{unit.Name} {name}",
        Platform = suffix,
        Jurisdiction = unit.Jurisdiction,
        Unit = unit.Id,
        Status = AccountStatus.Operating,
        OpenedOn = opened,
        FiledOn = opened.AddMonths(1),
    };
}
