using System.Globalization;
using System.Reflection;

namespace Platform.Features.Monitoring;

/// <summary>A field that a POST may send, as a record's parameter with its attributes says it.</summary>
public sealed class Column
{
    private readonly WrittenAttribute? _written;
    private readonly bool _isRequired;

    private Column(RequestField field, bool isRequired)
    {
        _written = field.Parameter.GetCustomAttribute<WrittenAttribute>();
        _isRequired = isRequired;
        Source = field;
        IsEntered = field.Parameter.IsDefined(typeof(EnteredAttribute));
        Kind = IsEntered ? FieldKind.Text : Field.KindOf(field.Type);
        IsServerSet = field.Parameter.IsDefined(typeof(ServerSetAttribute));
        if (field.Range is { } range)
        {
            Least = Convert.ToDouble(range.Minimum, CultureInfo.InvariantCulture);
            Most = Convert.ToDouble(range.Maximum, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>As in the body.</summary>
    public string Name => Source.Name;

    /// <summary>Its type; values may come as text.</summary>
    public FieldKind Kind { get; }

    /// <summary>Must be there on insert and may not be blank.</summary>
    public bool IsRequired => _written?.IsRequired ?? _isRequired;

    /// <summary>Null and <c>""</c> mean null.</summary>
    public bool IsNullable => Source.IsNullable || _written is { HasDefault: true };

    /// <summary>The empty text is a value.</summary>
    public bool MayBeEmpty => _written is { MayBeEmpty: true };

    /// <summary>Most characters, for text; null: no limit of its own.</summary>
    public int? MaxLength => Source.MaxLength;

    /// <summary>Accepted values, for text; empty: any.</summary>
    public IReadOnlyList<string> Choices => Source.Choices;

    /// <summary>The smallest number; null: the type's.</summary>
    public double? Least { get; }

    /// <summary>The largest number; null: the type's.</summary>
    public double? Most { get; }

    /// <summary>A number as people type it, which the slice reads from its text.</summary>
    public bool IsEntered { get; }

    /// <summary>Sent on insert or update, it is ignored: the service sets it. A delete may name it.</summary>
    public bool IsServerSet { get; }

    /// <summary>The record that has it.</summary>
    public Type Record => Source.Parameter.Member.DeclaringType!;

    /// <summary>As the record calls it.</summary>
    public string Member => Source.Parameter.Name!;

    private RequestField Source { get; }

    /// <summary>Of a resource's record: what is written or set by the service.</summary>
    public static Column[] OfResource<TRow>() =>
        [
            .. RequestShape
                .Of<TRow>()
                .Fields.Where(field =>
                    field.Parameter.IsDefined(typeof(WrittenAttribute))
                    || field.Parameter.IsDefined(typeof(ServerSetAttribute))
                )
                .Select(field => new Column(field, isRequired: false)),
        ];

    /// <summary>Of the body of a command: all of it; what has no default is required.</summary>
    public static Column[] OfCommand<TRequest>() =>
        [.. RequestShape.Of<TRequest>().Fields.Select(field => new Column(field, field.IsRequired))];
}

/// <summary>A number as people type it; see <see cref="Column.IsEntered"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EnteredAttribute : Attribute;
