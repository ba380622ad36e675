using GovMedia.Adapters.Imports;
using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace GovMedia.Functions.Accounts;

/// <summary>Loads lists of accounts.</summary>
public sealed class ImportFunctions(AccountImport import)
{
    /// <summary>Loads a list, CSV or XLSX; with <c>dryRun=true</c> only says what that would do.</summary>
    [Function("ImportAccounts")]
    public async Task<IActionResult> Import(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/accounts/import")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellation)
    {
        bool dryRun = Flag(request, "dryRun");
        bool partial = Flag(request, "partial");
        byte[] content = await RequestBody.ReadAsync(request, cancellation);
        ImportTable table;
        try
        {
            table = ImportTable.Read(content);
        }
        catch (UnreadableListException e)
        {
            throw Problem.Field("body", e.Why.Zh, e.Why.En).Thrown();
        }

        return Answer.Json(
            await import.RunAsync(table, context.Caller(), dryRun, partial, Language.Of(request), cancellation));
    }

    private static bool Flag(HttpRequest request, string name) => Query.Text(request, name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw Problem.Field(name, "须是true或false。", "true or false is expected.").Thrown(),
    };
}
