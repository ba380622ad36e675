using System.Globalization;

namespace GovMedia.Standalone.DurableTask.Tests;

/// <summary>A disk that the kernel says is full, under a process that goes on.</summary>
public sealed class FullDiskTests
{
    [Theory]
    [InlineData(true)] // A small file system of its own, where one can be mounted.
    [InlineData(false)] // The process' limit of file sizes.
    public async Task FullDisk_OfARealProcess_KeepsWhatItAcknowledgedAndGoesOnWithSpace(bool mount)
    {
        using TestFolder folder = new();
        using SmallDisk disk = await SmallDisk.StartAsync(folder, mount);

        string[][] before = Words(await disk.ReadAsync("full"));
        await disk.FreeAsync();
        string[][] after = Words(await disk.ReadAsync());
        Assert.Equal(0, await disk.EndAsync());

        string[][] refused = Said(before, "refused");
        Assert.True(Said(before, "accepted").Length > 20, "The disk was full before anything happened.");
        Assert.Contains(refused, line => line[2] == "start");
        Assert.Contains(refused, line => line[2] == "event");
        Assert.All(refused, line =>
        {
            Assert.Contains(Path.Combine("disk", "durable.db"), line[3], StringComparison.Ordinal);
            Assert.Contains("full", line[3], StringComparison.Ordinal);
            Assert.Contains("the engine goes on", line[3], StringComparison.Ordinal);
        });
        Assert.Equal(Numbers(before, "refused", "start"), Numbers(before, "absent"));
        Assert.Equal(Numbers(before, "accepted", "start"), Numbers(before, "present"));

        // The process was not started anew, and nothing is refused any more.
        Assert.Empty(Said(after, "refused"));
        Assert.All(Said([.. before, .. after], "defects"), line => Assert.Equal("0", line[1]));
        await AssertFileHoldsAsync(disk.File, folder, [.. before, .. after]);
    }

    private static async Task AssertFileHoldsAsync(string file, TestFolder folder, string[][] said)
    {
        EngineSetup setup = new() { Options = options => options.Path = file };
        await using TestEngine engine = await TestEngine.StartAsync(ChildProgram.Tasks, setup, folder);
        Assert.Empty(await engine.Engine.VerifyAsync());
        await engine.DrainAsync();
        foreach (int number in Numbers(said, "accepted", "start"))
        {
            Assert.Equal(number + 3, await engine.OutputAsync<int>(Id(number)));
        }

        foreach (int number in Numbers(said, "refused", "start"))
        {
            Assert.Null(await engine.Client.GetInstanceAsync(Id(number)));
        }

        await engine.Client.RaiseEventAsync("collector", "number", -1);
        await engine.DrainAsync();
        Assert.Equal(Numbers(said, "accepted", "event"), await engine.ListAsync<int>("collector"));
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"three-{number}");

    private static string[][] Words(List<string> lines) => [.. lines.Select(line => line.Split(' ', 4))];

    private static string[][] Said(string[][] lines, string word) => [.. lines.Where(line => line[0] == word)];

    private static List<int> Numbers(string[][] lines, string word, string? what = null) =>
    [
        .. Said(lines, word).Where(line => what is null || line[2] == what)
            .Select(line => int.Parse(line[1], CultureInfo.InvariantCulture)),
    ];
}
