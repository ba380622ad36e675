using GovMedia.Functions.Tests.Running;

namespace GovMedia.Functions.Tests.Access;

public sealed class SessionTests
{
    [Fact]
    public async Task FirstStart_OneTimePassword_MustBeChangedBeforeAnythingElse()
    {
        await using Instance instance = await Instance.StartEmptyAsync();
        string line = instance.Output.Split('\n').Single(static l => l.Contains("one-time password", StringComparison.Ordinal));
        string password = line.Split("one-time password ")[1].Split(' ')[0];
        Reply first = await instance.PostAsync("/api/session", new { user = "admin", password });
        Assert.Equal(200, first.Status);
        (string, string) old = ("Authorization", $"Bearer {first["token"]}");

        Assert.Equal("password-change-required", (await instance.GetAsync("/api/users", null, old)).Code);
        Reply changed = await instance.PostAsync(
            "/api/session/password", new { current = password, @new = "a-much-longer-one" }, null, old);

        Assert.Equal(200, changed.Status);
        Assert.Equal(401, (await instance.GetAsync("/api/users", null, old)).Status);
        Assert.Equal(200, (await instance.GetAsync("/api/users", null, ("Authorization", $"Bearer {changed["token"]}"))).Status);
        Assert.Equal("real", (await instance.GetAsync("/healthz"))["clock"]);
        Assert.Equal(404, (await instance.GetAsync("/simulation/outbox")).Status);
    }

    [Fact]
    public async Task SignIn_RightAndWrong_IsAnsweredAsAgreed()
    {
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        Reply right = await instance.PostAsync("/api/session", new { user = "yn-health.editor", password = Instance.Password });
        Assert.Equal(200, right.Status);
        Assert.Equal("yn-health", right["unit"]);
        Assert.Equal("editor", (string?)right.Json["roles"]![0]);
        Assert.True(DateTimeOffset.Parse(right["expiresAt"], null) > DateTimeOffset.UtcNow);
        string cookie = right.Headers["Set-Cookie"];
        Assert.Contains("gm_session=", cookie, StringComparison.Ordinal);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);

        (string, string) sent = ("Cookie", cookie.Split(';')[0]);
        Assert.Equal(200, (await instance.GetAsync("/api/tasks", null, sent)).Status);
        Reply elsewhere = await instance.PostAsync(
            "/api/tasks/x.handle/completion", "{}", null, sent, ("Origin", "https://elsewhere.example"));
        Assert.Equal((403, "cross-site"), (elsewhere.Status, elsewhere.Code));
        Assert.Equal(401, (await instance.GetAsync("/api/tasks", null, ("Authorization", "Bearer gm1.e30.AAAA"))).Status);

        Reply wrong = await instance.PostAsync("/api/session", new { user = "yn-health.editor", password = "no" });
        Reply nobody = await instance.PostAsync("/api/session", new { user = "nobody", password = "no" });
        Assert.Equal((401, "wrong-credentials"), (wrong.Status, wrong.Code));
        Assert.Equal(wrong.Text, nobody.Text);
        Reply local = await instance.PostAsync("/api/session/local", new { user = "auditor", secret = "guess" });
        Assert.Equal(401, local.Status);
        string secret = await File.ReadAllTextAsync(Path.Combine(instance.Folder, "local.secret"));
        Assert.Equal(200, (await instance.PostAsync("/api/session/local", new { user = "auditor", secret })).Status);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(instance.Folder, "local.secret")));
        }
    }

    [Fact]
    public async Task SignIn_GuessedTooOften_MustWait()
    {
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        Reply reply = null!;
        for (int i = 0; i < 21; i++)
        {
            reply = await instance.PostAsync("/api/session", new { user = "admin", password = "guess" });
        }

        Assert.Equal((429, "too-many-attempts"), (reply.Status, reply.Code));
        Assert.True(int.Parse(reply.Headers["Retry-After"], null) > 0);
        await instance.LodgeAsync();
    }
}
