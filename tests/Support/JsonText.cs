using System.Text;
using System.Text.Json;

namespace Platform.Tests.Support;

/// <summary>JSON with other white space and nothing else changed: numbers, escapes, nulls and order stay as sent.</summary>
public static class JsonText
{
    /// <summary>The text itself where it is not JSON.</summary>
    public static string Indent(string text) => IsJson(text) ? Indented(text) : text;

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Indented(string text)
    {
        var result = new StringBuilder(text.Length * 2);
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"':
                    var end = EndOfString(text, at);
                    result.Append(text, at, end - at);
                    at = end - 1;
                    break;
                case '{' or '[' when NextSign(text, at) is '}' or ']':
                    result.Append(text[at]).Append(NextSign(text, at));
                    at = text.IndexOf(NextSign(text, at), at);
                    break;
                case '{' or '[':
                    result.Append(text[at]);
                    NewLine(result, ++depth);
                    break;
                case '}' or ']':
                    NewLine(result, --depth);
                    result.Append(text[at]);
                    break;
                case ',':
                    result.Append(',');
                    NewLine(result, depth);
                    break;
                case ':':
                    result.Append(": ");
                    break;
                case ' ' or '\t' or '\r' or '\n':
                    break;
                default:
                    result.Append(text[at]);
                    break;
            }
        }

        return result.ToString();
    }

    private static void NewLine(StringBuilder result, int depth) => result.Append('\n').Append(' ', 2 * depth);

    private static char NextSign(string text, int at)
    {
        do
        {
            at++;
        } while (char.IsWhiteSpace(text[at]));

        return text[at];
    }

    private static int EndOfString(string text, int start)
    {
        var at = start + 1;
        while (text[at] != '"')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return at + 1;
    }
}
