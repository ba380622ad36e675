using Azure.Core;
using Azure.Core.Pipeline;

namespace GovMedia.Standalone.AzureStorage.Tests;

/// <summary>The strings that are signed, where Azurite is more lenient than the service.</summary>
public sealed class SignatureTests
{
    [Fact]
    public void Blob_EveryPart_StandsInItsLine()
    {
        using HttpMessage message = Message(
            RequestMethod.Put, "https://a.blob.test/c/%E7%94%B2?comp=block&blockid=MA%3D%3D");
        message.Request.Headers.SetValue("x-ms-version", "2023-01-03");
        message.Request.Headers.SetValue("x-ms-Date", "Mon, 02 Mar 2026 00:00:00 GMT");
        message.Request.Headers.SetValue("Content-Type", "text/plain");
        message.Request.Headers.SetValue("If-None-Match", "*");
        message.Request.Content = RequestContent.Create(new byte[5]);

        string text = new BlobSignature("a", new AccountKey("AAAA")).TextOf(message.Request);

        Assert.Equal(
            "PUT\n\n\n5\n\ntext/plain\n\n\n\n*\n\n\n"
            + "x-ms-date:Mon, 02 Mar 2026 00:00:00 GMT\nx-ms-version:2023-01-03\n"
            + "/a/c/%E7%94%B2\nblockid:MA==\ncomp:block",
            text);
    }

    [Fact]
    public void Blob_EmptyBody_IsSignedWithoutLength()
    {
        using HttpMessage message = Message(RequestMethod.Get, "https://a.blob.test/");

        Assert.Equal(
            "GET\n\n\n\n\n\n\n\n\n\n\n\n/a/", new BlobSignature("a", new AccountKey("AAAA")).TextOf(message.Request));
    }

    [Theory]
    [InlineData("https://a.table.test/Tables", "/a/Tables")]
    [InlineData(
        "https://a.table.test/t(PartitionKey='%E7%94%B2',RowKey='')?$select=a",
        "/a/t(PartitionKey='%E7%94%B2',RowKey='')")]
    [InlineData("https://a.table.test/?restype=service&comp=properties", "/a/?comp=properties")]
    [InlineData("http://127.0.0.1:10002/a/t()", "/a/a/t()")]
    public void Table_Resource_IsThePathAndComp(string address, string expected)
    {
        Assert.Equal(expected, new TableSignature("a", new AccountKey("AAAA")).ResourceOf(new Uri(address)));
    }

    private static HttpMessage Message(RequestMethod method, string address)
    {
        HttpPipeline pipeline = HttpPipelineBuilder.Build(new Azure.Storage.Blobs.BlobClientOptions());
        HttpMessage message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(address));
        return message;
    }
}
