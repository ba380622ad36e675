using System.Reflection;

namespace GovMedia.Architecture;

/// <summary>Code that compiles against <c>standalone/</c> compiles against the official packages.</summary>
public class SurfaceTests
{
    private static readonly string[] s_published =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Api"), "*.txt").SelectMany(File.ReadAllLines)];

    private static readonly string[] s_facts =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "ApiFacts.txt")).Where(line => line[0] != '#')];

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
    [MemberData(nameof(Assemblies))]
    public void Standalone_InOfficialNamespaces_HasTheFactsThatArePublished(string assembly)
    {
        Type[] types = [.. Surface.ForeignTypes(Assembly.Load(assembly))];

        string[] strange = [.. SurfaceFacts.Strange(types, s_facts)];

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
    [InlineData("virtual names:word", "names:word")] // a member one may override
    [InlineData("names:asked", "names:question")] // what a delegate is invoked with
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
            "T:GovMedia.Architecture.SurfaceTests.Open class",
            "M:GovMedia.Architecture.SurfaceTests.Open.#ctor",
            "M:GovMedia.Architecture.SurfaceTests.Open.Say(System.String)~System.Void virtual names:word",
            "T:GovMedia.Architecture.SurfaceTests.Ask delegate",
            "M:GovMedia.Architecture.SurfaceTests.Ask.Invoke(System.String)~System.String virtual names:asked",
        ];
        string[] other = [.. same.Select(line => line.Replace(ours, published, StringComparison.Ordinal))];
        Type[] types = [typeof(Sample), typeof(Kind), typeof(Open), typeof(Ask)];

        Assert.Equal([], Surface.Strange(types, same));
        Assert.NotEmpty(Surface.Strange(types, other));
    }

    [Theory]
    [InlineData("implements:System.IDisposable", "implements:System.ICloneable")] // another interface
    [InlineData("stands-on:64", "stands-on:128")] // an attribute of another place
    [InlineData("multiple:True", "multiple:False")] // an attribute that may not come twice
    [InlineData("where:0:4:", "where:0:16:")] // another constraint
    [InlineData("=7", "=8")] // another default
    [InlineData("params:rest", "params:more")] // a list where there was none
    [InlineData("obsolete error:False", "obsolete error:True")] // a warning that is an error
    public void Facts_ThatDifferFromWhatIsPublished_AreStrange(string ours, string published)
    {
        const string tests = "GovMedia.Architecture.SurfaceTests";
        string[] same =
        [
            $"T:{tests}.Facts implements:System.IDisposable",
            $"T:{tests}.MarkAttribute stands-on:64 multiple:True inherited:True",
            $"M:{tests}.Facts.Old``1(System.Int32,System.String[])~System.Void obsolete error:False",
            $"M:{tests}.Facts.Old``1(System.Int32,System.String[])~System.Void where:0:4:",
            $"M:{tests}.Facts.Old``1(System.Int32,System.String[])~System.Void default:times=7",
            $"M:{tests}.Facts.Old``1(System.Int32,System.String[])~System.Void params:rest",
        ];
        string[] other = [.. same.Select(line => line.Replace(ours, published, StringComparison.Ordinal))];
        Type[] types = [typeof(Facts), typeof(MarkAttribute)];

        Assert.Equal([], SurfaceFacts.Strange(types, same));
        Assert.Equal(2, SurfaceFacts.Strange(types, other).Count());
        Assert.Single(SurfaceFacts.Strange(types, same[1..]));
    }

    public delegate string Ask(string asked);

    public enum Kind
    {
        One = 1,
    }

    public sealed class Sample
    {
        public string Item => Find(nameof(Item));

        public static string Find(string key, string ending = "") => key + ending;
    }

    public class Open
    {
        public virtual void Say(string word) => _ = word;
    }

    public sealed class Facts : IDisposable
    {
        [Obsolete("For the test.")]
        public static void Old<T>(int times = 7, params string[] rest)
            where T : class => _ = (times, rest);

        public void Dispose()
        {
            // Nothing to give back.
        }
    }

    [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
    public sealed class MarkAttribute : Attribute;
}
