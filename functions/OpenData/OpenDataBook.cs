using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GovMedia.Functions.Accounts;
using GovMedia.Rules.Calendar;
using GovMedia.Workflows;
using GovMedia.Workflows.Storage;

namespace GovMedia.Functions.OpenData;

/// <summary>The register as daily open data: taken when a day's is first asked for, and from then on the same bytes.</summary>
public sealed class OpenDataBook(IBlobArchive archive, RegisterFunctions register, TimeProvider clock)
{
    private const string Folder = "open-data";

    private static readonly (string Name, string MediaType)[] Names =
        [("accounts.csv", "text/csv"), ("accounts.json", "application/json")];

    /// <summary>Today's data, taken now where nobody has asked for it yet.</summary>
    public async Task<OpenDataDay> TodayAsync(CancellationToken cancellation)
    {
        DateOnly day = ChinaTime.DateOf(clock.GetUtcNow());
        List<OpenDataFile> files = [];
        foreach ((string name, string mediaType) in Names)
        {
            byte[] bytes = await ReadAsync(day, name, cancellation) ?? await TakeAsync(day, name, cancellation);
            files.Add(new OpenDataFile(
                name,
                $"/api/open-data/{Iso(day)}/{name}",
                mediaType,
                bytes.Length,
                Convert.ToHexStringLower(SHA256.HashData(bytes)),
                "/api/open-data/schema"));
        }

        return new OpenDataDay(day, files);
    }

    /// <summary>A file of a day; null where that day's was never asked for, or there is no such file.</summary>
    public async Task<byte[]?> ReadAsync(DateOnly day, string name, CancellationToken cancellation) =>
        MediaTypeOf(name) is null ? null : await archive.ReadAsync($"{Folder}/{Iso(day)}/{name}", cancellation);

    /// <summary>The media type of a file; null where there is no such file.</summary>
    public static string? MediaTypeOf(string name) => Names.FirstOrDefault(n => n.Name == name).MediaType;

    private async Task<byte[]> TakeAsync(DateOnly day, string name, CancellationToken cancellation)
    {
        IReadOnlyList<AccountView> accounts = await register.AllAsync(
            new RegisterSearch(null, null, null, null), Http.Language.Chinese, cancellation);
        byte[] bytes = name.EndsWith(".csv", StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(AccountTable.Write(accounts))
            : JsonSerializer.SerializeToUtf8Bytes(new { day, items = accounts }, GovJson.Options);
        try
        {
            await archive.WriteOnceAsync($"{Folder}/{Iso(day)}/{name}", bytes, cancellation);
            return bytes;
        }
        catch (BlobConflictException)
        {
            // Somebody was first; theirs is the day's.
            return (await ReadAsync(day, name, cancellation))!;
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
