using System.Text.Json.Nodes;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Tests.Support;

namespace GovMedia.Workflows.Tests.Ledger;

public sealed class LedgerChainTests
{
    [Fact]
    public void Chain_AsWritten_IsUnbroken() => Assert.Null(LedgerChain.FirstBreak(Chain()));

    [Fact]
    public void Chain_WithAnyPartOfAnEntryChanged_BreaksThere()
    {
        Func<LedgerEntry, LedgerEntry>[] tamperings =
        [
            e => e with { At = e.At.AddTicks(1) },
            e => e with { Actor = e.Actor with { OnBehalfOf = "head" } },
            e => e with { Action = "other" },
            e => e with { Rule = null },
            e => e with { Before = [] },
            e => e with { After = new JsonObject { ["n"] = 99 } },
            e => e with { DataHash = LedgerEntry.Genesis },
            e => e with { PrevHash = new string('1', 64) },
            e => e with { Hash = new string('1', 64) },
            e => e with { Seq = 9 },
        ];
        foreach (Func<LedgerEntry, LedgerEntry> tamper in tamperings)
        {
            List<LedgerEntry> chain = Chain();
            chain[2] = tamper(chain[2]);
            Assert.Equal(3, LedgerChain.FirstBreak(chain)?.Seq);
        }
    }

    [Fact]
    public void Chain_WithAnEntryRemovedInsertedOrMoved_BreaksThere()
    {
        List<LedgerEntry> removed = Chain();
        removed.RemoveAt(1);
        Assert.Equal(2, LedgerChain.FirstBreak(removed)?.Seq);

        List<LedgerEntry> doubled = Chain();
        doubled.Insert(1, doubled[0]);
        Assert.Equal(2, LedgerChain.FirstBreak(doubled)?.Seq);

        List<LedgerEntry> moved = Chain();
        (moved[2], moved[3]) = (moved[3], moved[2]);
        Assert.Equal(3, LedgerChain.FirstBreak(moved)?.Seq);
    }

    [Fact]
    public void Chain_WithAnEntryMadeAnew_BreaksAtTheNext()
    {
        List<LedgerEntry> chain = Chain();
        LedgerEntry old = chain[2];
        chain[2] = LedgerChain.Next(
            new LedgerTip(2, chain[1].Hash), old.At, old.Actor, "other", old.Rule, [], new JsonObject { ["n"] = 3 });
        Assert.Equal(4, LedgerChain.FirstBreak(chain)?.Seq);
    }

    [Fact]
    public void Fold_AsOfAnInstant_IsTheStateThen()
    {
        List<LedgerEntry> chain = Chain();
        Assert.Equal("""{"n":3}""", LedgerChain.Fold(chain, chain[2].At).ToJsonString());
        Assert.Equal("{}", LedgerChain.Fold(chain, chain[0].At.AddTicks(-1)).ToJsonString());
    }

    [Fact]
    public void Row_ThatDiffersByOneCharacter_IsNotRead()
    {
        string text = LedgerRow.Write(Chain()[1]);
        for (int i = 0; i < text.Length; i++)
        {
            string other = text[..i] + (text[i] == 'x' ? 'y' : 'x') + text[(i + 1)..];
            Assert.True(LedgerRow.Read(other) is not { } entry || LedgerRow.Write(entry) == other, $"character {i}");
        }

        Assert.NotNull(LedgerRow.Read(text));
        Assert.Null(LedgerRow.Read(text + " "));
        Assert.Throws<LedgerRowException>(() => LedgerRow.Read(new Row("case:x", Partitions.Ledger(7), text, "")));
    }

    [Fact]
    public void Row_WithAMemberTwice_IsNotRead()
    {
        string text = LedgerRow.Write(Chain()[1]);
        Assert.Null(LedgerRow.Read(text.Replace("\"n\":2", "\"n\":7,\"n\":2", StringComparison.Ordinal)));
        Assert.Null(LedgerRow.Read("null"));
        Assert.Null(LedgerRow.Read(""));
    }

    private static List<LedgerEntry> Chain()
    {
        List<LedgerEntry> entries = [];
        LedgerTip tip = LedgerTip.None;
        for (int i = 1; i <= 5; i++)
        {
            JsonObject before = i == 1 ? [] : new JsonObject { ["n"] = i - 1 };
            LedgerEntry entry = LedgerChain.Next(
                tip,
                FakeTime.China("2025-09-26T10:00").AddMinutes(i),
                Actor.System,
                "act",
                "YN-45b",
                before,
                new JsonObject { ["n"] = i });
            entries.Add(entry);
            tip = new LedgerTip(entry.Seq, entry.Hash);
        }

        return entries;
    }
}
