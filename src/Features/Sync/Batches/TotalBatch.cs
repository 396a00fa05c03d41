using System.Text.Json;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>Totals of therapists as five columns.</summary>
/// <param name="periods">The period types that the path at hand takes.</param>
internal sealed class TotalBatch(IReadOnlyList<string> periods) : PeriodBatch(WriteTotals)
{
    private static readonly Statement WriteTotals = Statement.Named("Sync/WriteTotals");

    private readonly List<bool> _areActive = [];
    private readonly List<int> _values = [];

    /// <summary>An item whose period is right.</summary>
    public void Add(string periodType, DateOnly start, DateOnly end, bool isActive, int value)
    {
        if (Takes(periodType, start, end))
        {
            _areActive.Add(isActive);
            _values.Add(value);
        }
    }

    protected override object Columns(long? organizationId) =>
        new
        {
            organization_id = organizationId,
            period_types = PeriodTypes,
            start_dates = Starts,
            end_dates = Ends,
            are_active = _areActive,
            values = _values,
        };

    protected override void ReadItem(ref Utf8JsonReader reader)
    {
        var type = Parsed<string>.Missing;
        var start = Parsed<DateOnly>.Missing;
        var end = Parsed<DateOnly>.Missing;
        var isActive = Parsed<bool>.Missing;
        var value = Parsed<long>.Missing;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var field = FieldOf(ref reader);
            reader.Read();
            switch (field)
            {
                case Field.PeriodType:
                    type = DrfField.Choice(ref reader, periods);
                    break;
                case Field.Start:
                    start = DrfField.Date(ref reader);
                    break;
                case Field.End:
                    end = DrfField.Date(ref reader);
                    break;
                case Field.IsActive:
                    isActive = DrfField.Boolean(ref reader);
                    break;
                case Field.Value:
                    value = DrfField.Integer(ref reader, 0, int.MaxValue);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if ((type.Error ?? start.Error ?? end.Error ?? isActive.Error ?? value.Error) is not null)
        {
            Refuse(
                ("period_type", type.Error),
                ("start_date", start.Error),
                ("end_date", end.Error),
                ("is_active", isActive.Error),
                ("value", value.Error)
            );
        }
        else
        {
            Add(type.Value, start.Value, end.Value, isActive.Value, (int)value.Value);
        }
    }

    private static Field FieldOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("period_type"u8) ? Field.PeriodType
        : reader.ValueTextEquals("start_date"u8) ? Field.Start
        : reader.ValueTextEquals("end_date"u8) ? Field.End
        : reader.ValueTextEquals("is_active"u8) ? Field.IsActive
        : reader.ValueTextEquals("value"u8) ? Field.Value
        : Field.Unknown;

    private enum Field
    {
        Unknown,
        PeriodType,
        Start,
        End,
        IsActive,
        Value,
    }
}
