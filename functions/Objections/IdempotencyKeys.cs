using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Functions.Http;
using GovMedia.Workflows;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Storage;
using Microsoft.AspNetCore.Http;

namespace GovMedia.Functions.Objections;

/// <summary>Remembers which case a submission made, so that sending it again makes no second one.</summary>
/// <remarks>The row is written before the case: a repeated submission after a crash in between makes the case under the
/// number reserved then. Bodies are kept as keyed hashes only.</remarks>
public sealed class IdempotencyKeys(IRegisterStore store, ISecrets secrets)
{
    private const string Partition = "idempotency";
    private readonly byte[] _key = secrets.Derive("idempotency");

    /// <summary>The key of a request and its canonical body; null where it has none.</summary>
    /// <exception cref="ProblemException">The body has no canonical form.</exception>
    public static (string Key, byte[] Body)? Given(HttpRequest request, JsonElement body)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Headers.TryGetValue("Idempotency-Key", out Microsoft.Extensions.Primitives.StringValues key))
        {
            return null;
        }

        try
        {
            return (key.ToString(), CanonicalJson.Bytes(JsonNode.Parse(body.GetRawText())));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            throw Problem.Field("body", "含有无法规范化的数值或文字。", "A number or text in it has no canonical form.").Thrown();
        }
    }

    /// <summary>The case number that belongs to a key and a body.</summary>
    /// <param name="route">What is submitted.</param>
    /// <param name="key">The client's key.</param>
    /// <param name="body">The canonical body.</param>
    /// <param name="reserve">Reserves a case number.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ProblemException">The key stands for another body, or is none.</exception>
    public async Task<string> CaseNoAsync(
        string route, string key, byte[] body, Func<Task<string>> reserve, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(reserve);
        if (key.Length is 0 or > 200)
        {
            throw Problem.Field("Idempotency-Key", "须为1至200个字符。", "1 to 200 characters are expected.").Thrown();
        }

        string row = Mac(Encoding.UTF8.GetBytes($"{route}\n{key}"));
        string hash = Mac(body);
        while (true)
        {
            if (await store.ReadAsync(Partition, row, cancellation) is { } known)
            {
                Remembered remembered = GovJson.Read<Remembered>(known.Body);
                return remembered.BodyHash == hash
                    ? remembered.CaseNo
                    : throw Problem.Of(
                        "idempotency-key-reused",
                        "这个Idempotency-Key已用于另一份内容；新的提交请换新的键。",
                        "This Idempotency-Key stands for another body; a new submission needs a new key.").Thrown();
            }

            string caseNo = await reserve();
            try
            {
                await store.CommitAsync(
                    Partition, [new RowChange.Insert(row, GovJson.Write(new Remembered(hash, caseNo)))], cancellation);
                return caseNo;
            }
            catch (RegisterConflictException)
            {
                // The same submission, sent twice at once: the other one was first.
            }
        }
    }

    /// <summary>The case number that stands for a key and a body; null where the key was never used.</summary>
    /// <exception cref="ProblemException">The key stands for another body.</exception>
    public async Task<string?> FindAsync(string route, string key, byte[] body, CancellationToken cancellation)
    {
        string row = Mac(Encoding.UTF8.GetBytes($"{route}\n{key}"));
        return await store.ReadAsync(Partition, row, cancellation) is null
            ? null
            : await CaseNoAsync(route, key, body, static () => throw new InvalidOperationException("The key is known."), cancellation);
    }

    private string Mac(byte[] data) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, data));

    private sealed record Remembered(string BodyHash, string CaseNo);
}
