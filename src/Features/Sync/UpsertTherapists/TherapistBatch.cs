using System.Text.Json;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>A batch of therapists as two columns.</summary>
internal sealed class TherapistBatch : Batch
{
    public List<string> Ids { get; } = [];

    public List<DateOnly> Dates { get; } = [];

    protected override void ReadItem(ref Utf8JsonReader reader)
    {
        var id = Parsed<string>.Missing;
        var date = Parsed<DateOnly>.Missing;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isId = reader.ValueTextEquals("therapist_id"u8);
            var isDate = reader.ValueTextEquals("date_joined"u8);
            reader.Read();
            if (isId)
            {
                id = DrfField.Text(ref reader, min: 32, max: 32);
            }
            else if (isDate)
            {
                date = DrfField.Date(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        if (id.Error is not null || date.Error is not null)
        {
            Refuse(("therapist_id", id.Error), ("date_joined", date.Error));
            return;
        }

        Ids.Add(id.Value);
        Dates.Add(date.Value);
    }

    protected override bool ReadPlain(ref PlainObject item)
    {
        var id = default(string);
        var date = default(DateOnly?);
        while (item.Next(out var name))
        {
            if (name.SequenceEqual("therapist_id"u8) && item.TryText(32, out var text))
            {
                id = text;
            }
            else if (name.SequenceEqual("date_joined"u8) && item.TryDate(out var day))
            {
                date = day;
            }
            else
            {
                return false;
            }
        }

        if (!item.IsWhole || id is null || date is null)
        {
            return false;
        }

        Ids.Add(id);
        Dates.Add(date.Value);

        return true;
    }
}
