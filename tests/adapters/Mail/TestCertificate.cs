using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GovMedia.Adapters.Tests.Mail;

/// <summary>A certificate for one name under an authority of its own, as PEM files.</summary>
public sealed class TestCertificate : IDisposable
{
    private readonly TestFolder _folder = new();

    public TestCertificate(string name)
    {
        DateTimeOffset from = DateTimeOffset.UtcNow.AddDays(-1);
        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest authorityRequest = new("CN=Test authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 authority = authorityRequest.CreateSelfSigned(from, from.AddDays(9));

        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={name}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = request.Create(authority, from, from.AddDays(8), [1, 2, 3, 4]);

        File.WriteAllText(Authority, authority.ExportCertificatePem());
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
    }

    public string Authority => _folder["authority.pem"];

    public string Certificate => _folder["certificate.pem"];

    public string Key => _folder["key.pem"];

    public void Dispose() => _folder.Dispose();
}
