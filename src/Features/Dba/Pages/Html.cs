using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Platform.Features.Dba;

/// <summary>Text that is HTML already. Made of interpolated strings alone, whose values are encoded.</summary>
public readonly record struct Html
{
    private readonly string? _text;

    private Html(string text) => _text = text;

    public static Html None => default;

    /// <summary>A constant of the code, which is HTML as it stands.</summary>
    public static Html Literal(string constant) => new(constant);

    public static Html Of(Template template) => new(template.ToString());

    public override string ToString() => _text ?? "";

    /// <summary>The compiler's: what stands in the code goes out as it is, a value is encoded unless it is HTML.</summary>
    [InterpolatedStringHandler]
    public readonly struct Template(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _text = new(literalLength + 16 * formattedCount);

        public void AppendLiteral(string text) => _text.Append(text);

        public void AppendFormatted(Html part) => _text.Append(part.ToString());

        public void AppendFormatted(IEnumerable<Html> parts)
        {
            foreach (var part in parts)
            {
                _text.Append(part.ToString());
            }
        }

        public void AppendFormatted<T>(T value) =>
            _text.Append(WebUtility.HtmlEncode(Convert.ToString(value, CultureInfo.InvariantCulture)));

        public override string ToString() => _text.ToString();
    }
}
