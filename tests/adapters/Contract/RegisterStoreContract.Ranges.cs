using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Tests.Contract;

public abstract partial class RegisterStoreContract
{
    private static readonly string[] Mixed =
    [
        "Z", "a", "A", "b", "10", "2", "1", "-", "_", "~", " ", "aa", "é", "丁", "中", "龥", "中a", "中A",
        "\uE000", "\uFF01",
    ];

    [Fact]
    public async Task List_MixedKeys_IsInOrdinalOrder()
    {
        await Store.CommitAsync("p", [.. Mixed.Select(key => new RowChange.Insert(key, "{}"))]);

        Assert.Equal(Mixed.Order(StringComparer.Ordinal), (await Store.ListAsync("p")).Select(row => row.Key));
        Assert.Equal(["丁", "中", "中A", "中a"], (await Store.ListAsync("p", "丁", "中b")).Select(row => row.Key));
    }

    [Fact]
    public async Task List_Range_HasItsFirstAndNotItsEnd()
    {
        await Store.CommitAsync("p", [.. "abcde".Select(key => new RowChange.Insert($"{key}", "{}"))]);

        Assert.Equal(["b", "c"], (await Store.ListAsync("p", "b", "d")).Select(row => row.Key));
        Assert.Equal(["d", "e"], (await Store.ListAsync("p", "d")).Select(row => row.Key));
        Assert.Equal(["a", "b"], (await Store.ListAsync("p", limit: 2)).Select(row => row.Key));
        Assert.Empty(await Store.ListAsync("p", "c", "c"));
        Assert.Empty(await Store.ListAsync("p", "d", "b"));
        Assert.Empty(await Store.ListAsync("p", limit: 0));
        Assert.Empty(await Store.ListAsync("q"));
    }

    [Fact]
    public async Task List_MoreThanOnePageOfTheStore_IsComplete()
    {
        for (int block = 0; block < 14; block++)
        {
            await Store.CommitAsync("p", [.. Enumerable.Range(block * 80, 80).Select(n => Numbered(n))]);
        }

        IReadOnlyList<Row> all = await Store.ListAsync("p", limit: 5000);
        IReadOnlyList<Row> thousand = await Store.ListAsync("p");

        Assert.Equal(Enumerable.Range(0, 1120).Select(n => $"row:{n:D8}"), all.Select(row => row.Key));
        Assert.Equal(all.Take(1000), thousand);
        Assert.Equal(1120, await Count(Store.ScanAsync("p")));
    }

    [Fact]
    public async Task Scan_Prefix_StreamsPartitionsInOrder()
    {
        foreach (string partition in Mixed.Select(key => $"case:{key}").Append("case").Append("casf").Append("Case:a"))
        {
            await Store.CommitAsync(partition, [new RowChange.Insert("b", "{}"), new RowChange.Insert("a", "{}")]);
        }

        List<(string, string)> seen = [];
        await foreach (Row row in Store.ScanAsync("case:"))
        {
            seen.Add((row.Partition, row.Key));
        }

        Assert.Equal(
            Mixed.Select(key => $"case:{key}")
                .Order(StringComparer.Ordinal)
                .SelectMany(partition => new[] { (partition, "a"), (partition, "b") }),
            seen);
        Assert.Equal(2 * (Mixed.Length + 3), await Count(Store.ScanAsync(string.Empty)));
    }

    [Fact]
    public async Task Scan_KeyRange_TakesThoseKeysOfEachPartition()
    {
        for (int n = 0; n < 30; n++)
        {
            await Store.CommitAsync(
                $"case:{n:D2}",
                [
                    new RowChange.Insert("ledger:00000001", "{}"),
                    new RowChange.Insert("state", "{}"),
                    new RowChange.Insert("state:x", "{}"),
                    new RowChange.Insert("vault:a", "{}"),
                ]);
        }

        List<string> seen = [];
        await foreach (Row row in Store.ScanAsync("case:", "state", "state:"))
        {
            seen.Add($"{row.Partition}/{row.Key}");
        }

        Assert.Equal(Enumerable.Range(0, 30).Select(n => $"case:{n:D2}/state"), seen);
        Assert.Equal(60, await Count(Store.ScanAsync("case:", "state:")));
        Assert.Equal(10, await Count(Store.ScanAsync("case:2", string.Empty, "state")));
    }

    [Fact]
    public async Task Scan_ManyPages_NeitherLosesNorRepeats()
    {
        for (int n = 0; n < 12; n++)
        {
            string partition = $"case:{n % 4}";
            await Store.CommitAsync(
                partition, [.. Enumerable.Range(n * 90, 90).Select(row => Numbered(row))]);
        }

        List<string> seen = [];
        await foreach (Row row in Store.ScanAsync("case:"))
        {
            seen.Add($"{row.Partition}/{row.Key}");
        }

        Assert.Equal(1080, seen.Count);
        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        Assert.Equal(1080, seen.Distinct().Count());
    }

    [Fact]
    public async Task Scan_LeftEarly_LetsTheStoreGo()
    {
        for (int round = 0; round < 50; round++)
        {
            await Store.CommitAsync($"case:{round}", [Numbered(round)]);
            await foreach (Row row in Store.ScanAsync("case:"))
            {
                break;
            }
        }

        await Store.CommitAsync("case:0", [new RowChange.Put("last", "{}")]);
        Assert.NotNull(await Store.ReadAsync("case:0", "last"));
    }

    private static RowChange Numbered(int n) => new RowChange.Insert($"row:{n:D8}", $$"""{"n":{{n}}}""");

    private static async Task<int> Count(IAsyncEnumerable<Row> rows)
    {
        int count = 0;
        await foreach (Row row in rows)
        {
            count++;
        }

        return count;
    }
}
