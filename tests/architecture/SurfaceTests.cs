using System.Reflection;

namespace GovMedia.Architecture;

/// <summary>Code that compiles against <c>standalone/</c> compiles against the official packages.</summary>
public class SurfaceTests
{
    private static readonly string[] s_published =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Api"), "*.txt").SelectMany(File.ReadAllLines)];

    public static TheoryData<string> Assemblies => [.. House.Standalone];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Standalone_InOfficialNamespaces_DeclaresOnlyWhatIsPublished(string assembly)
    {
        IEnumerable<Type> types = Surface.ForeignTypes(Assembly.Load(assembly));

        string[] strange = [.. Surface.Strange(types, s_published)];

        Assert.True(strange.Length == 0, string.Join('\n', strange));
    }

    [Theory]
    [InlineData("GovMedia.Standalone.DurableTask", "Microsoft.DurableTask.TaskOrchestrationContext")]
    [InlineData("GovMedia.Standalone.FunctionsHost", "Microsoft.Azure.Functions.Worker.FunctionContext")]
    public void Standalone_InOfficialNamespaces_IsLookedAt(string assembly, string type) =>
        Assert.Contains(Surface.ForeignTypes(Assembly.Load(assembly)), seen => seen.FullName == type);

    [Theory]
    [InlineData("Item", "Thing")] // a property of another name
    [InlineData("names:key", "names:name")] // a parameter of another name
    [InlineData("~System.String", "~System.Object")] // another type
    [InlineData(" optional:ending", "")] // a parameter that must be given
    [InlineData("{get;}", "{set;}")] // another accessor
    [InlineData("static ", "")] // a member of the instance
    [InlineData("sealed class", "class")] // a class one may derive from
    [InlineData("=1", "=2")] // an enum's number
    public void Surface_MemberDiffersFromWhatIsPublished_IsStrange(string ours, string published)
    {
        string[] same =
        [
            "T:GovMedia.Architecture.SurfaceTests.Sample sealed class",
            "M:GovMedia.Architecture.SurfaceTests.Sample.#ctor",
            "M:GovMedia.Architecture.SurfaceTests.Sample.Find(System.String,System.String)~System.String static "
                + "names:key,ending optional:ending",
            "P:GovMedia.Architecture.SurfaceTests.Sample.Item~System.String {get;}",
            "T:GovMedia.Architecture.SurfaceTests.Kind enum",
            "F:GovMedia.Architecture.SurfaceTests.Kind.One~GovMedia.Architecture.SurfaceTests.Kind =1",
        ];
        string[] other = [.. same.Select(line => line.Replace(ours, published, StringComparison.Ordinal))];
        Type[] types = [typeof(Sample), typeof(Kind)];

        Assert.Equal([], Surface.Strange(types, same));
        Assert.NotEmpty(Surface.Strange(types, other));
    }

    public enum Kind
    {
        One = 1,
    }

    public sealed class Sample
    {
        public string Item => Find(nameof(Item));

        public static string Find(string key, string ending = "") => key + ending;
    }
}
