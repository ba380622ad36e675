using System.Text.RegularExpressions;

namespace GovMedia.Architecture.Tests;

/// <summary>The Bicep files, as far as their text tells without the compiler.</summary>
public sealed partial class InfrastructureTests
{
    private static readonly string Folder = Path.Combine(RepositoryFolder(), "infra", "azure");

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Folder, "*.bicep", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_EveryParameterAndVariable_IsUsed(string file)
    {
        string text = Text(file);

        Assert.All(
            Declaration().Matches(text).Select(match => match.Groups["name"].Value),
            name => Assert.True(
                Regex.Count(text, $@"\b{name}\b(?!:)|\bin {name}:") > 1, $"{name} is declared and not used."));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_EveryModule_ExistsAndGetsExactlyItsParameters(string file)
    {
        string text = Text(file);
        foreach (Match module in Module().Matches(text))
        {
            string target = Text(Path.Combine(Path.GetDirectoryName(file)!, module.Groups["path"].Value));
            string[] given = Given(Block(Block(text[module.Index..], "{"), "params: {"));
            string[] wanted = [.. Parameter().Matches(target).Select(match => match.Groups["name"].Value)];
            Assert.Equal(wanted.Order(StringComparer.Ordinal), given.Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_EveryOutputOfAModule_IsDeclaredThere(string file)
    {
        string text = Text(file);
        Dictionary<string, string> paths = Module().Matches(text).ToDictionary(
            match => match.Groups["name"].Value, match => match.Groups["path"].Value);
        foreach (Match use in Output().Matches(text))
        {
            string path = paths[use.Groups["module"].Value];
            Assert.Contains($"output {use.Groups["output"].Value} ", Text(path), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_NoAddressOfOneCloud_IsWritten(string file)
    {
        Assert.DoesNotMatch(
            @"(windows\.net|azure\.net|azure\.com|azurewebsites|chinacloud\w*|azure\.cn|azurestaticapps|usgovcloudapi)",
            Text(file));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void File_Secrets_AreReferencesAndNeverValues(string file)
    {
        string text = Text(file);

        Assert.DoesNotMatch(@"listKeys|AccountKey=|SharedAccessKey|listAccountSas|@secure", text);
        Assert.All(
            SecretSetting().Matches(text),
            match => Assert.StartsWith(
                "'@Microsoft.KeyVault(SecretUri=", match.Groups["value"].Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Parameters_OfBothClouds_GiveWhatHasNoDefault()
    {
        string main = Text("main.bicep");
        HashSet<string> all = [.. Parameter().Matches(main).Select(match => match.Groups["name"].Value)];
        HashSet<string> needed =
            [.. Parameter().Matches(main).Where(m => !m.Value.Contains('=', StringComparison.Ordinal))
                .Select(match => match.Groups["name"].Value)];
        foreach (string cloud in (string[])["china.bicepparam", "global.bicepparam"])
        {
            HashSet<string> given = [.. GivenParameter().Matches(Text(cloud)).Select(m => m.Groups["name"].Value)];
            Assert.Subset(all, given);
            Assert.Superset(needed, given);
        }
    }

    [Fact]
    public void ManagementPath_IsClosedByTheFirewallAndTheFunctionApp()
    {
        string gateway = Text(Path.Combine("modules", "gateway.bicep"));
        string functions = Text(Path.Combine("modules", "functions.bicep"));

        Assert.Matches(@"action: 'Block'[\s\S]*matchValues: \['/runtime/'", gateway);
        Assert.Contains("transforms: ['UrlDecode', 'Lowercase']", gateway, StringComparison.Ordinal);
        Assert.Contains("ipSecurityRestrictionsDefaultAction: 'Deny'", functions, StringComparison.Ordinal);
        Assert.Contains("paths: ['/api/*', '/healthz']", gateway, StringComparison.Ordinal);
    }

    [Fact]
    public void Register_KeepsVersionsAndImmutableEvidence()
    {
        string register = Text(Path.Combine("modules", "register-storage.bicep"));

        Assert.Contains("isVersioningEnabled: true", register, StringComparison.Ordinal);
        Assert.Contains("immutableStorageWithVersioning: { enabled: true }", register, StringComparison.Ordinal);
        Assert.Contains("allowSharedKeyAccess: false", register, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(?:param|var) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^param (?<name>\w+) .*$", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^param (?<name>\w+) =", RegexOptions.Multiline)]
    private static partial Regex GivenParameter();

    [GeneratedRegex(@"^module (?<name>\w+) '(?<path>[^']+)'", RegexOptions.Multiline)]
    private static partial Regex Module();

    [GeneratedRegex(@"\b(?<module>\w+)!?\.outputs\.(?<output>\w+)")]
    private static partial Regex Output();

    [GeneratedRegex(@"^\s*\w*(?:Secret|Password|SigningKey|ApiKey): (?<value>.+)$", RegexOptions.Multiline)]
    private static partial Regex SecretSetting();

    private static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>What stands between an opening brace and its own closing one.</summary>
    private static string Block(string text, string opening)
    {
        int start = text.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        int depth = 1;
        int at = start;
        for (; depth > 0; at++)
        {
            depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
        }

        return text[start..(at - 1)];
    }

    /// <summary>The names given at the outer level of a block, on one line or on many.</summary>
    private static string[] Given(string block)
    {
        int depth = 0;
        List<string> names = [];
        string word = "";
        foreach (char c in block)
        {
            depth += c switch { '{' or '[' or '(' => 1, '}' or ']' or ')' => -1, _ => 0 };
            if (c == ':' && depth == 0 && word.Length > 0)
            {
                names.Add(word);
            }

            word = char.IsLetterOrDigit(c) || c == '_' ? word + c : "";
        }

        return [.. names];
    }

    internal static string RepositoryFolder()
    {
        for (string? at = AppContext.BaseDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "GovMedia.Functions.sln")))
            {
                return at;
            }
        }

        throw new DirectoryNotFoundException("The solution is not above the test assembly.");
    }
}
