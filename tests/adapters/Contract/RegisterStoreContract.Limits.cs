using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Tests.Contract;

public abstract partial class RegisterStoreContract
{
    public static TheoryData<string> UnusableKeys => new(
        "", "a/b", "a\\b", "a#b", "a?b", "a%b", "a\nb", "a\u007Fb", "a😀b", "a\uD800", new string('x', 257), new string('中', 134));

    public static TheoryData<string> LongestKeys => new(
        new string('x', RegisterLimits.KeyLength),
        new string('中', RegisterLimits.KeyBytes / 3),
        // Where each quote is doubled and each byte escaped as three characters, nothing is longer.
        new string('\'', 184) + new string('中', 72));

    [Theory]
    [MemberData(nameof(UnusableKeys))]
    public async Task Commit_UnusableKey_IsRefused(string key)
    {
        await Assert.ThrowsAsync<ArgumentException>(
            () => Refused("p", new RowChange.Insert("a", "{}"), new RowChange.Put(key, "{}")));
        await Assert.ThrowsAsync<ArgumentException>(() => Refused(key, new RowChange.Put("a", "{}")));

        Assert.Empty(await Store.ListAsync("p"));
    }

    [Theory]
    [MemberData(nameof(LongestKeys))]
    public async Task Commit_LongestKeys_AreAccepted(string key)
    {
        await Store.CommitAsync(key, [new RowChange.Insert(key, "{}")]);

        Assert.NotNull(await Store.ReadAsync(key, key));
    }

    [Fact]
    public async Task Commit_MostRows_IsAcceptedAndOneMoreRefused()
    {
        RowChange[] most = [.. Enumerable.Range(0, RegisterLimits.RowsPerCommit).Select(Numbered)];

        await Assert.ThrowsAsync<ArgumentException>(() => Refused("p", [.. most, new RowChange.Put("one more", "{}")]));
        Assert.Empty(await Store.ListAsync("p"));

        await Store.CommitAsync("p", most);
        Assert.Equal(RegisterLimits.RowsPerCommit, (await Store.ListAsync("p")).Count);
    }

    [Fact]
    public async Task Commit_NothingOrAKeyTwice_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Refused("p"));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Refused("p", new RowChange.Put("a", "{}"), new RowChange.Delete("a")));
    }

    [Fact]
    public async Task Commit_LargestRow_ComesBackWhole()
    {
        // Three-byte characters, astral ones and quotes: whatever splits or escapes bodies meets its worst.
        string body = string.Concat(Enumerable.Repeat("政务\"\\😀", RegisterLimits.BytesPerRow / 12));
        Assert.InRange(
            System.Text.Encoding.UTF8.GetByteCount(body), RegisterLimits.BytesPerRow - 12, RegisterLimits.BytesPerRow);

        await Store.CommitAsync("p", [new RowChange.Insert("a", body)]);
        Assert.Equal(body, (await Store.ReadAsync("p", "a"))!.Body);

        await Store.CommitAsync("p", [new RowChange.Replace("a", "{}", (await Store.ReadAsync("p", "a"))!.ETag)]);
        Assert.Equal("{}", (await Store.ReadAsync("p", "a"))!.Body);
    }

    [Fact]
    public async Task Commit_RowTooLarge_IsRefused() => await Assert.ThrowsAsync<ArgumentException>(
        () => Refused("p", new RowChange.Put("a", new string('x', RegisterLimits.BytesPerRow + 1))));

    [Fact]
    public async Task Commit_BrokenText_IsRefused() => await Assert.ThrowsAnyAsync<ArgumentException>(
        () => Refused("p", new RowChange.Put("a", "\"\uD800\"")));

    [Fact]
    public async Task Commit_LargestCommit_IsAcceptedAndMoreRefused()
    {
        const int Rows = 40;
        string body = new('数', RegisterLimits.BytesPerCommit / Rows / 3);
        RowChange[] changes = [.. Enumerable.Range(0, Rows).Select(n => new RowChange.Insert($"row:{n:D2}", body))];

        await Assert.ThrowsAsync<ArgumentException>(
            () => Refused("p", [.. changes, new RowChange.Insert("more", body)]));
        await Store.CommitAsync("p", changes);

        IReadOnlyList<Row> rows = await Store.ListAsync("p");
        Assert.Equal(Rows, rows.Count);
        Assert.All(rows, row => Assert.Equal(body, row.Body));
    }

    private Task Refused(string partition, params RowChange[] changes) => Store.CommitAsync(partition, changes);
}
