using System.Text;
using GovMedia.Workflows.Transparency;

namespace GovMedia.Workflows.Tests.Transparency;

public sealed class MerkleTreeTests
{
    // The test vectors that implementations of RFC 6962 share: eight leaves and the root after each.
    private static readonly byte[][] Leaves =
    [
        .. new[]
        {
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
        }.Select(Convert.FromHexString),
    ];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Root_OfTheSharedLeaves_IsTheSharedRoot(int count, string root) =>
        Assert.Equal(root, Convert.ToHexStringLower(MerkleTree.Root(Leaves[..count])));

    [Fact]
    public void Path_OfEveryLeafOfEverySize_VerifiesAndNothingElseDoes()
    {
        for (int size = 1; size <= 70; size++)
        {
            byte[][] leaves = [.. Enumerable.Range(0, size).Select(static i => Encoding.ASCII.GetBytes($"leaf {i}"))];
            byte[] root = MerkleTree.Root(leaves);
            for (int index = 0; index < size; index++)
            {
                IReadOnlyList<byte[]> path = MerkleTree.Path(leaves, index);
                Assert.True(MerkleTree.Verify(leaves[index], index, size, path, root), $"{index} of {size}");
                Assert.False(MerkleTree.Verify("other"u8.ToArray(), index, size, path, root));
                Assert.False(MerkleTree.Verify(leaves[index], (index + 1) % size, size, path, root) && size > 1);
                Assert.False(MerkleTree.Verify(leaves[index], index, size, [.. path, root], root));
                Assert.False(path.Count > 0 && MerkleTree.Verify(leaves[index], index, size, [.. path.Skip(1)], root));
            }
        }
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void Path_OutsideTheTree_DoesNotVerify(int index, int size) =>
        Assert.False(MerkleTree.Verify([], index, size, [], MerkleTree.Root([[]])));
}
