using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Vault;

namespace GovMedia.Workflows.Cases;

/// <summary>One command on one case: what it changes, records and sends, to be committed as a whole or not at all.</summary>
/// <remarks>
/// Changes gather until <see cref="Record"/> closes them into a ledger entry, so nothing reaches the register that the
/// ledger does not tell. Pure: the same turn on the same case gives the same rows.
/// </remarks>
public sealed class CaseTurn
{
    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new JsonObject());

    private readonly List<LedgerEntry> _entries = [];
    private readonly List<RowChange> _rows = [];
    private readonly List<(string Name, byte[] Body)> _blobs = [];
    private readonly CaseFile? _read;
    private JsonElement? _recorded;
    private CaseFile? _recordedFile;
    private LedgerTip _tip;
    private CaseFile? _file;

    /// <summary>A turn on a case, or on a number that no case has yet.</summary>
    public CaseTurn(string caseNo, CaseRecord? record, CaseCipher cipher, CaseLaw law, DateTimeOffset now, Actor actor)
    {
        CaseNo = caseNo;
        Cipher = cipher;
        Law = law;
        Now = now;
        Actor = actor;
        _file = record?.File;
        _tip = record?.Tip ?? LedgerTip.None;
        _read = record?.File;
        _recordedFile = _read;
    }

    /// <summary>The case's number.</summary>
    public string CaseNo { get; }

    /// <summary>The legal time of the turn.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Who acts.</summary>
    public Actor Actor { get; }

    /// <summary>The pack and calendar the case runs under.</summary>
    public CaseLaw Law { get; }

    /// <summary>The case's cipher.</summary>
    public CaseCipher Cipher { get; }

    /// <summary>The case as the turn has made it so far.</summary>
    /// <exception cref="InvalidOperationException">The case has not been opened.</exception>
    public CaseFile File => _file ?? throw new InvalidOperationException($"Case {CaseNo} is not open.");

    /// <summary>The end of the ledger as the turn has made it.</summary>
    public LedgerTip Tip => _tip;

    /// <summary>Entries recorded in this turn.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>Bodies to be stored before the commit.</summary>
    public IReadOnlyList<(string Name, byte[] Body)> Blobs => _blobs;

    /// <summary>Rows besides state and ledger.</summary>
    public IReadOnlyList<RowChange> Rows => _rows;

    /// <summary>Whether the case's orchestration is to be woken after the commit.</summary>
    internal bool Wakes { get; private set; } = true;

    /// <summary>Says that nobody need be woken after the commit: the orchestration is awake, or has nothing new to do.</summary>
    public void WakeNobody() => Wakes = false;

    /// <summary>Begins a new case; <see cref="Record"/> follows.</summary>
    public void Open(CaseFile file)
    {
        if (_file is not null)
        {
            throw new InvalidOperationException($"Case {CaseNo} is open already.");
        }

        _file = file;
    }

    /// <summary>Changes the case; <see cref="Record"/> follows.</summary>
    public void Change(Func<CaseFile, CaseFile> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _file = change(File);
    }

    /// <summary>Closes the changes since the last entry into one ledger entry.</summary>
    /// <param name="action">What was done, such as <c>objection.received</c>.</param>
    /// <param name="rule">The clause it rests on, or null.</param>
    /// <param name="actor">Who did it, where that is not the turn's actor.</param>
    public LedgerEntry Record(string action, string? rule = null, Actor? actor = null)
    {
        _file = File with { NextAlarmAt = Alarms.Next(File, Law) };
        JsonElement state = ToJson(_file);
        JsonElement recorded = _recorded ?? (_read is null ? Nothing : ToJson(_read));
        LedgerEntry entry = LedgerChain.Next(
            _tip, Now, actor ?? Actor, action, rule, MergePatch.Between(state, recorded), MergePatch.Between(recorded, state));
        _entries.Add(entry);
        _recorded = state;
        _recordedFile = _file;
        _tip = new LedgerTip(entry.Seq, entry.Hash);
        return entry;
    }

    /// <summary>Puts a personal record into the vault and its hash into the case; <see cref="Record"/> follows.</summary>
    public void Keep<T>(string key, T personal)
    {
        byte[] cipher = Cipher.Seal(Register.Partitions.VaultPrefix + key, JsonSerializer.SerializeToUtf8Bytes(personal, GovJson.Options));
        JsonObject row = new() { ["cipher"] = Convert.ToBase64String(cipher) };
        Put(new RowChange.Put(Register.Partitions.VaultPrefix + key, row.ToJsonString(GovJson.Options)));
        Change(f => f with { Vault = f.Vault.SetItem(key, Hex(cipher)) });
    }

    /// <summary>Adds a document to the case; <see cref="Record"/> follows.</summary>
    /// <returns>Its id.</returns>
    public string Attach(string kind, string name, string contentType, ReadOnlySpan<byte> content, bool personal)
    {
        string id = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"d{File.Documents.Count + 1:000}");
        byte[] stored = personal ? Cipher.Seal("document:" + id, content) : content.ToArray();
        string hash = Hex(stored);
        string blob = $"documents/{CaseNo}/{hash}";
        _blobs.Add((blob, stored));
        CaseDocument document = new(id, kind, name, contentType, content.Length, hash, blob, personal, Now, Actor.User);
        Change(f => f with { Documents = f.Documents.Add(id, document) });
        return id;
    }

    /// <summary>Writes a message into the outbox. The same key is written once for all time.</summary>
    /// <param name="key">Unique in the case.</param>
    /// <param name="to"><see cref="OutboxItem.Applicant"/>, <see cref="OutboxItem.Phone"/>, or unit and role joined by a dot.</param>
    /// <param name="letter">What it says.</param>
    /// <param name="person">The user of that unit who is meant first; null for whoever holds the role.</param>
    public void Tell(string key, string to, Letter letter, string? person = null)
    {
        ArgumentNullException.ThrowIfNull(letter);
        bool personal = to is OutboxItem.Applicant or OutboxItem.Phone;
        string row = Register.Partitions.OutboxPrefix + key;
        OutboxItem item = new()
        {
            Key = key,
            At = Now,
            To = to,
            Person = person,
            Template = letter.Template,
            Rule = letter.Rule,
            Subject = letter.Subject,
            Body = personal ? Convert.ToBase64String(Cipher.Seal(row, Encoding.UTF8.GetBytes(letter.Body))) : letter.Body,
            Sealed = personal,
        };
        Put(new RowChange.Insert(row, GovJson.Write(item)));
    }

    /// <summary>Any other row of the case's partition; a later one of the same key replaces it.</summary>
    public void Put(RowChange row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _rows.RemoveAll(r => r.Key == row.Key);
        _rows.Add(row);
    }

    /// <summary>Refuses to be committed with changes that no entry tells.</summary>
    internal void EnsureRecorded()
    {
        if (_file is not null && !ReferenceEquals(_file, _recordedFile)
            && MergePatch.Between(_recorded ?? (_read is null ? Nothing : ToJson(_read)), ToJson(_file)).Count > 0)
        {
            throw new InvalidOperationException($"Case {CaseNo} was changed without a ledger entry.");
        }
    }

    internal void EnsureRecordedUnless(bool refused)
    {
        if (!refused)
        {
            EnsureRecorded();
        }
    }

    private static JsonElement ToJson(CaseFile file) => JsonSerializer.SerializeToElement(file, GovJson.Options);

    private static string Hex(byte[] data) => Convert.ToHexStringLower(SHA256.HashData(data));
}
