using System.Security.Cryptography;
using System.Text;
using GovMedia.Functions.Http;
using GovMedia.Workflows;
using GovMedia.Workflows.Storage;

namespace GovMedia.Functions.Cases;

/// <summary>Remembers which case a submission made, so that sending it again makes no second one.</summary>
/// <remarks>The row is written before the case: a repeated submission after a crash in between makes the case under the
/// number reserved then. Bodies are kept as keyed hashes only.</remarks>
public sealed class IdempotencyKeys(IRegisterStore store, ISecrets secrets)
{
    private const string Partition = "idempotency";
    private readonly byte[] _key = secrets.Derive("idempotency");

    /// <summary>The case number that belongs to a submission.</summary>
    /// <param name="sent">The submission.</param>
    /// <param name="reserve">Reserves a case number.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ProblemException">The key stands for another body, or is none.</exception>
    public async Task<string> CaseNoAsync(SubmissionKey sent, Func<Task<string>> reserve, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(reserve);
        if (sent.Key.Length is 0 or > 200)
        {
            throw Problem.Field(SubmissionKey.Header, "须为1至200个字符。", "1 to 200 characters are expected.").Thrown();
        }

        while (true)
        {
            if (await FindAsync(sent, cancellation) is { } known)
            {
                return known;
            }

            string caseNo = await reserve();
            Remembered remembered = new(Mac(sent.Body), caseNo);
            try
            {
                await store.CommitAsync(Partition, [new RowChange.Insert(RowOf(sent), GovJson.Write(remembered))], cancellation);
                return caseNo;
            }
            catch (RegisterConflictException)
            {
                // The same submission, sent twice at once: the other one was first.
            }
        }
    }

    /// <summary>The case number that stands for a submission; null where its key was never used.</summary>
    /// <exception cref="ProblemException">The key stands for another body.</exception>
    public async Task<string?> FindAsync(SubmissionKey sent, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sent);
        if (await store.ReadAsync(Partition, RowOf(sent), cancellation) is not { } known)
        {
            return null;
        }

        Remembered remembered = GovJson.Read<Remembered>(known.Body);
        return remembered.BodyHash == Mac(sent.Body)
            ? remembered.CaseNo
            : throw Problem.Of(
                "idempotency-key-reused",
                "这个Idempotency-Key已用于另一份内容；新的提交请换新的键。",
                "This Idempotency-Key stands for another body; a new submission needs a new key.").Thrown();
    }

    private string RowOf(SubmissionKey sent) => Mac(Encoding.UTF8.GetBytes($"{sent.Route}\n{sent.Key}"));

    private string Mac(byte[] data) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, data));

    private sealed record Remembered(string BodyHash, string CaseNo);
}
