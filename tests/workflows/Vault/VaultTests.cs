using System.Security.Cryptography;
using System.Text;
using GovMedia.Workflows.Tests.Support;
using GovMedia.Workflows.Vault;

namespace GovMedia.Workflows.Tests.Vault;

public sealed class VaultTests : IDisposable
{
    private readonly Disk _disk = new("2025-09-26T10:00");

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void AccessCode_ReadAloudOrMistyped_IsTakenAsMeant()
    {
        AccessCode codes = new(_disk.Secrets);
        string caseNo = Enumerable.Range(1, 1000).Select(Office.CaseNo)
            .First(n => codes.Of(n).Contains('0', StringComparison.Ordinal) && codes.Of(n).Contains('1', StringComparison.Ordinal));
        string code = codes.Of(caseNo);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{12}$", code);
        Assert.True(codes.Matches(caseNo, code));
        Assert.True(codes.Matches(caseNo, code.Replace('0', 'O').Replace('1', 'l')));
        Assert.True(codes.Matches(caseNo, code.Replace('0', 'o').Replace('1', 'I').ToUpperInvariant()));
        Assert.True(codes.Matches(caseNo, $" {code[..4]}-{code[4..8]} {code[8..].ToLowerInvariant()} "));
    }

    [Fact]
    public void AccessCode_OfAnotherCaseOrLength_DoesNotMatch()
    {
        AccessCode codes = new(_disk.Secrets);
        string code = codes.Of(Office.CaseNo(1));
        Assert.False(codes.Matches(Office.CaseNo(2), code));
        Assert.False(codes.Matches(Office.CaseNo(1), code[..11]));
        Assert.False(codes.Matches(Office.CaseNo(1), code + "0"));
        Assert.False(codes.Matches(Office.CaseNo(1), null));
        Assert.False(codes.Matches(Office.CaseNo(1), ""));
        Assert.Equal(1000, Enumerable.Range(1, 1000).Select(n => codes.Of(Office.CaseNo(n))).Distinct().Count());
    }

    [Fact]
    public void Cipher_OfTheSameContent_IsTheSameAndOpens()
    {
        byte[] content = Encoding.UTF8.GetBytes("王某");
        byte[] once = Cipher().Seal("vault:applicant", content);
        Assert.Equal(once, Cipher().Seal("vault:applicant", content));
        Assert.NotEqual(once, Cipher().Seal("vault:statement", content));
        Assert.Equal(content, Cipher().Open("vault:applicant", once));
        Assert.Empty(Cipher().Open("x", Cipher().Seal("x", [])));
    }

    [Fact]
    public void Cipher_ChangedCutMovedOrUnderAnotherKey_DoesNotOpen()
    {
        byte[] once = Cipher().Seal("vault:applicant", "content"u8);
        for (int i = 0; i < once.Length; i++)
        {
            byte[] changed = [.. once];
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => Cipher().Open("vault:applicant", changed));
        }

        Assert.ThrowsAny<CryptographicException>(() => Cipher().Open("vault:applicant", once.AsSpan(..^1)));
        Assert.ThrowsAny<CryptographicException>(() => Cipher().Open("vault:applicant", once.AsSpan(..5)));
        Assert.ThrowsAny<CryptographicException>(() => Cipher().Open("vault:other", once));
        Assert.ThrowsAny<CryptographicException>(
            () => new CaseKeys(_disk.Secrets).For(Office.CaseNo(2), new byte[32]).Open("vault:applicant", once));
    }

    private CaseCipher Cipher() => new CaseKeys(_disk.Secrets).For(Office.CaseNo(1), new byte[32]);
}
