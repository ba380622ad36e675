using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace GovMedia.Standalone.AzureStorage.Tests;

[Collection(AzuriteTests.Name)]
public sealed class TableEntityTests(AzuriteTests azurite)
{
    private enum Mood
    {
        Calm,
        Hurried,
    }

    [Fact]
    public async Task AddEntity_EveryEdmType_ComesBackAsWritten()
    {
        TableClient table = await azurite.TableAsync();
        DateTimeOffset moment = new(2026, 2, 3, 4, 5, 6, TimeSpan.FromHours(8));
        Guid guid = new("0f8fad5b-d9cb-469f-a165-70867728950e");
        TableEntity row = new("p", "r")
        {
            ["Text"] = "政务新媒体 “引号” '单' <&>",
            ["Int"] = -7,
            ["Long"] = 9_007_199_254_740_993L,
            ["Double"] = 1.0,
            ["Fraction"] = 0.1,
            ["Infinite"] = double.PositiveInfinity,
            ["True"] = true,
            ["Moment"] = moment,
            ["Guid"] = guid,
            ["Binary"] = new byte[] { 0, 255, 1 },
            ["Absent"] = null,
        };

        await table.AddEntityAsync(row);

        TableEntity read = await table.GetEntityAsync<TableEntity>("p", "r");
        Assert.Equal(row.GetString("Text"), read.GetString("Text"));
        Assert.Equal(-7, read.GetInt32("Int"));
        Assert.Equal(9_007_199_254_740_993L, read.GetInt64("Long"));
        Assert.Equal(1.0, read.GetDouble("Double"));
        Assert.Equal(0.1, read.GetDouble("Fraction"));
        Assert.Equal(double.PositiveInfinity, read.GetDouble("Infinite"));
        Assert.True(read.GetBoolean("True"));
        Assert.Equal(moment, read.GetDateTimeOffset("Moment"));
        Assert.Equal(moment.UtcDateTime, read.GetDateTime("Moment"));
        Assert.Equal(guid, read.GetGuid("Guid"));
        Assert.Equal([0, 255, 1], read.GetBinary("Binary"));
        Assert.Equal([0, 255, 1], read.GetBinaryData("Binary")!.ToArray());
        Assert.False(read.ContainsKey("Absent"));
        Assert.NotEqual(default, read.ETag);
        Assert.NotNull(read.Timestamp);
    }

