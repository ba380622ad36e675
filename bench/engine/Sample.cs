namespace GovMedia.Bench.Engine;

/// <summary>Order statistics.</summary>
internal static class Sample
{
    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>The smallest value that at least this share of all values does not exceed; NaN of none.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        int rank = (int)Math.Ceiling(share * sorted.Length) - 1;
        return sorted.Length == 0 ? double.NaN : sorted[Math.Clamp(rank, 0, sorted.Length - 1)];
    }
}
