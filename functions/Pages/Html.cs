using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace GovMedia.Functions.Pages;

/// <summary>Markup that is safe to be served: what is put into it is encoded, unless it is markup itself.</summary>
public readonly record struct Html
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly string? _text;

    private Html(string text) => _text = text;

    /// <summary>No markup.</summary>
    public static Html None { get; }

    /// <summary>Markup with values put in, each encoded.</summary>
    public static Html Of(Builder markup) => new(markup.Take());

    /// <summary>Pieces of markup after one another.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces));

    /// <inheritdoc/>
    public override string ToString() => _text ?? "";

    /// <summary>Builds markup out of an interpolated text.</summary>
    [InterpolatedStringHandler]
    public readonly struct Builder
    {
        private readonly StringBuilder _text;

        /// <summary>Begins.</summary>
        public Builder(int literalLength, int formattedCount) =>
            _text = new StringBuilder(literalLength + (formattedCount * 16));

        /// <summary>Adds markup as it was written in the source.</summary>
        public void AppendLiteral(string markup) => _text.Append(markup);

        /// <summary>Adds markup made before.</summary>
        public void AppendFormatted(Html markup) => _text.Append(markup);

        /// <summary>Adds a value, encoded.</summary>
        public void AppendFormatted(string? value) => _text.Append(Encoder.Encode(value ?? ""));

        /// <summary>Adds a number.</summary>
        public void AppendFormatted(int value) => _text.Append(value);

        internal string Take() => _text.ToString();
    }
}
