using System.IO.Compression;
using System.Text;
using GovMedia.Workflows.Evidence;

namespace GovMedia.Workflows.Tests.Evidence;

public sealed class StoredZipTests
{
    private static readonly KeyValuePair<string, byte[]>[] Members =
    [
        new("manifest.json", Encoding.UTF8.GetBytes("{}")),
        new("documents/申请.pdf", [0, 1, 2, 255]),
        new("empty", []),
    ];

    [Fact]
    public void Zip_OfMembers_IsReadByAnyReader()
    {
        using ZipArchive zip = new(new MemoryStream(StoredZip.Write(Members)));
        Assert.Equal(Members.Select(static m => m.Key), zip.Entries.Select(static e => e.FullName));
        foreach ((ZipArchiveEntry entry, KeyValuePair<string, byte[]> member) in zip.Entries.Zip(Members))
        {
            using Stream stream = entry.Open();
            using MemoryStream body = new();
            stream.CopyTo(body);
            Assert.Equal(member.Value, body.ToArray());
        }
    }

    [Fact]
    public void Zip_OfTheSameMembers_HasTheSameBytes() => Assert.Equal(StoredZip.Write(Members), StoredZip.Write(Members));
}
