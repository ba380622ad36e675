using GovMedia.Rules.Law;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Campaigns;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Chains;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Campaigns;

/// <summary>Yunnan, article 47: a case for each account opened before the Measures, one limit for all of them.</summary>
public sealed class CampaignDeskTests
{
    private const int Accounts = 4;
    private const string Id = "yunnan-20190803";

    [Fact]
    public async Task Opening_OfABatch_GivesEachAccountOneCaseThatItsListShows()
    {
        using Disk disk = new("2019-08-12T09:00");
        Office office = new(disk);

        await OpenAsync(office);

        IReadOnlyList<CampaignMember> members = await office.Campaigns.MembersAsync(Id);
        Assert.Equal(["a0", "a1", "a2", "a3"], members.Select(static m => m.AccountId));
        Assert.Equal(Accounts, members.Select(static m => m.CaseNo).Distinct().Count());
        CaseFile file = await office.FileAsync(members[0].CaseNo);
        Assert.Equal((new DateOnly(2019, 10, 31), Id), (file.Clocks.Values.Single().DueDate, file.Links[CampaignDesk.Link]));
        Assert.Equal([file.CaseNo], (await office.Accounts.ReadAsync("a0"))!.Cases);

        await office.PassAsync(file.CaseNo, "2019-11-01T09:00");
        CampaignProgress progress = (await office.Campaigns.ProgressAsync(Id))!;
        Assert.Equal((Accounts, Accounts - 1, 1), (progress.Accounts, progress.Open, progress.Overdue));
        await office.AssertSoundAsync(file.CaseNo);
    }

    [Fact]
    public async Task Campaign_OfAnotherDay_OpensNoSecondCaseForAnAccount()
    {
        using Disk disk = new("2019-08-12T09:00");
        Office office = new(disk);
        await OpenAsync(office);

        (Campaign? later, _) = await office.Campaigns.StartAsync("yunnan", new DateOnly(2019, 8, 8), "posted", "yn-go.supervisor");
        Assert.False(await office.Campaigns.OpenBatchAsync(later!.Id, office.SettleAsync));

        Assert.Equal(new DateOnly(2019, 11, 6), later.DueDate);
        Assert.Empty(await office.Campaigns.MembersAsync(later.Id));
        Assert.Single((await office.Accounts.ReadAsync("a0"))!.Cases);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public async Task Opening_WithAPowerFailureAtAnyCommit_GoesOnWithTheSameNumbers(bool before, bool atOnce)
    {
        for (int n = 1; ; n++)
        {
            using Disk disk = new("2019-08-12T09:00");
            FailingStore? failing = null;
            try
            {
                await OpenAsync(new Office(disk, inner => failing = new FailingStore(inner, n, before, atOnce)));
            }
            catch (Exception failure) when (failure is PowerFailureException || failure.GetBaseException() is PowerFailureException)
            {
                // Started again below.
            }

            Office second = new(disk);
            Dictionary<string, string> numbers = (await second.Campaigns.MembersAsync(Id)).ToDictionary(static m => m.AccountId, static m => m.CaseNo);
            await OpenAsync(second);
            await second.SweepAsync();
            IReadOnlyList<CampaignMember> members = await second.Campaigns.MembersAsync(Id);
            Assert.Equal(Accounts, members.Count);
            foreach (CampaignMember member in members)
            {
                Assert.Equal(("open", numbers.GetValueOrDefault(member.AccountId, member.CaseNo)), (member.State, member.CaseNo));
                Assert.Equal([member.CaseNo], (await second.Accounts.ReadAsync(member.AccountId))!.Cases);
                await second.AssertSoundAsync(member.CaseNo);
            }

            if (!failing!.Died)
            {
                Assert.True(n > Accounts, $"only {n} commits were tried");
                return;
            }
        }
    }

    [Fact]
    public async Task Case_BegunYearsAfterItsLimit_IsLateOnceAndNotHundredsOfTimes()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = new(disk);
        await OpenAsync(office);
        string caseNo = (await office.Campaigns.MembersAsync(Id))[0].CaseNo;

        await office.PassAsync(caseNo, "2025-09-26T10:00");

        Assert.Equal(
            [
                "2025-09-26T10:00 yn-health.unit-head clock.late.unit",
                "2025-09-26T10:00 yn-health.supervisor-head clock.late.supervising-unit",
                "2025-09-26T10:00 yn-health.supervisor-head clock.late.supervising-unit",
            ],
            (await office.LettersAsync(caseNo)).Where(static l => l.Contains(" clock.", StringComparison.Ordinal)).OrderDescending(StringComparer.Ordinal));
        Assert.InRange((await office.FileAsync(caseNo)).NextAlarmAt!.Value, FakeTime.China("2025-09-27T09:00"), FakeTime.China("2025-10-10T09:00"));
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Start_AgainAfterAnImport_TakesTheNewAccountsIn()
    {
        using Disk disk = new("2019-08-12T09:00");
        Office office = new(disk);
        await OpenAsync(office);
        Account late = (await office.Accounts.ReadAsync("a0"))! with { Id = "late", Cases = [] };
        await office.Accounts.PutAsync([late]);

        await OpenAsync(office);

        Assert.Equal(Accounts + 1, (await office.Campaigns.MembersAsync(Id)).Count);
        Assert.True((await office.Campaigns.ReadAsync(Id))!.Complete);
    }

    [Fact]
    public void Campaign_OfATownshipByInheritance_GoesByTheParentsPublication() =>
        // "自本办法公布之日": the clause is the province's, and so are its days.
        Assert.Equal(new DateOnly(2019, 8, 3), CampaignDesk.InstrumentOf(PackLibrary.LoadEmbedded().Pack("anhua-2023")).PublishedOn);

    [Fact]
    public async Task Letter_SentInACase_ChangesNothingOfTheAccount()
    {
        using Disk disk = new("2019-08-12T09:00");
        Office office = new(disk);
        await OpenAsync(office);
        string caseNo = (await office.Campaigns.MembersAsync(Id))[0].CaseNo;
        CaseFile file = await office.FileAsync(caseNo);

        Dispatch sent = new("task.opened", DeliveryState.Sent, disk.Clock.Now, "fake", "accepted");
        CaseFile lettered = file with { Mail = file.Mail.Add("task:file", sent) };
        Assert.False(AccountProjection.Concerns(file, lettered));
        Assert.True(AccountProjection.Concerns(null, file));
        Assert.True(AccountProjection.Concerns(file, file with { State = "completed" }));
        Assert.True(AccountProjection.Concerns(file, file.WithFacts(file.FactsAs<ChainFacts>() with { Superior = "elsewhere" })));
    }

    // As its callers do it: the campaign once, then batches until none is left.
    private static async Task OpenAsync(Office office)
    {
        if ((await office.Accounts.AllAsync()).Count < Accounts)
        {
            await office.Accounts.PutAsync(Enumerable.Range(0, Accounts).Select(static i => new Account
            {
                Id = $"a{i}",
                Name = $"便民服务{i}号",
                Platform = "wechat",
                Jurisdiction = "yunnan",
                Unit = "yn-health",
                Status = AccountStatus.Operating,
                OpenedOn = new DateOnly(2018, 5, 2),
            }));
        }

        Assert.NotNull((await office.Campaigns.StartAsync("yunnan", new DateOnly(2019, 8, 3), "document-date", "yn-go.supervisor")).Campaign);
        while (await office.Campaigns.OpenBatchAsync(Id, office.SettleAsync))
        {
            // The next batch.
        }
    }
}
