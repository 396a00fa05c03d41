using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Platform.Features.Chat;

/// <summary>A user's id, or several: any text without blanks, not necessarily an address.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class UserIdAttribute : ValidationAttribute, ISchemaRule
{
    public const int MostCharacters = 254;

    public override bool IsValid(object? value) =>
        value switch
        {
            null => true,
            string one => IsOne(one),
            string[] several => several.All(IsOne),
            _ => false,
        };

    public override string FormatErrorMessage(string name) =>
        $"must be 1 to {MostCharacters} characters without blanks and controls";

    public void Describe(OpenApiSchema schema)
    {
        var one = schema.Items as OpenApiSchema ?? schema;
        one.MaxLength = MostCharacters;
    }

    public static bool IsOne(string text) =>
        text.Length > 0
        && text.EnumerateRunes().Count() <= MostCharacters
        && !text.EnumerateRunes().Any(rune => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune));
}

/// <summary>An absolute http or https address of at most 2,048 characters.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WebAddressAttribute : ValidationAttribute, ISchemaRule
{
    public override bool IsValid(object? value) => value is null || (value is string text && WebAddress.IsOne(text));

    public override string FormatErrorMessage(string name) =>
        $"must be an absolute http or https address of at most {WebAddress.MostCharacters} characters";

    public void Describe(OpenApiSchema schema)
    {
        schema.Format = "uri";
        schema.MaxLength = WebAddress.MostCharacters;
    }
}

/// <summary>What counts as the address of a picture, a file or a receiver.</summary>
public static class WebAddress
{
    public const int MostCharacters = 2048;

    public static bool IsOne(string text) =>
        text.Length <= MostCharacters
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.Host.Length > 0;
}

/// <summary>Text that clients may also send as a JSON object or list; then its JSON text is meant.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OrJsonAttribute : Attribute, ISchemaRule
{
    public void Describe(OpenApiSchema schema) => schema.Type |= JsonSchemaType.Object | JsonSchemaType.Array;
}

/// <summary>Another name under which clients send the parameter.</summary>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = true)]
public sealed class AliasAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>At most so many bytes of UTF-8.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MaxBytesAttribute(int bytes) : ValidationAttribute
{
    public int Bytes { get; } = bytes;

    public override bool IsValid(object? value) =>
        value switch
        {
            null => true,
            string text => Encoding.UTF8.GetByteCount(text) <= Bytes,
            RawJson json => Encoding.UTF8.GetByteCount(json.Text) <= Bytes,
            _ => false,
        };

    public override string FormatErrorMessage(string name) => $"has more than {Bytes} bytes";
}

/// <summary>A whole number without an upper end but that of its 64 bits.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AtLeastAttribute(long least) : ValidationAttribute, ISchemaRule
{
    public override bool IsValid(object? value) => value is null || (value is long number && number >= least);

    public override string FormatErrorMessage(string name) => $"must be {least} or more";

    public void Describe(OpenApiSchema schema) => schema.Minimum = least.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Where a push service finds a device: visible ASCII.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DeviceTokenAttribute : ValidationAttribute, ISchemaRule
{
    private const int MostCharacters = 1024;

    public override bool IsValid(object? value) =>
        value is null or string { Length: > 0 and <= MostCharacters }
        && (value is null || ((string)value).All(sign => sign is > ' ' and <= '~'));

    public override string FormatErrorMessage(string name) => $"must be 1 to {MostCharacters} visible ASCII characters";

    public void Describe(OpenApiSchema schema)
    {
        schema.Pattern = "^[!-~]*$";
        schema.MaxLength = MostCharacters;
    }
}

/// <summary>A type of comment that callers may post.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CommentTypeAttribute : ValidationAttribute, ISchemaRule
{
    public override bool IsValid(object? value) => value is string type && CommentPayload.Types.Contains(type);

    public override string FormatErrorMessage(string name) =>
        $"must be one of {string.Join(", ", CommentPayload.Types)}";

    public void Describe(OpenApiSchema schema) =>
        schema.Enum = [.. CommentPayload.Types.Select(type => (JsonNode)type)];
}

/// <summary>A room by its number, also as a text, or by its unique id.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RoomRefAttribute : ValidationAttribute, ISchemaRule
{
    private const int MostCharacters = 255;

    public override bool IsValid(object? value) =>
        value is null || (value is string text && text.EnumerateRunes().Count() <= MostCharacters);

    public override string FormatErrorMessage(string name) => $"has more than {MostCharacters} characters";

    public void Describe(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.Integer | JsonSchemaType.String | (schema.Type & JsonSchemaType.Null);
        schema.MaxLength = MostCharacters;
    }
}
