using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Tests.Contract;

/// <summary>What every archive promises, run on every adapter.</summary>
public abstract class BlobArchiveContract : IAsyncLifetime
{
    /// <summary>The archive under test, empty at the start of each test.</summary>
    protected IBlobArchive Archive { get; private set; } = null!;

    /// <summary>Opens the archive on this test's data; may be called again.</summary>
    protected abstract Task<IBlobArchive> OpenAsync();

    /// <summary>Removes the data.</summary>
    protected abstract Task CleanUpAsync();

    public async Task InitializeAsync() => Archive = await OpenAsync();

    public Task DisposeAsync() => CleanUpAsync();

    [Fact]
    public async Task Read_NameAbsent_IsNull()
    {
        Assert.Null(await Archive.ReadAsync("a"));
        Assert.Null(await Archive.ReadAsync("no/such/folder.txt"));
    }

    [Fact]
    public async Task Write_FreeName_IsReadBack()
    {
        byte[] body = [0, 1, 2, 255, 10, 13];

        Assert.True(await Archive.WriteOnceAsync("2026/YN-OBJ-2026-000123-K/evidence.zip", body));

        Assert.Equal(body, await Archive.ReadAsync("2026/YN-OBJ-2026-000123-K/evidence.zip"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10 << 20)]
    public async Task Write_SmallestAndLarge_IsReadBack(int length)
    {
        byte[] body = new byte[length];
        new Random(7).NextBytes(body);

        Assert.True(await Archive.WriteOnceAsync("body", body));

        byte[]? read = await Archive.ReadAsync("body");
        Assert.True(body.AsSpan().SequenceEqual(read));
    }

    [Fact]
    public async Task Write_SameBytesAgain_IsFalse()
    {
        await Archive.WriteOnceAsync("a", "body"u8.ToArray());

        Assert.False(await Archive.WriteOnceAsync("a", "body"u8.ToArray()));
        Assert.Equal("body"u8.ToArray(), await Archive.ReadAsync("a"));
    }

    [Theory]
    [InlineData("bodY")]
    [InlineData("bod")]
    [InlineData("body ")]
    [InlineData("")]
    public async Task Write_OtherBytes_ConflictsAndChangesNothing(string other)
    {
        await Archive.WriteOnceAsync("a", "body"u8.ToArray());

        BlobConflictException conflict = await Assert.ThrowsAsync<BlobConflictException>(
            () => Archive.WriteOnceAsync("a", System.Text.Encoding.UTF8.GetBytes(other)));

        Assert.Equal("a", conflict.Name);
        Assert.Equal("body"u8.ToArray(), await Archive.ReadAsync("a"));
    }

    [Fact]
    public async Task Write_ManyAtOnce_ExactlyOneWins()
    {
        for (int round = 0; round < 5; round++)
        {
            string name = $"race/{round}";
            string?[] outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
            {
                try
                {
                    return await Archive.WriteOnceAsync(name, new byte[] { (byte)writer }) ? $"{writer}" : "again";
                }
                catch (BlobConflictException)
                {
                    return null;
                }
            })));

            string winner = Assert.Single(outcomes.OfType<string>());
            byte[]? read = await Archive.ReadAsync(name);
            Assert.Equal(byte.Parse(winner, null), Assert.Single(read!));
        }
    }

    [Fact]
    public async Task Write_SameBytesAtOnce_AllSucceedAndOneWrote()
    {
        bool[] wrote = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => Task.Run(() => Archive.WriteOnceAsync("a/b", "body"u8.ToArray()))));

        Assert.Single(wrote, true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("../a")]
    [InlineData("a/../b")]
    [InlineData("a/./b")]
    [InlineData("a b")]
    [InlineData("a\\b")]
    [InlineData("a~b")]
    [InlineData("证据")]
    public async Task Write_UnusableName_IsRefused(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Archive.WriteOnceAsync(name, new byte[] { 1 }));
        await Assert.ThrowsAsync<ArgumentException>(() => Archive.ReadAsync(name));
    }

    [Fact]
    public async Task Write_LongestName_IsAcceptedAndOneMoreRefused()
    {
        string name = string.Concat(Enumerable.Repeat("abcdefg/", 63)) + "12345678";
        Assert.Equal(512, name.Length);

        Assert.True(await Archive.WriteOnceAsync(name, new byte[] { 1 }));

        Assert.NotNull(await Archive.ReadAsync(name));
        await Assert.ThrowsAsync<ArgumentException>(() => Archive.WriteOnceAsync(name + "9", new byte[] { 1 }));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Archive.WriteOnceAsync(new string('a', 256), new byte[] { 1 }));
    }

    [Fact]
    public async Task List_Prefix_IsInOrdinalOrder()
    {
        string[] names =
            ["a/b", "a-b", "a.b", "a/B", "a/b.c/d", "a/b-c", "a0", "a/bb/c", "B", "b", "ab/c", "a_", "a/.b"];
        foreach (string name in names)
        {
            await Archive.WriteOnceAsync(name, new byte[] { 1 });
        }

        foreach (string prefix in new[] { "", "a", "a/", "a/b", "a/bb/", "a/bb/c", "B", "zz", "a/b.c/d/e" })
        {
            IEnumerable<string> expected = names
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal);
            Assert.Equal(expected, await ListAsync(prefix));
        }
    }

    [Fact]
    public async Task Reopen_AfterWrites_HasThem()
    {
        await Archive.WriteOnceAsync("kept/body", "body"u8.ToArray());

        IBlobArchive reopened = await OpenAsync();

        Assert.Equal("body"u8.ToArray(), await reopened.ReadAsync("kept/body"));
        Assert.False(await reopened.WriteOnceAsync("kept/body", "body"u8.ToArray()));
    }

    private async Task<List<string>> ListAsync(string prefix)
    {
        List<string> names = [];
        await foreach (string name in Archive.ListAsync(prefix))
        {
            names.Add(name);
        }

        return names;
    }
}
