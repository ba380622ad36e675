using GovMedia.Functions.Http;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Evidence;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Storage;
using Microsoft.AspNetCore.Http;

namespace GovMedia.Functions.Durable;

/// <summary>Keeps the history of a case until its evidence is sealed: what would destroy it is refused before, and entered into
/// the ledger first afterwards.</summary>
/// <remarks>The embedded host asks it through <see cref="Key"/> before it terminates, rewinds, restarts or purges an instance;
/// the arguments are the instance's id and the act (<c>terminate</c>, …). On Azure a network rule closes that path.</remarks>
public sealed class HistoryKeeper(CaseRegister register, IBlobArchive archive) : IEndpointFilter
{
    /// <summary>The service key under which the host looks for it.</summary>
    public const string Key = "durable-management";

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        (string caseNo, string act) = (context.GetArgument<string>(0), context.GetArgument<string>(1));
        CancellationToken cancellation = context.HttpContext.RequestAborted;
        if (!CaseNumber.IsValid(caseNo) || await register.ReadAsync(caseNo, cancellation) is null)
        {
            return await next(context);
        }

        if (!await archive.ListAsync(EvidencePackage.NameOf(caseNo), cancellation).AnyAsync(cancellation))
        {
            return new Refused(Problem.Of(
                "case-not-sealed",
                $"案件 {caseNo} 的证据尚未封存，不得终止、回退、重启或者清除。",
                $"The evidence of case {caseNo} is not sealed: it may not be terminated, rewound, restarted or purged."));
        }

        await register.ChangeAsync(
            caseNo,
            Actor.System,
            turn =>
            {
                turn.Record($"history.{act}");
                turn.WakeNobody();
                return null;
            },
            cancellation);
        return await next(context);
    }

    private sealed class Refused(Problem problem) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => ProblemBody.WriteAsync(httpContext, problem);
    }
}
