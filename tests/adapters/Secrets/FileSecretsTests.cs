using System.Runtime.Versioning;
using System.Security.Cryptography;
using GovMedia.Adapters.Secrets;

namespace GovMedia.Adapters.Tests.Secrets;

[UnsupportedOSPlatform("windows")]
public sealed class FileSecretsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Keys => _folder["keys"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_FirstStart_MakesKeysForTheOwnerAlone()
    {
        using FileSecrets secrets = new(Keys, dataExist: false);

        foreach (string file in new[] { "instance.key", "signing.key" })
        {
            UnixFileMode mode = File.GetUnixFileMode(Path.Combine(Keys, file));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        }

        Assert.Equal(32, new FileInfo(Path.Combine(Keys, "instance.key")).Length);
        Assert.Equal(["instance.key", "signing.key"], Directory.EnumerateFiles(Keys).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Open_Again_HasTheSameKeys()
    {
        using FileSecrets first = new(Keys, dataExist: false);
        using FileSecrets again = new(Keys, dataExist: true);

        Assert.Equal(first.Derive("access-code", "a"u8), again.Derive("access-code", "a"u8));
        Assert.Equal(first.PublicKey, again.PublicKey);
    }

    [Fact]
    public void Derive_PurposeAndSalt_SeparateKeys()
    {
        using FileSecrets secrets = new(Keys, dataExist: false);
        byte[] key = secrets.Derive("vault", "a"u8);

        Assert.Equal(32, key.Length);
        Assert.NotEqual(key, secrets.Derive("vault", "b"u8));
        Assert.NotEqual(key, secrets.Derive("access-code", "a"u8));
        byte[] secret = File.ReadAllBytes(Path.Combine(Keys, "instance.key"));
        Assert.Equal(
            HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, "a"u8.ToArray(), "vault"u8.ToArray()), key);
    }

    [Fact]
    public void Sign_Data_VerifiesUnderThePublicKeyAlone()
    {
        using FileSecrets secrets = new(Keys, dataExist: false);

        byte[] signature = secrets.Sign("head"u8);

        using ECDsa verifier = ECDsa.Create();
        verifier.ImportSubjectPublicKeyInfo(secrets.PublicKey, out _);
        Assert.Equal(64, signature.Length);
        Assert.True(verifier.VerifyData("head"u8, signature, HashAlgorithmName.SHA256));
        Assert.False(verifier.VerifyData("heap"u8, signature, HashAlgorithmName.SHA256));
    }

    [Theory]
    [InlineData("instance.key")]
    [InlineData("signing.key")]
    public void Open_KeyMissingBesideData_IsRefusedAndNotMadeAnew(string file)
    {
        new FileSecrets(Keys, dataExist: false).Dispose();
        File.Delete(Path.Combine(Keys, file));

        InvalidOperationException refusal =
            Assert.Throws<InvalidOperationException>(() => new FileSecrets(Keys, dataExist: true));

        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Keys, file)));
    }

    [Theory]
    [InlineData("instance.key", UnixFileMode.GroupRead)]
    [InlineData("instance.key", UnixFileMode.OtherRead)]
    [InlineData("signing.key", UnixFileMode.OtherWrite)]
    public void Open_KeyOpenToOthers_IsRefused(string file, UnixFileMode more)
    {
        new FileSecrets(Keys, dataExist: false).Dispose();
        string path = Path.Combine(Keys, file);
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | more);

        Assert.Throws<InvalidOperationException>(() => new FileSecrets(Keys, dataExist: true));
    }

    [Theory]
    [InlineData("instance.key", "short")]
    [InlineData("signing.key", "no key")]
    public void Open_KeyUnreadable_IsRefusedWithoutShowingIt(string file, string content)
    {
        new FileSecrets(Keys, dataExist: false).Dispose();
        File.WriteAllText(Path.Combine(Keys, file), content);

        InvalidOperationException refusal =
            Assert.Throws<InvalidOperationException>(() => new FileSecrets(Keys, dataExist: true));

        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(content, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_SigningKeyOnAnotherCurve_IsRefused()
    {
        new FileSecrets(Keys, dataExist: false).Dispose();
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        File.WriteAllText(Path.Combine(Keys, "signing.key"), other.ExportPkcs8PrivateKeyPem());

        Assert.Throws<InvalidOperationException>(() => new FileSecrets(Keys, dataExist: true));
    }
}
