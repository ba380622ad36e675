using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using GovMedia.Testing;

namespace GovMedia.Standalone.AzureStorage.Tests;

/// <summary>Identities instead of keys, over https, against an Azurite that checks tokens.</summary>
public sealed class TokenTests : IAsyncLifetime
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("azurite-tls-");
    private X509Certificate2 certificate = null!;
    private AzuriteServer server = null!;

    public async Task InitializeAsync()
    {
        using RSA key = RSA.Create(2048);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        certificate = request.CreateSelfSigned(now.AddHours(-1), now.AddHours(1));
        string certificatePath = Path.Combine(directory.FullName, "cert.pem");
        string keyPath = Path.Combine(directory.FullName, "key.pem");
        await File.WriteAllTextAsync(certificatePath, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyPath, key.ExportPkcs8PrivateKeyPem());
        server = await AzuriteServer.StartAsync("--oauth", "basic", "--cert", certificatePath, "--key", keyPath);
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        certificate.Dispose();
        directory.Delete(recursive: true);
    }

    [Fact]
    public async Task Token_OfTheStorageAudience_OpensTablesAndBlobs()
    {
        Identity identity = new("https://storage.azure.com");
        TableClient table = new(server.Tables, "tokens", identity, Trusting(new TableClientOptions()));
        BlobServiceClient blobs = new(server.Blobs, identity, Trusting(new BlobClientOptions()));

        await table.CreateAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["V"] = 1 });
        await blobs.GetBlobContainerClient("tokens").CreateAsync();
        await blobs.GetBlobContainerClient("tokens").UploadBlobAsync("b", BinaryData.FromString("x"));

        Assert.Equal(1, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("V"));
        Assert.Equal(["https://storage.azure.com/.default"], identity.Asked.Distinct());
        Assert.Equal(AzuriteServer.Account, table.AccountName);
    }

    [Fact]
    public async Task Token_OfAnotherAudience_IsRefused()
    {
        Identity identity = new("https://vault.example.test");
        TableClient table = new(server.Tables, "tokens", identity, Trusting(new TableClientOptions()));

        RequestFailedException refused = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateAsync());

        Assert.InRange(refused.Status, 401, 403);
    }

    [Fact]
    public void Token_OverHttp_IsRefusedBeforeItIsSent()
    {
        Assert.Throws<ArgumentException>(
            () => new TableClient(new Uri("http://127.0.0.1:1/a"), "t", new Identity("any")));
    }

    private T Trusting<T>(T options)
        where T : ClientOptions
    {
        string thumbprint = certificate.Thumbprint;
        options.Transport = new HttpClientTransport(new HttpClient(new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, shown, _, _) =>
                    shown is X509Certificate2 one && one.Thumbprint == thumbprint,
            },
        }));
        return options;
    }

    /// <summary>
    /// Tokens in the right form, unsigned: Azurite's basic check reads them, it knows no issuer's keys.
    /// </summary>
    private sealed class Identity(string audience) : TokenCredential
    {
        public List<string> Asked { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Asked.AddRange(requestContext.Scopes);
            DateTimeOffset now = TimeProvider.System.GetUtcNow();
            DateTimeOffset end = now.AddMinutes(30);
            string claims = $$"""
                {"aud":"{{audience}}","iss":"https://sts.windows.net/00000000-0000-0000-0000-000000000000/",
                "iat":{{now.ToUnixTimeSeconds() - 60}},"nbf":{{now.ToUnixTimeSeconds() - 60}},
                "exp":{{end.ToUnixTimeSeconds()}}}
                """;
            return new AccessToken($"{Part("""{"alg":"none","typ":"JWT"}""")}.{Part(claims)}.{Part("none")}", end);
        }

        public override ValueTask<AccessToken> GetTokenAsync(
            TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));

        private static string Part(string text) =>
            Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }
}
