using GovMedia.Rules;
using GovMedia.Workflows.Directory;
using PackLibrary = GovMedia.Rules.Law.PackLibrary;

namespace GovMedia.Functions.Sessions;

/// <summary>Gives a new instance what it cannot begin without: jurisdictions, and an administrator.</summary>
public sealed class FirstUsers(DirectoryBook directory, CredentialStore credentials, PackLibrary packs)
{
    private static readonly Jurisdiction[] Shipped =
    [
        new("yunnan", new LocalText("云南省", "Yunnan province")),
        new("jiangchuan", new LocalText("玉溪市江川区", "Jiangchuan district, Yuxi"), "yunnan"),
        new("anhua", new LocalText("江川区安化彝族乡", "Anhua Yi township, Jiangchuan"), "yunnan"),
        new("chongqing", new LocalText("重庆市", "Chongqing")),
        new("tongnan", new LocalText("重庆市潼南区", "Tongnan district, Chongqing"), "chongqing"),
        new("jinan", new LocalText("福州市晋安区", "Jin'an district, Fuzhou")),
        new("hebei-county", new LocalText("河北省石家庄市某县", "a county of Shijiazhuang, Hebei")),
    ];

    /// <summary>Adds the jurisdictions of the packs, shipped and the instance's own, and those they lie in, where they are
    /// missing.</summary>
    public async Task AddJurisdictionsAsync(CancellationToken cancellation)
    {
        DirectorySnapshot known = await directory.ReadAsync(cancellation);
        IEnumerable<Jurisdiction> added = packs.Packs.Where(static p => Shipped.All(j => j.Id != p.Jurisdiction))
            .DistinctBy(static p => p.Jurisdiction)
            .Select(static p => new Jurisdiction(p.Jurisdiction, p.Document.Name, p.Parent?.Jurisdiction));
        foreach (Jurisdiction missing in Shipped.Concat(added).Where(j => !known.Jurisdictions.ContainsKey(j.Id)))
        {
            await directory.PutAsync(missing, cancellation);
        }
    }

    /// <summary>Adds the administrator of an instance without users, and prints the one-time password once.</summary>
    public async Task AddAdministratorAsync(CancellationToken cancellation)
    {
        if ((await directory.ReadAsync(cancellation)).Users.Count > 0)
        {
            return;
        }

        // The password first: killed in between, the next start begins anew and prints another.
        string password = credentials.NewPassword();
        await credentials.SetAsync(["admin"], password, mustChange: true, cancellation);
        await directory.PutAsync(new User("admin", "管理员", null, [Roles.Administrator]), cancellation);
        Console.WriteLine($"First start: sign in as 'admin' with the one-time password {password} and change it.");
    }
}
