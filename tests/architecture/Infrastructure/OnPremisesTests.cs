using System.Text.RegularExpressions;

namespace GovMedia.Architecture.Tests;

/// <summary>The service's units and container, as far as their text tells.</summary>
public sealed partial class OnPremisesTests
{
    private const string Installed = "/opt/govmedia/";
    private static readonly string Root = InfrastructureTests.RepositoryFolder();
    private static readonly string Folder = Path.Combine(Root, "infra", "on-premises");

    public static TheoryData<string> Services =>
        [.. Directory.GetFiles(Folder, "*.service").Select(static file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Services))]
    public void Service_WhatItStarts_IsInTheRepositoryAndMayBeRun(string service)
    {
        string started = StartedFile().Match(Text(service)).Groups["path"].Value;
        string file = Path.Combine(Root, Path.GetRelativePath(Installed, started));

        Assert.True(File.Exists(file), $"{service} starts {started}, which is not in the repository.");
        Assert.True(
            OperatingSystem.IsWindows() || File.GetUnixFileMode(file).HasFlag(UnixFileMode.OtherExecute),
            $"{started} may not be run.");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Service_OfTheMachine_GetsNothingButItsFolders(string service)
    {
        string text = Text(service);

        Assert.All(
            (string[])
            [
                "User=govmedia", "UMask=0077", "NoNewPrivileges=yes", "CapabilityBoundingSet=", "ProtectSystem=strict",
                "ProtectHome=yes", "PrivateTmp=yes", "PrivateDevices=yes", "PrivateUsers=yes", "ProtectClock=yes",
                "ProtectHostname=yes", "ProtectKernelLogs=yes", "ProtectKernelModules=yes", "ProtectKernelTunables=yes",
                "ProtectControlGroups=yes", "ProtectProc=invisible", "RestrictNamespaces=yes", "RestrictRealtime=yes",
                "RestrictSUIDSGID=yes", "LockPersonality=yes", "RemoveIPC=yes", "SystemCallArchitectures=native",
                "SystemCallFilter=@system-service", "SystemCallFilter=~@privileged @mount",
            ],
            line => Assert.Matches($"(?m)^{Regex.Escape(line)}$", text));
    }

    [Fact]
    public void Service_ThatServes_AnswersOnTheMachineAlone()
    {
        Assert.Contains("IPAddressDeny=any", Text("govmedia.service"), StringComparison.Ordinal);
        Assert.Contains("Restart=always", Text("govmedia.service"), StringComparison.Ordinal);
        Assert.Contains("-p 127.0.0.1:7071:7071", Text("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Container_RunsAsNoOneOnWhatWasBuiltFromTheSourceAlone()
    {
        string[] left = File.ReadAllLines(Path.Combine(Root, ".dockerignore"));

        Assert.Matches(@"(?m)^USER 1654:1654$", Text("Containerfile"));
        Assert.Subset(left.ToHashSet(), new HashSet<string>([".git", "**/bin", "**/obj", "**/node_modules", "data"]));
    }

    [Fact]
    public void Readme_EveryFileItNames_IsThere() =>
        Assert.All(
            NamedFile().Matches(Text("README.md")).Select(static m => m.Groups["name"].Value),
            static name => Assert.True(File.Exists(Path.Combine(Folder, name)), $"README.md names {name}."));

    private static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    [GeneratedRegex(@"^ExecStart=(?<path>\S+)", RegexOptions.Multiline)]
    private static partial Regex StartedFile();

    [GeneratedRegex(@"\| `(?<name>[\w.-]+)`|, `(?<name>[\w.-]+)`(?:, `(?<name>[\w.-]+)`)* \|")]
    private static partial Regex NamedFile();
}
