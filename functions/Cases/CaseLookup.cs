using System.Text.Json;
using System.Text.Json.Nodes;
using GovMedia.Functions.Access;
using GovMedia.Functions.Http;
using GovMedia.Workflows;
using GovMedia.Workflows.Cases;
using GovMedia.Workflows.Ledger;
using GovMedia.Workflows.Register;

namespace GovMedia.Functions.Cases;

/// <summary>Finds a case for somebody who is signed in.</summary>
public sealed class CaseLookup(CaseRegister register)
{
    /// <summary>A case within the caller's units.</summary>
    /// <exception cref="ProblemException">There is none, or it lies outside.</exception>
    public async Task<CaseFile> RequireAsync(Caller caller, string caseNo, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        CaseFile file = CaseNumber.IsValid(caseNo) && await register.ReadAsync(caseNo, cancellation) is { } record
            ? record.File
            : throw Unknown(caseNo).Thrown();
        caller.EnsureSees(CaseSummary.Of(file));
        return file;
    }

    /// <summary>A case as it stood at an instant, folded from its ledger.</summary>
    /// <exception cref="ProblemException">There was none yet.</exception>
    public async Task<CaseFile> AsOfAsync(string caseNo, DateTimeOffset asOf, CancellationToken cancellation)
    {
        JsonObject state = LedgerChain.Fold(await register.LedgerAsync(caseNo, cancellation), asOf);
        return state.Count > 0 ? state.Deserialize<CaseFile>(GovJson.Options)! : throw Unknown(caseNo).Thrown();
    }

    /// <summary>The personal records of a case, opened.</summary>
    public async Task<JsonObject> PersonalAsync(CaseFile file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        JsonObject personal = [];
        foreach (string key in file.Vault.Keys)
        {
            if (await register.OpenVaultAsync<JsonNode>(file.CaseNo, key, cancellation) is { } record)
            {
                personal[key] = record;
            }
        }

        return personal;
    }

    /// <summary>What is said where there is no such case.</summary>
    public static Problem Unknown(string caseNo) => Problem.Of(
        "unknown-case", $"没有案件 {caseNo}。", $"There is no case {caseNo}.");
}
