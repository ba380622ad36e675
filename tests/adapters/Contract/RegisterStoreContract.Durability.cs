using System.Diagnostics;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Tests.Contract;

public abstract partial class RegisterStoreContract
{
    [Fact]
    public async Task Reopen_AfterCommits_HasThemWithTheirVersions()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("a", "1"), new RowChange.Insert("b", "2")]);
        IReadOnlyList<Row> before = await Store.ListAsync("p");

        await ReopenAsync();

        Assert.Equal(before, await Store.ListAsync("p"));
        await Store.CommitAsync("p", [new RowChange.Replace("a", "3", before[0].ETag)]);
        Assert.Equal("3", (await Store.ReadAsync("p", "a"))!.Body);
    }

    [Fact]
    public async Task Reopen_RowDeletedAndWrittenAfterwards_HasANewVersion()
    {
        await Store.CommitAsync("p", [new RowChange.Insert("a", "1")]);
        string read = (await Store.ReadAsync("p", "a"))!.ETag;
        await Store.CommitAsync("p", [new RowChange.Delete("a")]);

        await ReopenAsync();
        await Store.CommitAsync("p", [new RowChange.Insert("a", "1")]);

        await Conflicts("p", "a", new RowChange.Replace("a", "2", read));
    }

    [Fact]
    public async Task Kill_AmidCommits_KeepsEveryAcknowledgedOneAndNoHalf()
    {
        for (int round = 0; round < 3; round++)
        {
            await CloseAsync(Store);
            Dictionary<string, int> acknowledged = await CommitUntilKilledAsync(acknowledgements: 60 + (35 * round));
            Store = await OpenAsync();

            Assert.Equal(CommittingChild.Writers, acknowledged.Count);
            foreach ((string partition, int last) in acknowledged)
            {
                string[] keys = [.. (await Store.ListAsync(partition, limit: 100_000)).Select(row => row.Key)];
                string[] left = Beginning("left:", keys);
                string[] right = Beginning("right:", keys);
                int head = int.Parse((await Store.ReadAsync(partition, "head"))!.Body, null);

                Assert.InRange(head, last, int.MaxValue);
                Assert.Equal(Enumerable.Range(0, head + 1).Select(n => $"{n:D8}"), left);
                Assert.Equal(left, right);

                // What follows in order is there too once acknowledged, and never without what it follows.
                string[] index =
                    [.. (await Store.ListAsync(CommittingChild.IndexOf(partition), limit: 100_000)).Select(row => row.Key)];
                Assert.Contains($"{last:D8}", index);
                Assert.Subset(left.ToHashSet(), index.ToHashSet());
                Assert.True(!Store.CommitsAtOnce || index.Length == left.Length, "a crash came between commits put on disk at once");
            }
        }
    }

    private static string[] Beginning(string prefix, string[] keys) =>
    [
        .. keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..]),
    ];

    private async Task ReopenAsync()
    {
        await CloseAsync(Store);
        Store = await OpenAsync();
    }

    private async Task<Dictionary<string, int>> CommitUntilKilledAsync(int acknowledgements)
    {
        using Process child = CommittingChild.Start(ChildArguments);
        Dictionary<string, int> acknowledged = [];
        for (int n = 0; n < acknowledgements || acknowledged.Count < CommittingChild.Writers; n++)
        {
            Note(await child.StandardOutput.ReadLineAsync(), acknowledged);
        }

        child.Kill();

        // What it had printed before it died was acknowledged as well.
        while (await child.StandardOutput.ReadLineAsync() is { } line && line.EndsWith('.'))
        {
            Note(line, acknowledged);
        }

        await child.WaitForExitAsync();
        return acknowledged;
    }

    private static void Note(string? line, Dictionary<string, int> acknowledged)
    {
        string[] parts = Assert.IsType<string>(line).Split(' ');
        acknowledged[parts[0]] = int.Parse(parts[1].TrimEnd('.'), null);
    }
}
