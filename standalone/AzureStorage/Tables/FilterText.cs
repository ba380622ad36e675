using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>
/// Writes the values of an interpolated filter as OData literals, so that no value can end a literal.
/// </summary>
internal sealed class FilterText : IFormatProvider, ICustomFormatter
{
    public static string Of(FormattableString filter) => filter.ToString(new FilterText());

    public object? GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    public string Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
    {
        null => throw new ArgumentException("A filter cannot compare with null: tables store no null.", nameof(arg)),
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number => Double(number),
        DateTimeOffset moment => $"datetime'{EntityValue.Moment(moment)}'",
        DateTime moment => $"datetime'{EntityValue.Moment(new DateTimeOffset(moment))}'",
        Guid guid => $"guid'{guid}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexString(data.ToMemory().Span)}'",
        _ => throw new ArgumentException($"A filter cannot compare with a {arg.GetType()}.", nameof(arg)),
    };

    private static string Double(double number)
    {
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.All(c => c is '-' or (>= '0' and <= '9')) ? text + ".0" : text;
    }
}
