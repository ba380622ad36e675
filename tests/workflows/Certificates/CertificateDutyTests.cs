using GovMedia.Rules.Law;
using GovMedia.Workflows.Certificates;

namespace GovMedia.Workflows.Tests.Certificates;

public sealed class CertificateDutyTests
{
    private static readonly PackLibrary Packs = PackLibrary.LoadEmbedded();

    [Theory]
    [InlineData("yunnan-2019", "training", "YN-37a")]
    [InlineData("yunnan-2019", "licence", "YN-30")]
    [InlineData("yunnan-2019", "confidentiality", "YN-08b")]
    [InlineData("yunnan-2019", "password", "YN-37b")] // on leaving; no rotation
    [InlineData("anhua-2023", "training", "YN-37a")] // inherited
    [InlineData("tongnan-2022", "training", "TN-38b")]
    [InlineData("tongnan-2022", "licence", null)] // Tongnan has no such gate
    [InlineData("tongnan-2022", "confidentiality", "TN-06 TN-37")]
    [InlineData("tongnan-2022", "password", "TN-36b TN-36a TN-35")] // the rotation is cited first
    [InlineData("hebei-county-2019", "licence", "HB-6c")]
    [InlineData("hebei-county-2019", "password", "HB-6a")]
    [InlineData("jinan-2025", "training", null)]
    public void Duty_OfAPack_IsWhatItsGatesMonitorsAndClocksAsk(string pack, string kind, string? clauses)
    {
        CertificateDuty? duty = CertificateDuty.Of(Pack(pack), CertificateKind.Find(kind)!);

        Assert.Equal(clauses, duty is null ? null : string.Join(' ', duty.Clauses.Select(static c => c.Id)));
    }

    [Fact]
    public void Limit_OfWhateverEndsIt_IsATargetAndNeverTheLaws()
    {
        ClockRule document = Of("yunnan-2019", "licence").LimitOf(Pack("yunnan-2019"), new DateOnly(2027, 3, 1))!;
        ClockRule rotation = Of("tongnan-2022", "password").LimitOf(Pack("tongnan-2022"), null)!;

        Assert.Equal((false, false), (document.Statutory, rotation.Statutory));
        Assert.Equal([20, 10, 3], document.Reminders);
        Assert.Equal((2, "一般"), (rotation.Limit.Amount, rotation.SoftWord));
        Assert.Null(Of("yunnan-2019", "training").LimitOf(Pack("yunnan-2019"), null));
    }

    private static CertificateDuty Of(string pack, string kind) => CertificateDuty.Of(Pack(pack), CertificateKind.Find(kind)!)!;

    private static Pack Pack(string id) => Packs.Pack(id, 1);
}
