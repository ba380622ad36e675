using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace GovMedia.Standalone.AzureStorage.Tests;

public sealed class ConnectionStringTests
{
    private const string Key = "AAAA";

    [Theory]
    [InlineData("core.chinacloudapi.cn")]
    [InlineData("storage.example.test")]
    public void EndpointSuffix_OfAnyCloud_GivesTheAddresses(string suffix)
    {
        string text = $"DefaultEndpointsProtocol=https;AccountName=govmedia;AccountKey={Key};EndpointSuffix={suffix}";

        Assert.Equal(new Uri($"https://govmedia.table.{suffix}/cases"), new TableClient(text, "cases").Uri);
        Assert.Equal(new Uri($"https://govmedia.blob.{suffix}/"), new BlobServiceClient(text).Uri);
        Assert.Equal("govmedia", new TableServiceClient(text).AccountName);
    }

    [Fact]
    public void UseDevelopmentStorage_IsTheEmulatorsPorts()
    {
        Assert.Equal(
            new Uri("http://127.0.0.1:10002/devstoreaccount1"),
            new TableServiceClient("UseDevelopmentStorage=true").Uri);
        Assert.Equal(
            new Uri("http://127.0.0.1:10000/devstoreaccount1/evidence/a%20b.zip"),
            new BlobClient("UseDevelopmentStorage=true", "evidence", "a b.zip").Uri);
        Assert.Equal(
            new Uri("http://storage:10002/devstoreaccount1"),
            new TableServiceClient("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://storage").Uri);
    }

    [Fact]
    public void ExplicitEndpoint_GoesBeforeTheSuffix()
    {
        string text = $"AccountName=a;AccountKey={Key};EndpointSuffix=x.test;TableEndpoint=http://10.0.0.5:9/a; ";

        Assert.Equal(new Uri("http://10.0.0.5:9/a"), new TableServiceClient(text).Uri);
        Assert.Equal(new Uri("https://a.blob.x.test/"), new BlobServiceClient(text).Uri);
    }

    [Theory]
    [InlineData("AccountName=a;AccountKey=AAAA")]
    [InlineData("AccountName=a;AccountKey=AAAA;BlobEndpoint=http://b")]
    [InlineData("AccountName=a;AccountKey=AAAA;TableEndpoint=ftp://b")]
    [InlineData("AccountName=a;AccountKey=not base64!;TableEndpoint=http://b")]
    [InlineData("AccountName=a;TableEndpoint=http://b")]
    [InlineData("AccountKey=AAAA;TableEndpoint=http://b")]
    [InlineData("nonsense")]
    public void Incomplete_IsSaidAtOnce(string text)
    {
        Assert.Throws<FormatException>(() => new TableServiceClient(text));
    }

    [Fact]
    public void Broken_IsSaidWithoutTheKey()
    {
        FormatException said = Assert.Throws<FormatException>(
            () => new TableServiceClient("AccountName=a;c2VjcmV0;AccountKey=c2VjcmV0"));

        Assert.DoesNotContain("c2VjcmV0", said.Message, StringComparison.Ordinal);
    }
}
