using System.Buffers;
using System.Text;
using System.Text.Json;
using Platform.Infrastructure.Http;

namespace Platform.Tests.Infrastructure.Http;

public sealed class JsonDefaultsTests
{
    /// <summary>Told as text, as UTF-8 and by the serializer; a long run of letters before and after.</summary>
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("é 漢 \u00a0 \u200b", "é 漢 \u00a0 \u200b")]
    [InlineData("😀", "😀")]
    [InlineData("a😀b𠮷c", "a😀b𠮷c")]
    [InlineData("\ue000", "\ue000")]
    [InlineData("<a href='x'>&+</a>", "<a href='x'>&+</a>")]
    [InlineData("\"\\\n\u001f😀\t", "\\\"\\\\\\n\\u001F😀\\t")]
    [InlineData("😀\u2028\u2029😀", "😀\\u2028\\u2029😀")]
    public void Only_what_must_be_escaped_is(string text, string written)
    {
        foreach (var around in new[] { "", new string('x', 300), string.Concat(Enumerable.Repeat("😀", 300)) })
        {
            var value = around + text + around;
            var expected = $"\"{around}{written}{around}\"";

            Written(json => json.WriteStringValue(value)).ShouldBe(expected);
            Written(json => json.WriteStringValue(Encoding.UTF8.GetBytes(value))).ShouldBe(expected);
            var options = new JsonSerializerOptions();
            JsonDefaults.Apply(options);
            JsonSerializer.Serialize(value, options).ShouldBe(expected);
        }
    }

    [Fact]
    public void Half_a_pair_is_replaced() =>
        Written(json => json.WriteStringValue("😀\ud83dx\ude00")).ShouldBe("\"😀\ufffdx\ufffd\"");

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonDefaults.Writer))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
