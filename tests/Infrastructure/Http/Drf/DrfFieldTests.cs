using System.Text;
using System.Text.Json;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Tests.Infrastructure.Http.Drf;

/// <summary>One value of JSON as a field, table by table.</summary>
public sealed class DrfFieldTests
{
    private const string NoBoolean = "Must be a valid boolean.";
    private const string NoInteger = "A valid integer is required.";
    private const string AtLeast = "Ensure this value is greater than or equal to 1.";
    private const string AtMost = "Ensure this value is less than or equal to 9223372036854775807.";
    private const string NoDate = "Date has wrong format. Use one of these formats instead: YYYY-MM-DD.";
    private const string Id = "c55a11c49fb2c631455f4549b94a7383";

    public static TheoryData<string, string> Integers =>
        new()
        {
            { "1", "1" },
            { "1.0", "1" },
            { "1E2", "100" },
            { "1e+2", "100" },
            { "15e-1", NoInteger },
            { "150e-1", "15" },
            { "0.1e1", "1" },
            { "9223372036854775807", "9223372036854775807" },
            { "9223372036854775808", AtMost },
            { "-9223372036854775809", AtLeast },
            { "0", AtLeast },
            { "-0", AtLeast },
            { "-0.0", AtLeast },
            { "-1e2", AtLeast },
            { "1e15", "1000000000000000" },
            { "1e16", NoInteger },
            { "1e20", NoInteger },
            { "1e400", NoInteger },
            { "-1e400", NoInteger },
            { "1e99999999999999999999", NoInteger },
            { "1e-99999999999999999999", AtLeast },
            { "2.5", NoInteger },
            { new string('9', 5000), AtMost },
            { "-" + new string('9', 5000), AtLeast },
            { "\"5\"", "5" },
            { "\"+5\"", "5" },
            { "\"005.000\"", "5" },
            { "\"5.\"", "5" },
            { "\" \\t5\\n\"", "5" },
            { "\"\\u0035\"", "5" },
            { "\"\\u00a05\\u2003\"", "5" },
            { "\"-1\"", AtLeast },
            { "\"-0\"", AtLeast },
            { "\"5.5\"", NoInteger },
            { "\".0\"", NoInteger },
            { "\"1e2\"", NoInteger },
            { "\"1_000\"", NoInteger },
            { "\"- 1\"", NoInteger },
            { "\"+-1\"", NoInteger },
            { "\"1 2\"", NoInteger },
            { "\"\u0661\"", NoInteger },
            { "\"\"", NoInteger },
            { "\" \"", NoInteger },
            { "\"+\"", NoInteger },
            { "\"x\"", NoInteger },
            { "\"9223372036854775808\"", AtMost },
            { "\"-9223372036854775808\"", AtLeast },
            { $"\"{new string('0', 999)}1\"", "1" },
            { $"\"{new string('1', 1000)}\"", AtMost },
            { $"\"{new string('1', 1001)}\"", "String value too large." },
            { $"\"{new string('x', 1001)}\"", "String value too large." },
            { $"\"{new string('é', 1000)}\"", NoInteger },
            { "true", NoInteger },
            { "[1]", NoInteger },
            { "{\"a\":1}", NoInteger },
            { "null", "This field may not be null." },
        };

    public static TheoryData<string, string> Dates =>
        new()
        {
            { "\"2018-04-06\"", "2018-04-06" },
            { "\"2018-4-6\"", "2018-04-06" },
            { "\"2018\\u002d04-06\"", "2018-04-06" },
            { "\"2020-02-29\"", "2020-02-29" },
            { "\"0001-01-01\"", "0001-01-01" },
            { "\"9999-12-31\"", "9999-12-31" },
            { "\"0000-01-01\"", NoDate },
            { "\"2019-02-29\"", NoDate },
            { "\"2018-13-01\"", NoDate },
            { "\"2018-00-01\"", NoDate },
            { "\"2018-01-00\"", NoDate },
            { "\"2018-004-6\"", NoDate },
            { "\"2018-4-006\"", NoDate },
            { "\"218-04-06\"", NoDate },
            { "\"12018-04-06\"", NoDate },
            { "\"2018--4-6\"", NoDate },
            { "\"2018-4-\"", NoDate },
            { "\"2018-04-06 \"", NoDate },
            { "\"2018-04-06\\n\"", NoDate },
            { "\"2018/04/06\"", NoDate },
            { "\"20180406\"", NoDate },
            { "\"2018-04-06T00:00:00Z\"", NoDate },
            { "\"２018-04-06\"", NoDate },
            { "\"\"", NoDate },
            { "20180406", NoDate },
            { "true", NoDate },
            { "[]", NoDate },
            { "null", "This field may not be null." },
        };

