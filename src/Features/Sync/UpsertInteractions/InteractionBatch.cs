using System.Runtime.InteropServices;
using System.Text.Json;
using Platform.Infrastructure.Http.Drf;

namespace Platform.Features.Sync;

/// <summary>A batch of interactions as four columns.</summary>
/// <param name="ordinalName">What the path at hand calls the ordinal in errors: interaction_id or counter.</param>
internal sealed class InteractionBatch(string ordinalName) : Batch
{
    /// <summary>True while every item came after the one before: nothing to sort, nothing twice.</summary>
    private bool _isSorted = true;

    public List<DateOnly> Dates { get; private set; } = [];

    public List<int> Ordinals { get; private set; } = [];

    public List<int> Chats { get; private set; } = [];

    public List<int> Calls { get; private set; } = [];

    protected override void ReadItem(ref Utf8JsonReader reader)
    {
        var interactionId = Parsed<long>.Missing;
        var counter = Parsed<long>.Missing;
        var date = Parsed<DateOnly>.Missing;
        var chats = Parsed<long>.Missing;
        var calls = Parsed<long>.Missing;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var field = FieldOf(ref reader);
            reader.Read();
            switch (field)
            {
                case Field.InteractionId:
                    interactionId = DrfField.Integer(ref reader, 1, int.MaxValue);
                    break;
                case Field.Counter:
                    counter = DrfField.Integer(ref reader, 1, int.MaxValue);
                    break;
                case Field.Date:
                    date = DrfField.Date(ref reader);
                    break;
                case Field.Chats:
                    chats = DrfField.Integer(ref reader, 0, int.MaxValue);
                    break;
                case Field.Calls:
                    calls = DrfField.Integer(ref reader, 0, int.MaxValue);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        var ordinal = OrdinalOf(interactionId, counter);
        if ((ordinal.Error ?? date.Error ?? chats.Error ?? calls.Error) is not null)
        {
            Refuse(
                (ordinalName, ordinal.Error),
                ("interaction_date", date.Error),
                ("chat_count", chats.Error),
                ("call_count", calls.Error)
            );
            return;
        }

        Add(date.Value, (int)ordinal.Value, (int)chats.Value, (int)calls.Value);
    }

    protected override bool ReadPlain(ref PlainObject item)
    {
        long ordinal = -1;
        long chats = -1;
        long calls = -1;
        var date = default(DateOnly?);
        while (item.Next(out var name))
        {
            if (name.SequenceEqual("interaction_date"u8) && item.TryDate(out var day))
            {
                date = day;
            }
            else if (name.SequenceEqual("chat_count"u8) && item.TryInteger(0, int.MaxValue, out chats)) { }
            else if (name.SequenceEqual("call_count"u8) && item.TryInteger(0, int.MaxValue, out calls)) { }
            else if (
                ordinal < 0 // two names for it may conflict
                && (name.SequenceEqual("interaction_id"u8) || name.SequenceEqual("counter"u8))
                && item.TryInteger(1, int.MaxValue, out ordinal)
            ) { }
            else
            {
                return false;
            }
        }

        if (!item.IsWhole || ordinal < 0 || date is null || chats < 0 || calls < 0)
        {
            return false;
        }

        Add(date.Value, (int)ordinal, (int)chats, (int)calls);

        return true;
    }

    /// <summary>Brings the columns into the order of the key; of a key that comes twice the last item stays.</summary>
    public void SortAndKeepLast()
    {
        if (_isSorted)
        {
            return;
        }

        // Day and ordinal in one number, and the places in the batch sorted along with it.
        var keys = new long[Dates.Count];
        var places = new int[Dates.Count];
        for (var place = 0; place < places.Length; place++)
        {
            keys[place] = KeyAt(place);
            places[place] = place;
        }

        places.AsSpan().Sort((one, other) => (keys[one], one).CompareTo((keys[other], other)));
        var kept = places
            .Where((place, index) => index + 1 == places.Length || keys[places[index + 1]] != keys[place])
            .ToArray();
        Dates = Kept(Dates, kept);
        Ordinals = Kept(Ordinals, kept);
        Chats = Kept(Chats, kept);
        Calls = Kept(Calls, kept);
        _isSorted = true;
    }

    /// <summary>Of two that differ the error stands under the path's own name, and names the other.</summary>
    private Parsed<long> OrdinalOf(Parsed<long> interactionId, Parsed<long> counter) =>
        counter.IsMissing ? interactionId
        : interactionId.IsMissing ? counter
        : interactionId.Error is not null ? interactionId
        : counter.Error is not null ? counter
        : interactionId.Value == counter.Value ? counter
        : Parsed<long>.Refused($"Conflicts with {(ordinalName == "counter" ? "interaction_id" : "counter")}.");

    private void Add(DateOnly date, int ordinal, int chats, int calls)
    {
        Dates.Add(date);
        Ordinals.Add(ordinal);
        Chats.Add(chats);
        Calls.Add(calls);
        var last = Dates.Count - 1;
        _isSorted = _isSorted && (last == 0 || KeyAt(last) > KeyAt(last - 1));
    }

    private long KeyAt(int place) => ((long)Dates[place].DayNumber << 32) | (uint)Ordinals[place];

    private static List<T> Kept<T>(List<T> column, int[] places)
    {
        var kept = new List<T>(places.Length);
        CollectionsMarshal.SetCount(kept, places.Length);
        var target = CollectionsMarshal.AsSpan(kept);
        for (var index = 0; index < places.Length; index++)
        {
            target[index] = column[places[index]];
        }

        return kept;
    }

    private static Field FieldOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("interaction_id"u8) ? Field.InteractionId
        : reader.ValueTextEquals("interaction_date"u8) ? Field.Date
        : reader.ValueTextEquals("chat_count"u8) ? Field.Chats
        : reader.ValueTextEquals("call_count"u8) ? Field.Calls
        : reader.ValueTextEquals("counter"u8) ? Field.Counter
        : Field.Unknown;

    private enum Field
    {
        Unknown,
        InteractionId,
        Counter,
        Date,
        Chats,
        Calls,
    }
}
