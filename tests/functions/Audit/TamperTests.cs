using System.Text.Json.Nodes;
using GovMedia.Functions.Tests.Running;
using Microsoft.Data.Sqlite;

namespace GovMedia.Functions.Tests.Audit;

/// <summary>Somebody with the database in their hands changes what happened; the verification says where.</summary>
public sealed class TamperTests
{
    [Theory]
    [InlineData("ledger:00000001", "objection.received", 1)]
    [InlineData("state", "error", null)]
    [InlineData("vault:statement", "\"cipher\":\"", null)]
    public async Task Verification_OfAChangedRow_NamesTheCase(string row, string mark, int? seq)
    {
        await using Instance instance = await Instance.StartAsync(SimulatedInstance.Begin);
        string caseNo = (await instance.LodgeAsync())["caseNo"];
        await instance.SizeAsync();
        await instance.KillAsync();
        Change(Path.Combine(instance.Folder, "register.db"), $"case:{caseNo}", row, mark);
        await instance.RestartAsync();

        Reply reply = await instance.GetAsync("/api/audit/verification", "auditor");

        Assert.False(reply.Json["sound"]!.GetValue<bool>(), reply.Text);
        JsonNode bad = reply.Json["firstBad"]!;
        Assert.Equal(caseNo, (string?)bad["caseNo"]);
        Assert.True(seq is null || seq == (int?)bad["seq"], reply.Text);
    }

    private static void Change(string path, string partition, string key, string mark)
    {
        using SqliteConnection file = new($"Data Source={path};Pooling=False");
        file.Open();
        using SqliteCommand read = file.CreateCommand();
        read.CommandText = "SELECT body FROM register_row WHERE partition = $partition AND key = $key";
        read.Parameters.AddWithValue("$partition", partition);
        read.Parameters.AddWithValue("$key", key);
        string body = (string)read.ExecuteScalar()!;

        // One letter: the one after the mark where that is ciphertext, else the mark's last.
        int place = body.IndexOf(mark, StringComparison.Ordinal) + mark.Length - (mark.EndsWith('"') ? 0 : 1);
        string changed = body[..place] + (body[place] == 'A' ? 'B' : 'A') + body[(place + 1)..];
        using SqliteCommand write = file.CreateCommand();
        write.CommandText = "UPDATE register_row SET body = $body WHERE partition = $partition AND key = $key";
        write.Parameters.AddWithValue("$body", changed);
        write.Parameters.AddWithValue("$partition", partition);
        write.Parameters.AddWithValue("$key", key);
        Assert.Equal(1, write.ExecuteNonQuery());
    }
}
