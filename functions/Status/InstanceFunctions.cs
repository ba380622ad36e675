using GovMedia.Functions.Composition;
using GovMedia.Functions.Http;
using GovMedia.Workflows;
using GovMedia.Workflows.Calendars;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using GovMedia.Workflows.Vault;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Status;

/// <summary>What the instance says of itself.</summary>
public sealed class InstanceFunctions(
    InstanceSettings settings,
    IRegisterStore store,
    IBlobArchive archive,
    CaseRegister register,
    MissingNotice notice,
    TimeProvider clock)
{
    private static readonly string[] NotImmutable = ["archive-not-immutable"];

    /// <summary>Whether it serves, what it is, and what it lacks.</summary>
    [Function("Health")]
    public async Task<IActionResult> Health(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "healthz")] HttpRequest request,
        CancellationToken cancellation)
    {
        // Reading any row says whether the register answers; an exception makes this a 500.
        await store.ReadAsync("instance", "health", cancellation);
        return Answer.Json(new
        {
            status = "ok",
            edition = InstanceSettings.Edition,
            clock = settings.Simulated ? "simulated" : "real",
            now = clock.GetUtcNow(),
            version = ProductVersion.Current,
            archive = archive.Protection,
            degraded = archive.Protection == BlobProtection.Immutable ? [] : NotImmutable,
            missingNotice = await notice.YearAsync(cancellation),
        });
    }

    /// <summary>Every message that left under a simulated clock, oldest first; does not exist under a real
    /// one.</summary>
    [Function("SimulationOutbox")]
    public async Task<IActionResult> Outbox(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "simulation/outbox")] HttpRequest request,
        CancellationToken cancellation)
    {
        if (!settings.Simulated)
        {
            throw Problem.Of("not-found", "此处没有可提供的内容。", "Nothing is served at this address.").Thrown();
        }

        List<OutboxAnswer> items = [];
        foreach (Row row in await store.ListAsync(MissingNotice.Partition, cancellation: cancellation))
        {
            if (GovJson.Read<OutboxItem>(row.Body) is { State: DeliveryState.Sent } item)
            {
                items.Add(OutboxAnswer.OfInstance(item));
            }
        }

        await foreach (Row row in store.ScanAsync(
            Partitions.CasePrefix, Partitions.OutboxPrefix, Partitions.After(Partitions.OutboxPrefix), cancellation))
        {
            OutboxItem item = GovJson.Read<OutboxItem>(row.Body);
            if (item.State == DeliveryState.Sent)
            {
                items.Add(await OpenAsync(row, item, cancellation));
            }
        }

        return Answer.Json(new { items = items.OrderBy(static i => i.At).ThenBy(static i => i.Key, StringComparer.Ordinal) });
    }

    private async Task<OutboxAnswer> OpenAsync(Row row, OutboxItem item, CancellationToken cancellation)
    {
        string caseNo = row.Partition[Partitions.CasePrefix.Length..];
        string body = item.Body;
        string to = item.To;
        if (item.Sealed && await register.CipherAsync(caseNo, cancellation) is CaseCipher cipher)
        {
            body = System.Text.Encoding.UTF8.GetString(cipher.Open(row.Key, Convert.FromBase64String(item.Body)));
        }

        if (item.IsToCitizen
            && await register.OpenVaultAsync<Workflows.Objections.Applicant>(caseNo, "applicant", cancellation) is { } citizen)
        {
            to = (item.To == OutboxItem.Phone ? citizen.Phone : citizen.Email) ?? to;
        }

        return new OutboxAnswer(
            item.SentAt ?? item.At,
            item.Channel ?? "",
            to,
            item.To,
            item.Template,
            item.Rule,
            item.Subject,
            body,
            $"{caseNo}/{item.Key}",
            caseNo);
    }
}