    public static TheoryData<string, string> Texts =>
        new()
        {
            { $"\"{Id}\"", Id },
            { $"\"  {Id}\\t\"", Id },
            { "12345678901234567890123456789012", "12345678901234567890123456789012" },
            { "\"\"", "This field may not be blank." },
            { "\" \\u00a0\"", "This field may not be blank." },
            { "\"x\"", "Ensure this field has at least 32 characters." },
            { $"\"{Id}x\"", "Ensure this field has no more than 32 characters." },
            { $"\"{Id[1..]}\\u0000\"", "Null characters are not allowed." },
            { $"\"{string.Concat(Enumerable.Repeat("😀", 32))}\"", string.Concat(Enumerable.Repeat("😀", 32)) },
            { $"\"{string.Concat(Enumerable.Repeat("😀", 16))}\"", "Ensure this field has at least 32 characters." },
            { "true", "Not a valid string." },
            { "[]", "Not a valid string." },
            { "{}", "Not a valid string." },
            { "null", "This field may not be null." },
        };

    [Theory]
    [MemberData(nameof(Integers))]
    public void Integer(string json, string outcome) =>
        Read(json, (ref Utf8JsonReader reader) => DrfField.Integer(ref reader, 1, long.MaxValue)).ShouldBe(outcome);

    [Theory]
    [MemberData(nameof(Dates))]
    public void Date(string json, string outcome) => Read(json, DrfField.Date).ShouldBe(outcome);

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text(string json, string outcome) =>
        Read(json, (ref Utf8JsonReader reader) => DrfField.Text(ref reader, 32, 32)).ShouldBe(outcome);

    [Theory]
    [InlineData("\"a\"", "a")]
    [InlineData("\"x\"", "\"x\" is not a valid choice.")]
    [InlineData("\"A\"", "\"A\" is not a valid choice.")]
    [InlineData("\"\"", "\"\" is not a valid choice.")]
    [InlineData("1", "\"1\" is not a valid choice.")]
    [InlineData("true", "\"True\" is not a valid choice.")]
    [InlineData("[1]", "\"[1]\" is not a valid choice.")]
    [InlineData("null", "This field may not be null.")]
    public void Choice(string json, string outcome) =>
        Read(json, (ref Utf8JsonReader reader) => DrfField.Choice(ref reader, ["a", "b"])).ShouldBe(outcome);

    [Theory]
    [InlineData("true", "True")]
    [InlineData("0", "False")]
    [InlineData("1.0", "True")]
    [InlineData("\"t\"", "True")]
    [InlineData("\"Yes\"", "True")]
    [InlineData("\"ON\"", "True")]
    [InlineData("\"1\"", "True")]
    [InlineData("\"N\"", "False")]
    [InlineData("\"Off\"", "False")]
    [InlineData("\"false\"", "False")]
    [InlineData("\" tRue\"", "True")]
    [InlineData("\"\"", NoBoolean)]
    [InlineData("\"null\"", NoBoolean)]
    [InlineData("2", NoBoolean)]
    [InlineData("{}", NoBoolean)]
    [InlineData("null", "This field may not be null.")]
    public void Boolean(string json, string outcome) => Read(json, DrfField.Boolean).ShouldBe(outcome);

    private delegate Parsed<T> FieldReader<T>(ref Utf8JsonReader reader);

    /// <summary>The reader must be left on the value's last token, whatever the value.</summary>
    private static string Read<T>(string json, FieldReader<T> read)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes($"[{json}]"));
        reader.Read();
        reader.Read();
        var parsed = read(ref reader);

        reader.Read().ShouldBeTrue();
        reader.TokenType.ShouldBe(JsonTokenType.EndArray);
        reader.CurrentDepth.ShouldBe(0);

        return parsed.Error
            ?? string.Format(
                System.Globalization.CultureInfo.InvariantCulture,
                parsed.Value is DateOnly ? "{0:yyyy-MM-dd}" : "{0}",
                parsed.Value
            );
    }
}
