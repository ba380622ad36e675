using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using GovMedia.Testing;

namespace GovMedia.Standalone.AzureStorage.Tests;

[Collection(AzuriteTests.Name)]
public sealed class TableQueryTests(AzuriteTests azurite)
{
    [Fact]
    public async Task Query_MoreRowsThanOnePage_ReadsEachOnceInOrder()
    {
        TableClient table = await azurite.TableAsync();
        await FillAsync(table, 1205);

        List<Page<TableEntity>> pages = await table
            .QueryAsync<TableEntity>("PartitionKey eq 'p'").AsPages().ToListAsync();

        List<string> keys = [.. pages.SelectMany(page => page.Values).Select(row => row.RowKey)];
        Assert.Equal([1000, 205], pages.Select(page => page.Values.Count));
        Assert.Equal(Enumerable.Range(0, 1205).Select(n => $"{n:D5}"), keys);
        Assert.Null(pages[^1].ContinuationToken);
    }

    [Fact]
    public async Task Query_TakenUpByToken_GoesOnWhereItStopped()
    {
        TableClient table = await azurite.TableAsync();
        await FillAsync(table, 25);

        Page<TableEntity> first = await table.QueryAsync<TableEntity>(maxPerPage: 10).AsPages().FirstAsync();
        List<TableEntity> rest = [];
        await foreach (Page<TableEntity> page in table.QueryAsync<TableEntity>(maxPerPage: 10)
            .AsPages(first.ContinuationToken))
        {
            rest.AddRange(page.Values);
        }

        Assert.Equal(10, first.Values.Count);
        Assert.Equal(Enumerable.Range(10, 15).Select(n => $"{n:D5}"), rest.Select(row => row.RowKey));
    }

    [Fact]
    public async Task Query_FilterByEveryType_FindsTheRow()
    {
        TableClient table = await azurite.TableAsync();
        DateTimeOffset moment = new(2026, 10, 1, 0, 0, 0, TimeSpan.FromHours(8));
        Guid guid = new("0f8fad5b-d9cb-469f-a165-70867728950e");
        await table.AddEntityAsync(new TableEntity("p", "hit")
        {
            ["Text"] = "l'élan 昆明",
            ["Int"] = 5,
            ["Long"] = 5_000_000_000L,
            ["Double"] = 2.0,
            ["Flag"] = true,
            ["Moment"] = moment,
            ["Guid"] = guid,
        });
        await table.AddEntityAsync(new TableEntity("p", "miss") { ["Text"] = "other", ["Int"] = 6, ["Flag"] = false });

        FormattableString[] filters =
        [
            $"Text eq {"l'élan 昆明"}", $"Int le {5}", $"Long eq {5_000_000_000L}", $"Double eq {2.0}", $"Flag eq {true}",
            $"Moment eq {moment}", $"Guid eq {guid}", $"Text eq {"l'élan 昆明"} and (Int eq {5} or Int eq {7})",
        ];
        foreach (FormattableString filter in filters)
        {
            List<TableEntity> found = await table
                .QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter), select: ["RowKey"]).ToListAsync();
            Assert.True(found is [{ RowKey: "hit" }], TableClient.CreateQueryFilter(filter));
        }
    }

    [Fact]
    public void CreateQueryFilter_ValueThatWouldEndTheLiteral_IsEscaped()
    {
        string value = "x' or RowKey ne '";

        Assert.Equal("RowKey eq 'x'' or RowKey ne '''", TableClient.CreateQueryFilter($"RowKey eq {value}"));
    }

    [Fact]
    public void CreateQueryFilter_EveryType_IsItsLiteral()
    {
        byte[] bytes = [1, 171];
        DateTimeOffset moment = new(2026, 1, 1, 8, 0, 0, TimeSpan.FromHours(8));

        Assert.Equal(
            "A eq X'01AB' and B eq datetime'2026-01-01T00:00:00.0000000Z' and C eq 3.0 and D eq -1L and E eq false",
            TableClient.CreateQueryFilter(
                $"A eq {bytes} and B eq {moment} and C eq {3.0} and D eq {-1L} and E eq {false}"));
    }

    [Fact]
    public async Task Tables_CreatedTwiceAndDeletedTwice_SayWhatWasThere()
    {
        TableServiceClient service = new(azurite.Server.ConnectionString);

        Response<TableItem> created = await service.CreateTableIfNotExistsAsync("twice");
        Response<TableItem> again = await service.GetTableClient("twice").CreateIfNotExistsAsync();
        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => service.GetTableClient("twice").CreateAsync());
        Response deleted = await service.DeleteTableAsync("twice");
        Response gone = await service.GetTableClient("twice").DeleteAsync();

        Assert.Equal(("twice", 204), (created.Value.Name, created.GetRawResponse().Status));
        Assert.Equal(("twice", 409), (again.Value.Name, again.GetRawResponse().Status));
        Assert.Equal((409, "TableAlreadyExists"), (refused.Status, refused.ErrorCode));
        Assert.Equal((204, 404), (deleted.Status, gone.Status));
    }

    [Fact]
    public async Task Query_TableThatIsNotThere_IsRefusedByCode()
    {
        TableClient table = new(azurite.Server.ConnectionString, "nowhere");

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            async () => await table.QueryAsync<TableEntity>().ToListAsync());
        RequestFailedException row = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.GetEntityIfExistsAsync<TableEntity>("p", "r"));

        Assert.Equal((404, "TableNotFound"), (refused.Status, refused.ErrorCode));
        Assert.Equal("TableNotFound", row.ErrorCode);
    }

    [Fact]
    public async Task AnyRequest_WrongKey_IsForbidden()
    {
        string wrong = Convert.ToBase64String(new byte[64]);
        TableClient table = new(
            azurite.Server.Tables, "any", new TableSharedKeyCredential(AzuriteServer.Account, wrong));

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.GetEntityAsync<TableEntity>("p", "r"));

        Assert.Equal(403, refused.Status);
        Assert.DoesNotContain(wrong, refused.Message, StringComparison.Ordinal);
    }

    private static async Task FillAsync(TableClient table, int count)
    {
        foreach (int[] chunk in Enumerable.Range(0, count).Chunk(100))
        {
            await table.SubmitTransactionAsync(chunk.Select(n => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity("p", $"{n:D5}") { ["N"] = n })));
        }
    }
}
