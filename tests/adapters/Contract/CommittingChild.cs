using System.Diagnostics;
using GovMedia.Adapters.AzureStorage;
using GovMedia.Adapters.Sqlite;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Tests.Contract;

/// <summary>A process that commits without end and says so after each commit, to be killed from outside.</summary>
public static class CommittingChild
{
    public const int Writers = 4;

    public static Process Start(string[] storeArguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(CommittingChild).Assembly.Location);
        foreach (string argument in storeArguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    public static async Task<int> RunAsync(string[] arguments)
    {
        IRegisterStore store = Open(arguments);
        IEnumerable<Task> writers = Enumerable.Range(0, Writers)
            .Select(writer => Task.Run(() => CommitForEver(store, $"case:{writer}")));
        await Task.WhenAny(writers).Unwrap();
        return 1;
    }

    /// <summary>The partition that is written after a writer's own, in the same order of commits.</summary>
    public static string IndexOf(string partition) => "index:" + partition;

    private static IRegisterStore Open(string[] arguments) => arguments switch
    {
        ["sqlite", string path] => new SqliteRegister(new SqliteRegisterSettings(path)),
        ["azure", string connection, string table] =>
            new TableRegister(new AzureStorageSettings { ConnectionString = connection, Table = table }),
        _ => throw new ArgumentException("The arguments name no store: " + string.Join(' ', arguments)),
    };

    private static async Task CommitForEver(IRegisterStore store, string partition)
    {
        Row? head = await store.ReadAsync(partition, "head");
        for (int n = head is null ? 0 : int.Parse(head.Body, null) + 1; ; n++)
        {
            RowChange turn = head is null
                ? new RowChange.Insert("head", $"{n}")
                : new RowChange.Replace("head", $"{n}", head.ETag);
            await store.CommitInOrderAsync(
            [
                new PartitionCommit(
                    partition,
                    [new RowChange.Insert($"left:{n:D8}", "{}"), turn, new RowChange.Insert($"right:{n:D8}", "{}")]),
                new PartitionCommit(IndexOf(partition), [new RowChange.Put($"{n:D8}", "{}")]),
            ]);
            lock (Console.Out)
            {
                Console.Out.WriteLine($"{partition} {n}.");
                Console.Out.Flush();
            }

            head = await store.ReadAsync(partition, "head");
        }
    }
}