    [Theory]
    [InlineData("云南省", "异议 2026/000123-甲")]
    [InlineData("it's", "a'b''c")]
    [InlineData("per%cent&plus+", "eq=semi;colon:at@comma,")]
    [InlineData("", "")]
    [InlineData("😀", "ａ　b")]
    public async Task Keys_OfAnyScript_NameTheirRow(string partition, string row)
    {
        if (row.Contains('/', StringComparison.Ordinal))
        {
            // The service forbids / \ # ? in keys; the application's keys have none.
            row = row.Replace('/', '-');
        }

        TableClient table = await azurite.TableAsync();
        await table.AddEntityAsync(new TableEntity(partition, row) { ["Value"] = 1 });
        await table.UpsertEntityAsync(new TableEntity(partition, row) { ["Other"] = 2 });

        TableEntity read = await table.GetEntityAsync<TableEntity>(partition, row);
        List<TableEntity> found = await table
            .QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey eq {row}"))
            .ToListAsync();

        Assert.Equal(
            (partition, row, 1, 2),
            (read.PartitionKey, read.RowKey, read.GetInt32("Value"), read.GetInt32("Other")));
        Assert.Equal(row, Assert.Single(found).RowKey);
        Assert.Equal(204, (await table.DeleteEntityAsync(partition, row)).Status);
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>(partition, row)).HasValue);
    }

    [Fact]
    public async Task AddEntity_RowThatExists_IsRefusedByCode()
    {
        TableClient table = await azurite.TableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((409, "EntityAlreadyExists"), (refused.Status, refused.ErrorCode));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task UpdateEntity_ChangedInBetween_IsRefusedAndChangesNothing(TableUpdateMode mode)
    {
        TableClient table = await azurite.TableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = 1 });
        ETag stale = (await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag;
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["V"] = 2 }, stale, mode);

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["V"] = 3 }, stale, mode));

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (refused.Status, refused.ErrorCode));
        Assert.Equal(2, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("V"));
    }

    [Fact]
    public async Task UpdateEntity_ETagOfTheAnswer_IsTheRowsNewVersion()
    {
        TableClient table = await azurite.TableAsync();
        Response added = await table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = 1 });

        Response updated = await table.UpdateEntityAsync(
            new TableEntity("p", "r") { ["V"] = 2 }, added.Headers.ETag!.Value, TableUpdateMode.Replace);

        Assert.Equal(
            (await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag.ToString(),
            updated.Headers.ETag!.Value.ToString());
    }

    [Fact]
    public async Task UpdateEntity_MergeAndReplace_KeepOrDropWhatIsNotNamed()
    {
        TableClient table = await azurite.TableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 1 });

        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = 2 }, ETag.All, TableUpdateMode.Merge);
        TableEntity merged = await table.GetEntityAsync<TableEntity>("p", "r");
        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = 3 }, ETag.All, TableUpdateMode.Replace);
        TableEntity replaced = await table.GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal((1, 2), (merged.GetInt32("A"), merged.GetInt32("B")));
        Assert.Equal((null, 3), (replaced.GetInt32("A"), replaced.GetInt32("B")));
    }

    [Fact]
    public async Task UpdateEntity_WithoutVersion_IsTheCallersMistake()
    {
        TableClient table = await azurite.TableAsync();

        await Assert.ThrowsAsync<ArgumentException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "r"), default(ETag)));
    }

    [Fact]
    public async Task DeleteEntity_OtherVersion_IsRefused_AbsentRow_IsNoError()
    {
        TableClient table = await azurite.TableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = 1 });
        ETag stale = (await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["V"] = 2 });

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.DeleteEntityAsync("p", "r", stale));

        Assert.Equal(412, refused.Status);
        Assert.Equal(404, (await table.DeleteEntityAsync("p", "other")).Status);
    }

    [Fact]
    public async Task GetEntity_AbsentRow_ThrowsOrAnswersNoValue()
    {
        TableClient table = await azurite.TableAsync();

        RequestFailedException absent = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.GetEntityAsync<TableEntity>("p", "r"));
        NullableResponse<TableEntity> none = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");

        Assert.Equal((404, "ResourceNotFound"), (absent.Status, absent.ErrorCode));
        Assert.False(none.HasValue);
        Assert.Equal(404, none.GetRawResponse().Status);
    }

    [Fact]
    public async Task GetEntity_Select_ReadsOnlyWhatIsNamed()
    {
        TableClient table = await azurite.TableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        TableEntity read = await table.GetEntityAsync<TableEntity>("p", "r", ["A"]);

        Assert.Equal((1, null), (read.GetInt32("A"), read.GetInt32("B")));
    }

    [Fact]
    public async Task Rows_OfAClass_MapByProperty()
    {
        TableClient table = await azurite.TableAsync();
        Row row = new()
        {
            PartitionKey = "p",
            RowKey = "r",
            Words = "字",
            Count = 3,
            Mood = Mood.Hurried,
            When = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            Hidden = "not sent",
        };

        await table.AddEntityAsync(row);
        Row read = await table.GetEntityAsync<Row>("p", "r");
        TableEntity raw = await table.GetEntityAsync<TableEntity>("p", "r");

        Assert.Equal((row.Words, row.Count, row.Mood, row.When), (read.Words, read.Count, read.Mood, read.When));
        Assert.Null(read.Maybe);
        Assert.Null(read.Hidden);
        Assert.Equal(raw.ETag, read.ETag);
        Assert.Equal("字", raw.GetString("w"));
    }

    [Fact]
    public void Getter_OfAnotherType_Throws()
    {
        TableEntity row = new("p", "r") { ["N"] = 1 };

        Assert.Throws<InvalidOperationException>(() => row.GetInt64("N"));
    }

    [Fact]
    public async Task AddEntity_ValueOfUnknownType_IsTheCallersMistake()
    {
        TableClient table = await azurite.TableAsync();

        await Assert.ThrowsAsync<ArgumentException>(
            () => table.AddEntityAsync(new TableEntity("p", "r") { ["D"] = 1.5m }));
    }

    private sealed class Row : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        [DataMember(Name = "w")]
        public string? Words { get; set; }

        public long Count { get; set; }

        public int? Maybe { get; set; }

        public Mood Mood { get; set; }

        public DateTime When { get; set; }

        [IgnoreDataMember]
        public string? Hidden { get; set; }
    }
}
