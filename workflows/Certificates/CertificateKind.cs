using GovMedia.Rules;

namespace GovMedia.Workflows.Certificates;

/// <summary>A kind of dated record (证照): what it proves to a gate, and how its duty is found in a pack.</summary>
/// <param name="Id">Its id, such as <c>training</c>.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Fact">The fact of <see cref="Rules.Law.Plans.FactTable"/> that one in force makes true.</param>
/// <param name="Ends">Whether its document must name a last day.</param>
/// <param name="Rotation">The pack's monitor that asks for it again after a while; null where none does.</param>
/// <param name="Clocks">The pack's clocks whose clause asks for it, where no gate does; may be empty.</param>
public sealed record CertificateKind(
    string Id, LocalText Name, string Fact, bool Ends, string? Rotation, IReadOnlyList<string> Clocks)
{
    /// <summary>The kinds there are. Which of them a unit keeps is its pack's to say.</summary>
    public static IReadOnlyList<CertificateKind> All { get; } =
    [
        new("training", new("培训证明", "proof of training"), "staffTrained", false, null, []),
        new("licence", new("许可证", "licence"), "licensed", true, null, []),
        new("confidentiality", new("保密协议", "confidentiality agreement"), "confidentialityAgreed", false, null, []),
        new("password", new("口令更换记录", "change of password"), "passwordStrong", false, "password-change", ["change-password", "hand-over"]),
    ];

    /// <summary>Whether it is a person's word that stands for a document: nobody files a password.</summary>
    public bool Attested => Rotation is not null;

    /// <summary>The kind with an id, or null.</summary>
    public static CertificateKind? Find(string id) => All.FirstOrDefault(k => k.Id == id);
}
