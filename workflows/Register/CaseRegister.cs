using System.Text.Json.Nodes;
using GovMedia.Workflows.Accounts;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Vault;

namespace GovMedia.Workflows.Register;

/// <summary>Reads cases from the register and commits turns to it: one command, one case, one transaction.</summary>
public sealed class CaseRegister(
    IRegisterStore store,
    IBlobArchive archive,
    CaseKeys keys,
    LawBook laws,
    TimeProvider clock,
    CaseIndex index,
    AccountProjection accounts)
{
    // Of many writers on one case one is first each time; each of the others decides again.
    private const int Attempts = 100;

    /// <summary>A case, or null.</summary>
    public async Task<CaseRecord?> ReadAsync(string caseNo, CancellationToken cancellation = default)
    {
        IReadOnlyList<Row> rows = await store.ListAsync(
            Partitions.Case(caseNo), CaseKeys.SaltRow, Partitions.After(Partitions.State), 2, cancellation);
        if (rows.SingleOrDefault(static r => r.Key == Partitions.State) is not { } state)
        {
            return null;
        }

        StateRow body = GovJson.Read<StateRow>(state.Body);
        Row? salt = rows.SingleOrDefault(static r => r.Key == CaseKeys.SaltRow);
        return new CaseRecord(body.File, body.Tip, state.ETag, salt is null ? [] : ReadSalt(salt));
    }

    /// <summary>Makes a case under a number that none has.</summary>
    /// <param name="caseNo">The number, reserved before.</param>
    /// <param name="jurisdiction">Whose pack it runs under.</param>
    /// <param name="actor">Who begins it.</param>
    /// <param name="decide">Opens the case and records, or refuses.</param>
    /// <param name="cancellation">Stops waiting; what is committed stays.</param>
    public async Task<Decision> BeginAsync(
        string caseNo, string jurisdiction, Actor actor, Func<CaseTurn, Refusal?> decide, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(decide);
        byte[] salt = keys.NewSalt();
        CaseLaw law = await laws.NewestAsync(jurisdiction, cancellation);
        CaseTurn turn = new(caseNo, null, keys.For(caseNo, salt), law, clock.GetUtcNow(), actor);
        if (decide(turn) is { } refusal)
        {
            return new Decision(null, refusal, null);
        }

        turn.Put(new RowChange.Insert(CaseKeys.SaltRow, new JsonObject { ["salt"] = Convert.ToBase64String(salt) }.ToJsonString()));
        string? pending = await CommitAsync(null, turn, cancellation);
        return new Decision(turn.File, null, pending) { Receipt = turn.Entries[0] };
    }

    /// <summary>Changes a case, deciding anew when another command came between.</summary>
    /// <param name="caseNo">The case.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="decide">Records, refuses, or does neither, where nothing is to be done. May be called several times.</param>
    /// <param name="cancellation">Stops waiting; what is committed stays.</param>
    /// <returns>The case as it stands after; its file is null where there is no such case.</returns>
    public Task<Decision> ChangeAsync(
        string caseNo, Actor actor, Func<CaseTurn, Refusal?> decide, CancellationToken cancellation = default) =>
        ChangeAsync(caseNo, actor, decide, null, cancellation);

    /// <summary>As above, under another law than the one pinned, where the turn itself pins it anew.</summary>
    /// <param name="caseNo">The case.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="decide">As above.</param>
    /// <param name="under">The law for the case as it stands; null for the law it has pinned.</param>
    /// <param name="cancellation">Stops waiting; what is committed stays.</param>
    public async Task<Decision> ChangeAsync(
        string caseNo, Actor actor, Func<CaseTurn, Refusal?> decide, Func<CaseFile, CaseLaw>? under, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(decide);
        for (int attempt = 1; ; attempt++)
        {
            if (await ReadAsync(caseNo, cancellation) is not { } record)
            {
                return new Decision(null, null, null);
            }

            CaseLaw law = under?.Invoke(record.File) ?? await laws.PinnedAsync(record.File.Pins, cancellation);
            CaseTurn turn = new(caseNo, record, keys.For(caseNo, record.Salt), law, clock.GetUtcNow(), actor);
            Refusal? refusal = decide(turn);
            if (refusal is not null || turn.Entries.Count == 0)
            {
                turn.EnsureRecordedUnless(refusal is not null);
                return new Decision(record.File, refusal, null);
            }

            try
            {
                return new Decision(turn.File, null, await CommitAsync(record, turn, cancellation)) { Receipt = turn.Entries[0] };
            }
            catch (RegisterConflictException) when (attempt < Attempts)
            {
                // Another command was first. Decide again on what it left.
            }
        }
    }

    /// <summary>What a turn would enter in a case's ledger, or why it would be refused. Nothing is changed.</summary>
    /// <param name="caseNo">The case; there must be one.</param>
    /// <param name="actor">Who would act.</param>
    /// <param name="decide">As for a change.</param>
    /// <param name="cancellation">Stops reading.</param>
    /// <exception cref="InvalidOperationException">There is no such case.</exception>
    public async Task<(Refusal? Refusal, IReadOnlyList<LedgerEntry> Entries)> RehearseAsync(
        string caseNo, Actor actor, Func<CaseTurn, Refusal?> decide, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(decide);
        CaseRecord record = await ReadAsync(caseNo, cancellation) ?? throw new InvalidOperationException($"There is no case {caseNo}.");
        CaseLaw law = await laws.PinnedAsync(record.File.Pins, cancellation);
        CaseTurn turn = new(caseNo, record, keys.For(caseNo, record.Salt), law, clock.GetUtcNow(), actor);
        Refusal? refusal = decide(turn);
        return (refusal, refusal is null ? turn.Entries : []);
    }

    /// <summary>The entries of a case, oldest first; empty where there is no such case.</summary>
    /// <exception cref="LedgerRowException">A row is not as this product writes it.</exception>
    public async Task<IReadOnlyList<LedgerEntry>> LedgerAsync(string caseNo, CancellationToken cancellation = default) =>
        await store.RowsAsync(
                Partitions.Case(caseNo), Partitions.LedgerPrefix, Partitions.After(Partitions.LedgerPrefix), cancellation: cancellation)
            .Select(LedgerRow.Read)
            .ToListAsync(cancellation);

    /// <summary>A personal record of a case, or null where there is none or it was erased.</summary>
    public async Task<T?> OpenVaultAsync<T>(string caseNo, string key, CancellationToken cancellation = default)
        where T : class
    {
        string rowKey = Partitions.VaultPrefix + key;
        if (await store.ReadAsync(Partitions.Case(caseNo), rowKey, cancellation) is not { } row
            || await store.ReadAsync(Partitions.Case(caseNo), CaseKeys.SaltRow, cancellation) is not { } salt)
        {
            return null;
        }

        byte[] cipher = Convert.FromBase64String(JsonNode.Parse(row.Body)!["cipher"]!.GetValue<string>());
        byte[] content = keys.For(caseNo, ReadSalt(salt)).Open(rowKey, cipher);
        return System.Text.Json.JsonSerializer.Deserialize<T>(content, GovJson.Options);
    }

    /// <summary>The cipher of a case; null where there is none or its data were erased.</summary>
    public async Task<CaseCipher?> CipherAsync(string caseNo, CancellationToken cancellation = default) =>
        await store.ReadAsync(Partitions.Case(caseNo), CaseKeys.SaltRow, cancellation) is { } salt
            ? keys.For(caseNo, ReadSalt(salt))
            : null;

    /// <summary>Says that a commit's orchestration has been woken.</summary>
    public Task SettleAsync(string pending, CancellationToken cancellation = default) =>
        store.CommitAsync(Partitions.Pending, [new RowChange.Delete(pending)], cancellation);

    /// <summary>Makes a case's index rows anew from its state, and takes away those a half-done commit left.</summary>
    /// <returns>The case, or null where the commit never happened.</returns>
    public async Task<CaseFile?> ReindexAsync(PendingCommit pending, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(pending);
        return await IndexAnewAsync(pending.CaseNo, pending.Stale, cancellation);
    }

    // Another command may commit and write its rows while this one writes: whoever comes last must leave the newest state's.
    private async Task<CaseFile?> IndexAnewAsync(
        string caseNo, IEnumerable<IndexKey> written, CancellationToken cancellation)
    {
        HashSet<IndexKey> suspect = [.. written];
        CaseRecord? record = await ReadAsync(caseNo, cancellation);
        while (true)
        {
            Dictionary<IndexKey, string> wanted = index.RowsOf(record?.File);
            await WriteIndexAsync(wanted, suspect.Where(k => !wanted.ContainsKey(k)), cancellation);
            if (record is not null)
            {
                await ProjectAsync(record.File);
            }

            suspect.UnionWith(wanted.Keys);
            CaseRecord? now = await ReadAsync(caseNo, cancellation);
            if (now?.ETag == record?.ETag)
            {
                return record?.File;
            }

            record = now;
        }
    }

    private async Task ProjectAsync(CaseFile file)
    {
        if (await accounts.ProjectAsync(file, CancellationToken.None) is { } account)
        {
            await OvertakenCases.EndAsync(this, account, file);
        }
    }

    private async Task<string?> CommitAsync(CaseRecord? record, CaseTurn turn, CancellationToken cancellation)
    {
        turn.EnsureRecorded();
        foreach ((string name, byte[] body) in turn.Blobs)
        {
            await archive.WriteOnceAsync(name, body, cancellation);
        }

        Dictionary<IndexKey, string> before = index.RowsOf(record?.File);
        Dictionary<IndexKey, string> after = index.RowsOf(turn.File);
        IndexKey[] gone = [.. before.Keys.Where(k => !after.ContainsKey(k))];
        KeyValuePair<IndexKey, string>[] fresh = [.. after.Where(r => before.GetValueOrDefault(r.Key) != r.Value)];

        // Written first: whatever happens next, the sweeper finds the case, makes its indexes anew and wakes it. Until the
        // commit, new rows would point at nothing; so every key that is to be written is named here, and checked on repair.
        IndexKey[] stale = [.. gone, .. fresh.Select(static r => r.Key)];
        PendingCommit pending = PendingCommit.Of(turn, Convert.ToHexStringLower(keys.NewSalt().AsSpan(0, 6)), stale);
        string state = GovJson.Write(new StateRow(turn.File, turn.Tip));
        List<RowChange> rows =
        [
            record is null ? new RowChange.Insert(Partitions.State, state) : new RowChange.Replace(Partitions.State, state, record.ETag),
            .. turn.Entries.Select(static e => new RowChange.Insert(Partitions.Ledger(e.Seq), LedgerRow.Write(e))),
            .. turn.Rows,
        ];

        // Where all of it is on disk at once and nobody is to be woken, nothing can be left half done.
        bool concerned = AccountProjection.Concerns(record?.File, turn.File);
        bool whole = store.CommitsAtOnce && !concerned;
        bool announced = turn.Wakes || !whole;
        try
        {
            await store.CommitInOrderAsync(
                [
                    new PartitionCommit(Partitions.Pending, pending.Rows(announced)),
                    new PartitionCommit(Partitions.Case(turn.CaseNo), rows),
                    .. IndexCommits(fresh, gone),
                ],
                cancellation);
        }
        catch (RegisterConflictException)
        {
            // Nothing came of it, so nothing is announced.
            await SettleAsync(pending.Key, CancellationToken.None);
            throw;
        }

        if (!announced)
        {
            return null;
        }

        if (concerned)
        {
            await ProjectAsync(turn.File);
        }

        if (!whole
            && (await store.ReadAsync(Partitions.Case(turn.CaseNo), Partitions.State, CancellationToken.None))?.Body != state)
        {
            await IndexAnewAsync(turn.CaseNo, stale, CancellationToken.None);
        }

        if (turn.Wakes)
        {
            return pending.Key;
        }

        await SettleAsync(pending.Key, CancellationToken.None);
        return null;
    }

    private Task WriteIndexAsync(
        IEnumerable<KeyValuePair<IndexKey, string>> rows, IEnumerable<IndexKey> gone, CancellationToken cancellation) =>
        Task.WhenAll(IndexCommits(rows, gone).Select(c => store.CommitAsync(c.Partition, c.Changes, cancellation)));

    private static IEnumerable<PartitionCommit> IndexCommits(
        IEnumerable<KeyValuePair<IndexKey, string>> rows, IEnumerable<IndexKey> gone)
    {
        IEnumerable<(string Partition, RowChange Change)> changes =
        [
            .. rows.Select(static r => (r.Key.Partition, (RowChange)new RowChange.Put(r.Key.Key, r.Value))),
            .. gone.Select(static k => (k.Partition, (RowChange)new RowChange.Delete(k.Key))),
        ];
        return
            from partition in changes.GroupBy(static c => c.Partition)
            from batch in partition.Select(static c => c.Change).Chunk(RegisterLimits.RowsPerCommit)
            select new PartitionCommit(partition.Key, batch);
    }

    private static byte[] ReadSalt(Row row) => Convert.FromBase64String(JsonNode.Parse(row.Body)!["salt"]!.GetValue<string>());

    private sealed record StateRow(CaseFile File, LedgerTip Tip);
}
