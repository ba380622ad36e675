using Azure;
using Azure.Data.Tables;

namespace GovMedia.Standalone.AzureStorage.Tests;

[Collection(AzuriteTests.Name)]
public sealed class TableTransactionTests(AzuriteTests azurite)
{
    [Fact]
    public async Task SubmitTransaction_EveryKindOfAction_IsDoneAndAnsweredInOrder()
    {
        TableClient table = await azurite.TableAsync();
        foreach (string key in (string[])["merge", "replace", "delete", "upsert-merge", "upsert-replace"])
        {
            await table.AddEntityAsync(new TableEntity("案件 '一'", key) { ["A"] = 1, ["B"] = 1 });
        }

        ETag version = (await table.GetEntityAsync<TableEntity>("案件 '一'", "replace")).Value.ETag;
        Response<IReadOnlyList<Response>> answer = await table.SubmitTransactionAsync(
        [
            Action(TableTransactionActionType.Add, "新 add"),
            Action(TableTransactionActionType.UpdateMerge, "merge"),
            new(TableTransactionActionType.UpdateReplace, Row("replace"), version),
            Action(TableTransactionActionType.Delete, "delete"),
            Action(TableTransactionActionType.UpsertMerge, "upsert-merge"),
            Action(TableTransactionActionType.UpsertReplace, "upsert-replace"),
        ]);

        Dictionary<string, TableEntity> rows =
            (await table.QueryAsync<TableEntity>().ToListAsync()).ToDictionary(row => row.RowKey);
        Assert.Equal(
            ["merge", "replace", "upsert-merge", "upsert-replace", "新 add"],
            rows.Keys.Order(StringComparer.Ordinal));
        Assert.All(rows.Values, row => Assert.Equal("值 “二”", row.GetString("B")));
        Assert.Equal((1, 1), (rows["merge"].GetInt32("A"), rows["upsert-merge"].GetInt32("A")));
        Assert.Equal((null, null), (rows["replace"].GetInt32("A"), rows["upsert-replace"].GetInt32("A")));
        Assert.Equal(202, answer.GetRawResponse().Status);
        Assert.Equal([204, 204, 204, 204, 204, 204], answer.Value.Select(one => one.Status));
        Assert.Equal(rows["新 add"].ETag.ToString(), answer.Value[0].Headers.ETag.ToString());
        Assert.Equal(rows["replace"].ETag.ToString(), answer.Value[2].Headers.ETag.ToString());
    }

    [Fact]
    public async Task SubmitTransaction_OneActionRefused_ChangesNothingAndNamesIt()
    {
        TableClient table = await azurite.TableAsync();
        await table.AddEntityAsync(new TableEntity("案件 '一'", "there") { ["B"] = "before" });

        TableTransactionFailedException refused = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync(
            [
                Action(TableTransactionActionType.Add, "first"),
                Action(TableTransactionActionType.UpsertReplace, "second"),
                Action(TableTransactionActionType.Add, "there"),
                Action(TableTransactionActionType.Add, "last"),
            ]));

        Assert.Equal((409, "EntityAlreadyExists"), (refused.Status, refused.ErrorCode));
        Assert.Equal(2, refused.FailedTransactionActionIndex);
        TableEntity only = Assert.Single(await table.QueryAsync<TableEntity>().ToListAsync());
        Assert.Equal("before", only.GetString("B"));
    }

    [Fact]
    public async Task SubmitTransaction_StaleVersion_IsRefusedWhole()
    {
        TableClient table = await azurite.TableAsync();
        await table.AddEntityAsync(Row("head"));
        ETag stale = (await table.GetEntityAsync<TableEntity>("案件 '一'", "head")).Value.ETag;
        await table.UpsertEntityAsync(new TableEntity("案件 '一'", "head") { ["B"] = "moved" });

        TableTransactionFailedException refused = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync(
            [
                Action(TableTransactionActionType.Add, "entry"),
                new(TableTransactionActionType.UpdateReplace, Row("head"), stale),
            ]));

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (refused.Status, refused.ErrorCode));
        Assert.Equal(1, refused.FailedTransactionActionIndex);
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("案件 '一'", "entry")).HasValue);
    }

    [Fact]
    public async Task SubmitTransaction_RacingOnOneVersion_OneWins()
    {
        TableClient table = await azurite.TableAsync();
        await table.AddEntityAsync(Row("head"));
        ETag version = (await table.GetEntityAsync<TableEntity>("案件 '一'", "head")).Value.ETag;

        int[] won = await Task.WhenAll(Enumerable.Range(0, 8).Select(async n =>
        {
            try
            {
                await table.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.UpdateReplace, Row("head"), version),
                    Action(TableTransactionActionType.Add, $"entry{n}"),
                ]);
                return 1;
            }
            catch (TableTransactionFailedException)
            {
                return 0;
            }
        }));

        Assert.Equal(1, won.Sum());
        Assert.Equal(2, (await table.QueryAsync<TableEntity>().ToListAsync()).Count);
    }

    [Fact]
    public async Task SubmitTransaction_NinetyFullRows_FitBelowFourMebibytes()
    {
        TableClient table = await azurite.TableAsync();
        string text = new('案', 14_000); // 42 000 bytes in UTF-8, 90 rows: 3.8 MB

        await table.SubmitTransactionAsync(Enumerable.Range(0, 90).Select(n => new TableTransactionAction(
            TableTransactionActionType.Add, new TableEntity("p", $"{n:D2}") { ["T"] = text })));

        List<TableEntity> rows = await table.QueryAsync<TableEntity>().ToListAsync();
        Assert.Equal(90, rows.Count);
        Assert.All(rows, row => Assert.Equal(text, row.GetString("T")));
    }

    [Fact]
    public async Task SubmitTransaction_OverFourMebibytes_IsRefusedWhole()
    {
        TableClient table = await azurite.TableAsync();
        string text = new('案', 20_000);

        RequestFailedException refused = await Assert.ThrowsAnyAsync<RequestFailedException>(
            () => table.SubmitTransactionAsync(Enumerable.Range(0, 90).Select(n => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity("p", $"{n:D2}") { ["T"] = text }))));

        Assert.InRange(refused.Status, 400, 413);
        Assert.Empty(await table.QueryAsync<TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task SubmitTransaction_NoActions_IsTheCallersMistake()
    {
        TableClient table = await azurite.TableAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
    }

    private static TableEntity Row(string key) => new("案件 '一'", key) { ["B"] = "值 “二”" };

    private static TableTransactionAction Action(TableTransactionActionType type, string key) => new(type, Row(key));
}
