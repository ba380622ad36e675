using GovMedia.Adapters.AzureStorage;
using GovMedia.Adapters.Composition;
using GovMedia.Adapters.Files;
using GovMedia.Adapters.Mail;
using GovMedia.Adapters.Sqlite;
using GovMedia.Workflows.Delivery;
using GovMedia.Workflows.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovMedia.Adapters.Tests.Composition;

public sealed class AdapterServicesTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly LogLines _log = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_NothingConfigured_KeepsAllInTheDataDirectoryAndSaysThatMailWaits()
    {
        await using ServiceProvider services = await StartAsync();

        Assert.IsType<SqliteRegister>(services.GetRequiredService<IRegisterStore>());
        Assert.IsType<FolderArchive>(services.GetRequiredService<IBlobArchive>());
        Assert.Null(services.GetService<IChannel>());
        Assert.True(File.Exists(_folder["data/register.db"]));
        Assert.True(File.Exists(_folder["data/keys/signing.key"]));
        Assert.Single(_log.Warnings, line => line.Contains("waits in the outbox", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("smtp", "GovMedia:Mail:Host", "mail.example.gov.cn", "GovMedia:Mail:From", "office@example.gov.cn")]
    [InlineData("webhook", "GovMedia:Channel", "webhook", "GovMedia:Webhook:Url", "https://hooks.example.gov.cn/robot")]
    [InlineData("recorder", "GovMedia:Clock", "simulated", "GovMedia:Mail:Host", "mail.example.gov.cn")]
    public async Task Start_ChannelConfigured_IsTheOneRegistered(
        string name, string key, string value, string key2, string value2)
    {
        await using ServiceProvider services = await StartAsync((key, value), (key2, value2));

        Assert.Equal(name, services.GetRequiredService<IChannel>().Name);
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task Start_ChannelThatMayLeaveTheCountry_IsWarnedAboutOnce()
    {
        await using ServiceProvider services = await StartAsync(
            ("GovMedia:Channel", "webhook"), ("GovMedia:Webhook:Url", "https://hooks.example.com/robot?key=hush"));

        string warning = Assert.Single(_log.Warnings);
        Assert.Contains("article 39", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", string.Concat(_log.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SendGrid_IsTheChannelWithReceiptsAndIsWarnedAbout()
    {
        using System.Security.Cryptography.ECDsa key = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256);

        await using ServiceProvider services = await StartAsync(
            ("GovMedia:Channel", "sendgrid"),
            ("GovMedia:SendGrid:ApiKey", "hush"),
            ("GovMedia:SendGrid:From", "office@example.gov.cn"),
            ("GovMedia:SendGrid:EventPublicKey", Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())));

        Assert.Equal("sendgrid", services.GetRequiredService<IChannel>().Name);
        Assert.IsType<SendGridReceipts>(Assert.Single(services.GetServices<IReceiptReader>()));
        Assert.Contains("article 39", Assert.Single(_log.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", string.Concat(_log.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_GatewayForTextMessages_IsTheSecondChannelWithReceiptsAndIsWarnedAbout()
    {
        await using ServiceProvider services = await StartAsync(
            ("GovMedia:Mail:Host", "mail.example.gov.cn"),
            ("GovMedia:Mail:From", "office@example.gov.cn"),
            ("GovMedia:Sms:Url", "https://sms.example.com/send?key=hush"),
            ("GovMedia:Sms:Secret", "hush"));

        Assert.Equal("smtp", services.GetRequiredService<IChannel>().Name);
        Assert.Equal("sms", services.GetRequiredService<SecondChannel>().Channel.Name);
        Assert.Equal("sms", Assert.Single(services.GetServices<IReceiptReader>()).Channel);
        Assert.Contains("'sms'", Assert.Single(_log.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", string.Concat(_log.All), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Again_GoesOnWithTheSameKeys()
    {
        byte[] first;
        await using (ServiceProvider services = await StartAsync())
        {
            first = services.GetRequiredService<ISecrets>().Derive("access-code");
        }

        await using ServiceProvider again = await StartAsync();
        Assert.Equal(first, again.GetRequiredService<ISecrets>().Derive("access-code"));
    }

    [Fact]
    public async Task Start_RegisterOfOtherKeys_IsRefused()
    {
        await (await StartAsync()).DisposeAsync();
        await (await StartAsync(("GovMedia:DataDirectory", _folder["other"]))).DisposeAsync();

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(("GovMedia:KeyDirectory", _folder["other/keys"])));

        Assert.Contains("other keys", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_KeysConfigured_AreUsedAndNotWritten()
    {
        using System.Security.Cryptography.ECDsa key = System.Security.Cryptography.ECDsa.Create(
            System.Security.Cryptography.ECCurve.NamedCurves.nistP256);
        string secret = Convert.ToBase64String(new byte[32]);

        await using ServiceProvider services = await StartAsync(
            ("GovMedia:InstanceSecret", secret), ("GovMedia:SigningKey", key.ExportPkcs8PrivateKeyPem()));

        Assert.Equal(key.ExportSubjectPublicKeyInfo(), services.GetRequiredService<ISecrets>().PublicKey);
        Assert.False(Directory.Exists(_folder["data/keys"]));
        string printed = services.GetRequiredService<GovMediaSettings>().ToString();
        Assert.DoesNotContain(secret, printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_AzureByEndpoints_NeedsNoConnectionString()
    {
        using ServiceProvider services = Services(
            ("GovMedia:Storage", "azure"),
            ("GovMedia:TableEndpoint", "https://office.table.core.chinacloudapi.cn"),
            ("GovMedia:BlobEndpoint", "https://office.blob.core.chinacloudapi.cn")).BuildServiceProvider();

        Assert.IsType<TableRegister>(services.GetRequiredService<IRegisterStore>());
        Assert.IsType<BlobArchive>(services.GetRequiredService<IBlobArchive>());
    }

    [Theory]
    [InlineData("GovMedia:Storage", "azur", "embedded, azure")]
    [InlineData("GovMedia:Storage", "azure", "GovMedia:StorageConnection")]
    [InlineData("GovMedia:Clock", "fake", "real, simulated")]
    [InlineData("GovMedia:Channel", "fax", "smtp")]
    [InlineData("GovMedia:Channel", "smtp", "GovMedia:Mail:Host")]
    [InlineData("GovMedia:Channel", "webhook", "GovMedia:Webhook:Url")]
    [InlineData("GovMedia:Mail:Host", "mail.example.gov.cn", "GovMedia:Mail:From")]
    [InlineData("GovMedia:InstanceSecret", "AAAA", "GovMedia:SigningKey")]
    public void Add_SettingUnusable_NamesItsKeyAndWhatIsAccepted(string key, string value, string named)
    {
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => Services((key, value)));

        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Port", "0")]
    [InlineData("Port", "smtp")]
    [InlineData("Port", "70000")]
    [InlineData("Security", "ssl")]
    [InlineData("TimeoutSeconds", "-1")]
    public void Add_MailSettingUnusable_NamesKeyAndValue(string key, string value)
    {
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => Services(
            ("GovMedia:Mail:Host", "localhost"), ("GovMedia:Mail:From", "a@b.cn"), ($"GovMedia:Mail:{key}", value)));

        Assert.Contains($"GovMedia:Mail:{key}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", refusal.Message, StringComparison.Ordinal);
    }

    private IServiceCollection Services(params (string Key, string Value)[] settings)
    {
        Dictionary<string, string?> all = new() { ["GovMedia:DataDirectory"] = _folder["data"] };
        foreach ((string key, string value) in settings)
        {
            all[key] = value;
        }

        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        return new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(_log))
            .AddGovMediaAdapters(configuration);
    }

    private async Task<ServiceProvider> StartAsync(params (string Key, string Value)[] settings)
    {
        ServiceProvider services = Services(settings).BuildServiceProvider();
        try
        {
            foreach (IHostedService service in services.GetServices<IHostedService>())
            {
                await service.StartAsync(CancellationToken.None);
            }

            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }
}
