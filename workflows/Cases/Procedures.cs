using System.Collections.Frozen;

namespace GovMedia.Workflows.Cases;

/// <summary>The procedures this product carries out, by code.</summary>
public sealed class Procedures(IEnumerable<IProcedure> all)
{
    private readonly FrozenDictionary<string, IProcedure> _byCode = all.ToFrozenDictionary(static p => p.Code, StringComparer.Ordinal);

    /// <summary>Their codes, in order.</summary>
    public IReadOnlyList<string> Codes { get; } = [.. all.Select(static p => p.Code).Order(StringComparer.Ordinal)];

    /// <summary>The procedure of a case.</summary>
    public IProcedure Of(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return _byCode[file.Procedure];
    }

    /// <summary>The procedure with a code, or null.</summary>
    public IProcedure? TryGet(string code) => _byCode.GetValueOrDefault(code);
}
