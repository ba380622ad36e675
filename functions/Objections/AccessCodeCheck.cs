using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Objections;
using GovMedia.Workflows.Register;
using GovMedia.Workflows.Vault;
using Microsoft.AspNetCore.Http;

namespace GovMedia.Functions.Objections;

/// <summary>Lets in whoever knows the code of a case. A wrong code and an unknown number are answered alike.</summary>
public sealed class AccessCodeCheck(CaseRegister register, AccessCode codes, AttemptLimiter limiter)
{
    /// <summary>The header that carries the code.</summary>
    public const string Header = "X-Access-Code";

    /// <summary>The case of a request.</summary>
    /// <exception cref="ProblemException">There is no such case, or the code is not its own.</exception>
    public Task<CaseFile> RequireAsync(HttpRequest request, string caseNo, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return RequireAsync(request, caseNo, request.Headers[Header], cancellation);
    }

    /// <summary>The case that a number and a code open.</summary>
    /// <exception cref="ProblemException">There is no such case, or the code is not its own.</exception>
    public Task<CaseFile> RequireAsync(
        HttpRequest request, string caseNo, string? code, CancellationToken cancellation) =>
        RequireAsync(request, caseNo, code, cancellation, ObjectionDesk.Procedure);

    /// <summary>The case of some procedures that a number and a code open.</summary>
    /// <exception cref="ProblemException">There is no such case, or the code is not its own.</exception>
    public async Task<CaseFile> RequireAsync(
        HttpRequest request, string caseNo, string? code, CancellationToken cancellation, params string[] procedures)
    {
        ArgumentNullException.ThrowIfNull(request);
        string address = request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "";
        string[] keys = [$"code:{caseNo}:{address}", $"code::{address}"];
        limiter.Check(keys[0], 30);
        limiter.Check(keys[1], 300);
        bool fits = codes.Matches(caseNo, code);
        if (CaseNumber.IsValid(caseNo) && fits
            && await register.ReadAsync(caseNo, cancellation) is { File: { } file }
            && procedures.Contains(file.Procedure))
        {
            return file;
        }

        Array.ForEach(keys, limiter.Failed);
        throw UnknownCase.Thrown();
    }

    private static Problem UnknownCase { get; } = Problem.Of(
        "unknown-case", "没有这个案件，或查询码不正确。", "There is no such case, or the access code is not its own.");
}
