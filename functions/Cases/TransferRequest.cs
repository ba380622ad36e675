using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Directory;
using Microsoft.AspNetCore.Http;

namespace GovMedia.Functions.Cases;

/// <summary>What hands a case, or a task of one, to another unit (移送、转送), whatever the procedure.</summary>
/// <param name="Unit">The unit it goes to.</param>
/// <param name="Reason">Why.</param>
public sealed record TransferRequest(Unit Unit, string Reason)
{
    /// <summary>Reads the body of a transfer.</summary>
    /// <exception cref="ProblemException">Fields are not acceptable, or the platform has no such unit.</exception>
    public static async Task<TransferRequest> ReadAsync(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        FieldErrors errors = new();
        Fields body = new(await RequestBody.ReadObjectAsync(request, cancellation), errors);
        string to = body.Text("unit", 100);
        string reason = body.Text("reason", 2000, lines: true);
        errors.ThrowIfAny();
        return caller.People.Units.TryGetValue(to, out Unit? unit)
            ? new TransferRequest(unit, reason)
            : throw Problem.Field("unit", $"没有单位“{to}”。", $"There is no unit '{to}'.").Thrown();
    }
}
