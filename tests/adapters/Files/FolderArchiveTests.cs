using GovMedia.Adapters.Files;
using GovMedia.Adapters.Tests.Contract;
using GovMedia.Workflows.Storage;

namespace GovMedia.Adapters.Tests.Files;

public sealed class FolderArchiveTests : BlobArchiveContract
{
    private readonly TestFolder _folder = new();

    protected override Task<IBlobArchive> OpenAsync() =>
        Task.FromResult<IBlobArchive>(new FolderArchive(_folder["archive"]));

    protected override Task CleanUpAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Write_File_IsReadOnly()
    {
        await Archive.WriteOnceAsync("a/b.txt", "body"u8.ToArray());

        FileInfo file = new(_folder["archive/a/b.txt"]);
        Assert.True(file.IsReadOnly);
    }

    [Fact]
    public async Task Open_BodyLeftHalfWritten_IsRemovedAndNeverListed()
    {
        await File.WriteAllTextAsync(_folder["archive/~unfinished/1-1"], "half");

        IBlobArchive reopened = await OpenAsync();

        Assert.Empty(Directory.EnumerateFiles(_folder["archive/~unfinished"]));
        await foreach (string name in reopened.ListAsync(string.Empty))
        {
            Assert.Fail($"{name} is no body");
        }
    }

    [Fact]
    public void Protection_Folder_IsByProgram() => Assert.Equal(BlobProtection.WriteOnceByProgram, Archive.Protection);
}
