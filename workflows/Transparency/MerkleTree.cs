using System.Security.Cryptography;

namespace GovMedia.Workflows.Transparency;

/// <summary>Merkle trees as RFC 6962 (section 2.1) hashes them: SHA-256, leaves and nodes told apart by a first byte.</summary>
public static class MerkleTree
{
    /// <summary>The root over leaves in order; of no leaves, the hash of nothing.</summary>
    public static byte[] Root(IReadOnlyList<byte[]> leaves)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        return leaves.Count == 0 ? SHA256.HashData([]) : Root(Hashes(leaves));
    }

    /// <summary>The audit path of one leaf, from the leaf's sibling up.</summary>
    public static IReadOnlyList<byte[]> Path(IReadOnlyList<byte[]> leaves, int index)
    {
        ArgumentNullException.ThrowIfNull(leaves);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Count);
        List<byte[]> path = [];
        Collect(Hashes(leaves), index, path);
        return path;
    }

    /// <summary>Whether a path leads from a leaf to a root.</summary>
    /// <remarks>Source: RFC 9162, section 2.1.3.2.</remarks>
    public static bool Verify(byte[] leaf, int index, int size, IReadOnlyList<byte[]> path, byte[] root)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (index < 0 || index >= size)
        {
            return false;
        }

        int node = index;
        int last = size - 1;
        byte[] hash = LeafHash(leaf);
        foreach (byte[] sibling in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((node & 1) == 1 || node == last)
            {
                hash = NodeHash(sibling, hash);
                while ((node & 1) == 0 && node != 0)
                {
                    node >>= 1;
                    last >>= 1;
                }
            }
            else
            {
                hash = NodeHash(hash, sibling);
            }

            node >>= 1;
            last >>= 1;
        }

        return last == 0 && CryptographicOperations.FixedTimeEquals(hash, root);
    }

    private static byte[][] Hashes(IReadOnlyList<byte[]> leaves) => [.. leaves.Select(LeafHash)];

    private static byte[] Root(ReadOnlySpan<byte[]> hashes)
    {
        if (hashes.Length == 1)
        {
            return hashes[0];
        }

        int split = Split(hashes.Length);
        return NodeHash(Root(hashes[..split]), Root(hashes[split..]));
    }

    private static void Collect(ReadOnlySpan<byte[]> hashes, int index, List<byte[]> path)
    {
        if (hashes.Length == 1)
        {
            return;
        }

        int split = Split(hashes.Length);
        if (index < split)
        {
            Collect(hashes[..split], index, path);
            path.Add(Root(hashes[split..]));
        }
        else
        {
            Collect(hashes[split..], index - split, path);
            path.Add(Root(hashes[..split]));
        }
    }

    // The largest power of two smaller than the count.
    private static int Split(int count) => 1 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)(count - 1)));

    private static byte[] LeafHash(byte[] leaf) => SHA256.HashData([0, .. leaf]);

    private static byte[] NodeHash(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
