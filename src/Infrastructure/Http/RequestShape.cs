using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;

namespace Platform.Infrastructure.Http;

/// <summary>
/// What a request record says of its fields, read once per type: binding, messages and the OpenAPI schema all ask here.
/// A parameter without a default is required; a nullable one may be null; the rest is said by the attributes of
/// <c>System.ComponentModel.DataAnnotations</c> and the few of our own.
/// </summary>
public sealed class RequestShape
{
    private readonly ConstructorInvoker _make;

    private RequestShape(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
        Fields = [.. constructor.GetParameters().Select((parameter, index) => new RequestField(parameter, index))];
        _make = ConstructorInvoker.Create(constructor);
    }

    public IReadOnlyList<RequestField> Fields { get; }

    public bool HasFiles => Fields.Any(known => known.IsFile);

    /// <summary>Only a multipart body can be such a request.</summary>
    public bool NeedsFiles =>
        Fields.Any(known => known is { IsFile: true, IsRequired: true })
        || (Fields.Count > 0 && Fields.All(known => known.IsFile));

    public static RequestShape Of<T>() => Known<T>.Shape;

    public static RequestShape Of(Type type) =>
        (RequestShape)typeof(Known<>).MakeGenericType(type).GetField(nameof(Known<>.Shape))!.GetValue(null)!;

    /// <summary>Records that are read: <c>Request</c>, or with a word in front of it.</summary>
    public static bool IsRequest(Type type) => type.Name.EndsWith("Request", StringComparison.Ordinal);

    /// <summary>The record; a value per field, in their order.</summary>
    public object Make(object?[] values) => _make.Invoke(values.AsSpan());

    private static class Known<T>
    {
        public static readonly RequestShape Shape = new(typeof(T));
    }
}

/// <summary>One field of a request record.</summary>
public sealed class RequestField
{
    internal RequestField(ParameterInfo parameter, int index)
    {
        Parameter = parameter;
        Index = index;
        Name = JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!);
        Utf8Name = Encoding.UTF8.GetBytes(Name);
        Type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        Item = Type.IsArray ? Type.GetElementType() : null;
        IsNullable =
            Type != parameter.ParameterType
            || new NullabilityInfoContext().Create(parameter).WriteState is NullabilityState.Nullable;
        IsFile = (Item ?? Type).IsAssignableTo(typeof(IUpload));
        Default = parameter.DefaultValue is { } value and not DBNull ? value : Nothing();

        var rules = parameter.GetCustomAttributes<ValidationAttribute>().ToList();
        var required = Taken<RequiredAttribute>();
        var length = Taken<LengthAttribute>();
        IsAlwaysRequired = required is not null;
        IsRequired = IsAlwaysRequired || !parameter.HasDefaultValue;
        MinLength = Taken<MinLengthAttribute>()?.Length ?? length?.MinimumLength ?? 0;
        MaxLength = Taken<MaxLengthAttribute>()?.Length ?? length?.MaximumLength;
        MayBeBlank = required?.AllowEmptyStrings ?? (!IsRequired && MinLength == 0);
        Range = Taken<RangeAttribute>();
        Digits = Taken<DigitsAttribute>();
        Choices =
        [
            .. (Taken<AllowedValuesAttribute>()?.Values ?? []).Select(choice =>
                Convert.ToString(choice, CultureInfo.InvariantCulture)!
            ),
        ];
        Pattern = Taken<RegularExpressionAttribute>();
        IsEmail = Taken<EmailAddressAttribute>() is not null;
        IsPassword = Taken<DataTypeAttribute>()?.DataType is DataType.Password;
        IsVerbatim = IsPassword || parameter.GetCustomAttribute<VerbatimAttribute>() is not null;
        IsRelation = parameter.GetCustomAttribute<RelationAttribute>() is not null;
        IsKept = parameter.GetCustomAttribute<KeptAttribute>() is not null || IsFile;
        Others = rules;

        TRule? Taken<TRule>()
            where TRule : ValidationAttribute
        {
            var rule = rules.OfType<TRule>().FirstOrDefault();
            if (rule is not null)
            {
                rules.Remove(rule);
            }

            return rule;
        }
    }

    public ParameterInfo Parameter { get; }

    public int Index { get; }

    /// <summary>As in the body, in errors and in the statement's parameter.</summary>
    public string Name { get; }

    public byte[] Utf8Name { get; }

    /// <summary>Without the question mark.</summary>
    public Type Type { get; }

    /// <summary>The type of a list's items; null: no list.</summary>
    public Type? Item { get; }

    /// <summary>A part of a multipart body.</summary>
    public bool IsFile { get; }

    public bool IsNullable { get; }

    public bool IsRequired { get; }

    /// <summary>In a PATCH too.</summary>
    public bool IsAlwaysRequired { get; }

    /// <summary>What an omitted field is in POST and PUT.</summary>
    public object? Default { get; }

    /// <summary>Of a text, in code points; of a list, in items.</summary>
    public int MinLength { get; }

    /// <inheritdoc cref="MinLength"/>
    public int? MaxLength { get; }

    public RangeAttribute? Range { get; }

    public DigitsAttribute? Digits { get; }

    public IReadOnlyList<string> Choices { get; }

    public RegularExpressionAttribute? Pattern { get; }

    public bool IsEmail { get; }

    /// <summary>Given to no statement that takes all that was sent.</summary>
    public bool IsPassword { get; }

    /// <summary>Its blanks count.</summary>
    public bool IsVerbatim { get; }

    /// <summary>The id of another object.</summary>
    public bool IsRelation { get; }

    /// <summary>A PUT without it leaves it as it is.</summary>
    public bool IsKept { get; }

    /// <summary>Text that must be there may not be blank; text that may be left out may.</summary>
    public bool MayBeBlank { get; }

    /// <summary>An area's own rules: any <see cref="ValidationAttribute"/>, its message are the words.</summary>
    public IReadOnlyList<ValidationAttribute> Others { get; }

    /// <summary>An empty list, or the default of the type.</summary>
    private object? Nothing() =>
        IsNullable ? null
        : Item is not null ? Array.CreateInstance(Item, 0)
        : Type.IsValueType ? Activator.CreateInstance(Type)
        : null;
}

/// <summary>A file in a request record: <c>UploadedFile? Image = null</c>, or a list of them.</summary>
public interface IUpload;

/// <summary>Text whose blanks count; those of a password (<see cref="DataType.Password"/>) always do.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class VerbatimAttribute : Attribute;

/// <summary>Not reset by a PUT that leaves it out: passwords, flags of rights; files never are.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class KeptAttribute : Attribute;

/// <summary>The id of another object, or a list of such ids.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class RelationAttribute : Attribute;

/// <summary>How many digits a <see cref="decimal"/> has at most, and how many of them behind the point.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DigitsAttribute(int most, int places) : ValidationAttribute
{
    public int Most { get; } = most;

    public int Places { get; } = places;
}
