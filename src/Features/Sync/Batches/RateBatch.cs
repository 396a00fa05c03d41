using System.Text.Json;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>Churn and retention rates as five columns.</summary>
/// <param name="periods">The period types that the path at hand takes.</param>
/// <param name="valueName">What the path at hand calls the value: value or rate_value.</param>
internal sealed class RateBatch(IReadOnlyList<string> periods, string valueName = "value") : PeriodBatch(WriteRates)
{
    private static readonly Statement WriteRates = Statement.Named("Sync/WriteRates");

    private readonly List<string> _types = [];
    private readonly List<double> _values = [];

    /// <summary>An item whose period is right.</summary>
    public void Add(string type, string periodType, DateOnly start, DateOnly end, double value)
    {
        if (Takes(periodType, start, end))
        {
            _types.Add(type);
            _values.Add(value);
        }
    }

    protected override object Columns(long? organizationId) =>
        new
        {
            organization_id = organizationId,
            types = _types,
            period_types = PeriodTypes,
            start_dates = Starts,
            end_dates = Ends,
            values = _values,
        };

    protected override void ReadItem(ref Utf8JsonReader reader)
    {
        var type = Parsed<string>.Missing;
        var periodType = Parsed<string>.Missing;
        var start = Parsed<DateOnly>.Missing;
        var end = Parsed<DateOnly>.Missing;
        var value = Parsed<double>.Missing;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var field = FieldOf(ref reader);
            reader.Read();
            switch (field)
            {
                case Field.Type:
                    type = DrfField.Choice(ref reader, RateTypeAttribute.Words);
                    break;
                case Field.PeriodType:
                    periodType = DrfField.Choice(ref reader, periods);
                    break;
                case Field.Start:
                    start = DrfField.Date(ref reader);
                    break;
                case Field.End:
                    end = DrfField.Date(ref reader);
                    break;
                case Field.Value:
                    value = DrfField.Number(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if ((type.Error ?? periodType.Error ?? start.Error ?? end.Error ?? value.Error) is not null)
        {
            Refuse(
                ("type", type.Error),
                ("period_type", periodType.Error),
                ("start_date", start.Error),
                ("end_date", end.Error),
                (valueName, value.Error)
            );
        }
        else
        {
            Add(type.Value, periodType.Value, start.Value, end.Value, value.Value);
        }
    }

    private Field FieldOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("type"u8) ? Field.Type
        : reader.ValueTextEquals("period_type"u8) ? Field.PeriodType
        : reader.ValueTextEquals("start_date"u8) ? Field.Start
        : reader.ValueTextEquals("end_date"u8) ? Field.End
        : reader.ValueTextEquals(valueName) ? Field.Value
        : Field.Unknown;

    private enum Field
    {
        Unknown,
        Type,
        PeriodType,
        Start,
        End,
        Value,
    }
}
