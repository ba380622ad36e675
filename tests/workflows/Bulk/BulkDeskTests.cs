using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GovMedia.Workflows.Bulk;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Directory;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Bulk;

public sealed class BulkDeskTests
{
    private static readonly BulkPerson Officer = Person("yn-go.supervisor", "yn-go", Roles.Supervisor);
    private static readonly BulkPerson Head = Person("yn-go.supervisor-head", "yn-go", Roles.SupervisorHead);
    private static readonly BulkPerson SectionHead = Person("yn-health.section-head", "yn-health", Roles.SectionHead);
    private static readonly BulkPerson UnitHead = Person("yn-health.unit-head", "yn-health", Roles.UnitHead);

    [Fact]
    public async Task Preview_OfSomeCases_SaysWhatEachWouldGetAndDoesNothing()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = await OfficeAsync(disk);
        string open = await office.ReceiveAsync(1);
        string decided = await office.ReceiveAsync(2);
        await office.DecideAsync(decided);
        BulkDesk desk = Desk(office);
        string[] before = await office.StoryAsync(open);

        BulkOrder order = await desk.PreviewAsync(Order("remind"), [open, decided, Office.CaseNo(9), open], []);

        BulkItem[] items = await Book(office).ItemsAsync(order.Id).ToArrayAsync();
        Assert.Equal([open, decided, Office.CaseNo(9)], items.Select(static i => i.Target));
        Assert.Equal(["case.reminded"], items[0].Would);
        Assert.Equal((null, "unknown-case"), (items[0].Refusal?.Code, items[2].Refusal?.Code));
        Assert.Equal((3, BulkState.Previewed), (order.Items, order.State));
        Assert.Equal(before, await office.StoryAsync(open));
    }

    [Fact]
    public async Task Measure_OfCasesOnTime_IsRefusedItemByItemWithItsClause()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = await OfficeAsync(disk);
        string objection = await office.ReceiveAsync();

        BulkOrder order = await Desk(office).PreviewAsync(
            Order("measure") with { With = new JsonObject { ["measure"] = "talk" } }, [objection], []);

        BulkItem item = await Book(office).ItemsAsync(order.Id).SingleAsync();
        Assert.Equal(("no-rule", 1), (item.Refusal!.Code, order.Refused));
    }

    [Fact]
    public async Task Confirmation_ByWhoeverAskedOrOfAnotherPreview_IsRefused()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = await OfficeAsync(disk);
        BulkDesk desk = Desk(office);
        BulkOrder order = await desk.PreviewAsync(Order("remind"), [await office.ReceiveAsync()], []);
        BulkPerson mandated = Officer with
        {
            Actor = new Actor("yn-go.editor", "经办", "supervisor", "yn-go", Officer.Actor.User),
        };

        Assert.Equal("four-eyes", (await desk.ConfirmAsync(order.Id, order.Hash, Officer)).Refusal?.Code);
        Assert.Equal("four-eyes", (await desk.ConfirmAsync(order.Id, order.Hash, mandated)).Refusal?.Code);
        Assert.Equal("preview-mismatch", (await desk.ConfirmAsync(order.Id, new string('0', 64), Head)).Refusal?.Code);
        Assert.False(await desk.CarryOutAsync(order.Id, office.SettleAsync));

        Assert.Equal(BulkState.Confirmed, (await desk.ConfirmAsync(order.Id, order.Hash, Head)).Order?.State);
        Assert.Equal(BulkState.Confirmed, (await desk.ConfirmAsync(order.Id, order.Hash, Head)).Order?.State);
        Assert.Equal("bulk-closed", (await desk.ConfirmAsync(order.Id, order.Hash, UnitHead)).Refusal?.Code);
        Assert.Equal("bulk-closed", (await desk.WithdrawAsync(order.Id)).Refusal?.Code);
    }

    [Fact]
    public async Task CarryingOut_EachItem_IsAnEntryThatNamesBothAndTheAct()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = await OfficeAsync(disk);
        string caseNo = await office.ReceiveAsync();
        BulkDesk desk = Desk(office);
        BulkOrder order = await ConfirmedAsync(desk, "remind", [caseNo]);

        Assert.False(await desk.CarryOutAsync(order.Id, office.SettleAsync));
        Assert.False(await desk.CarryOutAsync(order.Id, office.SettleAsync));

        LedgerEntry entry = (await office.Register.LedgerAsync(caseNo)).Single(static e => e.Action == "case.reminded");
        JsonNode mark = entry.After!["bulkActs"]![$"{order.Id}:{caseNo}"]!;
        Assert.Equal("yn-go.supervisor-head", entry.Actor.User);
        Assert.Equal(
            ("yn-go.supervisor", "yn-go.supervisor-head", order.Hash),
            ((string)mark["askedBy"]!, (string)mark["confirmedBy"]!, (string)mark["preview"]!));
        Assert.Contains("2025-09-26T10:00 yn-health.account-manager task.reminder", await office.LettersAsync(caseNo));
        Assert.Equal(BulkState.Done, (await Book(office).ReadAsync(order.Id))!.Value.Order.State);
        await office.AssertSoundAsync(caseNo);
    }

    [Fact]
    public async Task Case_ChangedBetweenPreviewAndConfirmation_MakesThePreviewStale()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = await OfficeAsync(disk);
        string caseNo = await office.ReceiveAsync();
        BulkDesk desk = Desk(office);
        BulkOrder order = await desk.PreviewAsync(Order("remind"), [caseNo], []);

        await office.AskAsync(caseNo, 20);

        Assert.Equal("preview-stale", (await desk.ConfirmAsync(order.Id, order.Hash, Head)).Refusal?.Code);
        Assert.DoesNotContain(await office.StoryAsync(caseNo), static s => s.EndsWith("case.reminded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Case_ChangedAfterConfirmation_IsLeftAloneAndTheOthersAreDone()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = await OfficeAsync(disk);
        string changed = await office.ReceiveAsync(1);
        string same = await office.ReceiveAsync(2);
        BulkDesk desk = Desk(office);
        BulkOrder order = await ConfirmedAsync(desk, "remind", [changed, same]);
        await office.DecideAsync(changed);

        await desk.CarryOutAsync(order.Id, office.SettleAsync);

        Assert.Equal(["changed", "done"], await Book(office).ItemsAsync(order.Id).Select(static i => i.Result!).ToArrayAsync());
        Assert.DoesNotContain(await office.StoryAsync(changed), static s => s.EndsWith("case.reminded", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Assignment_ByTwoHeads_GivesEachTaskToThePerson()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = await OfficeAsync(disk);
        string[] tasks = [await TaskOfAsync(office, 1), await TaskOfAsync(office, 2)];
        BulkDesk desk = Desk(office);
        BulkOrder order = Order("assign") with
        {
            With = new JsonObject { ["user"] = "yn-health.editor2" },
            AskedBy = SectionHead,
            Unit = "yn-health",
        };
        order = await desk.PreviewAsync(order, tasks, []);

        // The supervising unit's head has no say in who does what in another unit, but the one who asked has.
        Assert.Null((await desk.ConfirmAsync(order.Id, order.Hash, Head)).Refusal);
        await desk.CarryOutAsync(order.Id, office.SettleAsync);

        foreach (string task in tasks)
        {
            CaseFile file = await office.FileAsync(task.Split('.')[0]);
            Assert.Equal("yn-health.editor2", file.Tasks[task].AssignedTo);
            LedgerEntry entry = (await office.Register.LedgerAsync(file.CaseNo))[^1];
            Assert.Equal(("task.assigned", "yn-health.section-head"), (entry.Action, entry.Actor.User));
        }

        BulkOrder again = await desk.PreviewAsync(order with { Id = "b2" }, tasks, []);
        Assert.Equal(2, again.Refused); // it is so already
    }

    [Fact]
    public async Task Assignment_WhereNeitherIsAHeadOfTheUnit_IsNotConfirmed()
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = await OfficeAsync(disk);
        string task = await TaskOfAsync(office, 1);
        BulkDesk desk = Desk(office);
        BulkOrder order = await desk.PreviewAsync(
            Order("assign") with { With = new JsonObject { ["user"] = "yn-health.editor2" } }, [task], []);

        Assert.Equal("not-allowed", (await desk.ConfirmAsync(order.Id, order.Hash, Head)).Refusal?.Code);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task CarryingOut_KilledAtAnyCommit_DoesEachItemOnce(bool beforeCommit, bool atOnce)
    {
        int died = 0;
        for (int dieAt = 1; dieAt == 1 || died == dieAt - 1; dieAt++)
        {
            using Disk disk = new("2025-09-26T10:00");
            Office office = await OfficeAsync(disk);
            string[] cases = [await office.ReceiveAsync(1), await office.ReceiveAsync(2), await office.ReceiveAsync(3)];
            BulkOrder order = await ConfirmedAsync(Desk(office), "remind", cases);
            FailingStore failing = new(disk.Register, dieAt, beforeCommit, atOnce);
            Office dying = new(disk, _ => failing);
            try
            {
                await Desk(dying).CarryOutAsync(order.Id, dying.SettleAsync);
            }
            catch (PowerFailureException)
            {
                died++;
            }

            Office after = new(disk);
            await after.SweepAsync();
            Assert.False(await Desk(after).CarryOutAsync(order.Id, after.SettleAsync));
            Assert.Equal(BulkState.Done, (await Book(after).ReadAsync(order.Id))!.Value.Order.State);
            foreach (string caseNo in cases)
            {
                Assert.Single(await after.StoryAsync(caseNo), static s => s.EndsWith("case.reminded", StringComparison.Ordinal));
                Assert.Single(await after.LettersAsync(caseNo), static l => l.EndsWith("task.reminder", StringComparison.Ordinal));
                await after.AssertSoundAsync(caseNo);
            }
        }

        Assert.True(died >= 6, $"{died} boundaries");
    }

    [Theory]
    [InlineData("editor2@example.org", false, "yn-health", "editor2@example.org")]
    [InlineData(null, false, "yn-health", "manager@example.org")] // without an address
    [InlineData("editor2@example.org", true, "yn-health", "manager@example.org")] // gone since
    [InlineData("editor2@example.org", false, "yn-go", "manager@example.org")] // in another unit since
    public async Task Reminder_OfATaskThatIsAssigned_GoesToThePersonElseToTheRole(string? address, bool gone, string unit, string to)
    {
        using Disk disk = new("2025-09-26T10:00");
        Office office = await OfficeAsync(disk);
        User manager = new("yn-health.account-manager", "账号管理员", "yn-health", ImmutableList.Create(Roles.AccountManager), "manager@example.org");
        User editor = new("yn-health.editor2", "信息员", "yn-health", ImmutableList.Create(Roles.Editor), "editor2@example.org");
        await office.Directory.PutAsync(manager);
        await office.Directory.PutAsync(editor);
        string taskId = await TaskOfAsync(office, 1);
        string caseNo = Office.CaseNo(1);
        Assert.Null(await office.ActAsync(caseNo, Office.Handler, turn => Assignment.Assign(turn, taskId, editor)));
        await office.Directory.PutAsync(editor with { Email = address, Disabled = gone, Unit = unit });
        BulkOrder order = await ConfirmedAsync(Desk(office), "remind", [caseNo]);

        await Desk(office).CarryOutAsync(order.Id, office.SettleAsync);
        await office.Mail.RunAsync(caseNo);

        Assert.Equal(to, Assert.Single(disk.Channel.Accepted, static m => m.Template == "task.reminder").To);
    }

    private static async Task<Office> OfficeAsync(Disk disk)
    {
        Office office = new(disk);
        await office.Directory.PutAsync(new Unit("yn-go", "省办公厅", "yunnan", Supervising: true));
        await office.Directory.PutAsync(new Unit("yn-health", "卫健委", "yunnan", Supervising: false, "yn-go"));
        await office.Directory.PutAsync(new User("yn-health.editor2", "信息员", "yn-health", ImmutableList.Create(Roles.Editor)));
        return office;
    }

    private static async Task<string> TaskOfAsync(Office office, int number) =>
        (await office.FileAsync(await office.ReceiveAsync(number))).Tasks.Values.Single(static t => t.State == TaskState.Open).TaskId;

    private static async Task<BulkOrder> ConfirmedAsync(BulkDesk desk, string action, string[] targets)
    {
        BulkOrder order = await desk.PreviewAsync(Order(action), targets, []);
        (BulkOrder? confirmed, Refusal? refusal) = await desk.ConfirmAsync(order.Id, order.Hash, Head);
        Assert.Null(refusal);
        return confirmed!;
    }

    private static BulkOrder Order(string action) => new()
    {
        Id = "b1",
        Action = action,
        With = [],
        Reason = "临近期限。",
        Unit = "yn-go",
        AskedBy = Officer,
        AskedAt = FakeTime.China("2025-09-26T10:00"),
    };

    private static BulkBook Book(Office office) => new(office.Store);

    private static BulkDesk Desk(Office office) => new(
        Book(office),
        office.Register,
        office.Directory,
        office.Disk.Archive,
        [new BulkReminder(), new BulkAssignment(), new BulkMeasure(), new BulkReceipt(office.Procedures)],
        office.Disk.Clock);

    private static BulkPerson Person(string id, string unit, string role) =>
        new(new Actor(id, id, role, unit), new User(id, id, unit, ImmutableList.Create(role)));
}
