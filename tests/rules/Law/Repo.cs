namespace GovMedia.Rules.Tests.Law;

/// <summary>Files of the repository that tests compare the product with.</summary>
internal static class Repo
{
    private static readonly string Root = Find();

    public static string PathTo(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathTo(relative));

    public static byte[] Bytes(string relative) => File.ReadAllBytes(PathTo(relative));

    private static string Find()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "GovMedia.Functions.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
