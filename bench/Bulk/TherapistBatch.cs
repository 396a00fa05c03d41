using System.Globalization;
using Npgsql;
using Platform.Bench.Load;

namespace Platform.Bench.Bulk;

/// <summary>Therapists of one organization with ids like digests, so in no order.</summary>
internal sealed class TherapistBatch : Batch
{
    private static readonly string Lock = Statement.Named("Sync/UpsertTherapists.LockOrganization").Text;
    private static readonly string Upsert = Statement.Named("Sync/UpsertTherapists").Text;

    private readonly long _organizationId;
    private readonly string _token;
    private readonly string[] _ids;
    private readonly DateOnly[][] _dates;

    private TherapistBatch(long organizationId, string token, string[] ids, DateOnly[] dates)
    {
        (_organizationId, _token, _ids) = (organizationId, token, ids);
        _dates = [dates, [.. dates.Select(date => date.AddDays(1))]];
    }

    public static Batch Make(string side, int number, int rows, string token)
    {
        // A side's ids of its own; the same ones in every round, after which they are deleted.
        var random = new Random(unchecked(rows * 100_003 + number * 10 + (side == Rows.Side.Floor ? 1 : 2)));
        string[] ids =
        [
            .. Enumerable
                .Range(0, rows)
                .Select(_ =>
                    string.Create(CultureInfo.InvariantCulture, $"{random.NextInt64():x16}{random.NextInt64():x16}")
                ),
        ];
        DateOnly[] dates = [.. ids.Select(_ => new DateOnly(2018, 1, 1).AddDays(random.Next(1800)))];

        return new TherapistBatch(side == Rows.Side.Floor ? 1 : 2, token, ids, dates);
    }

    public override Task<long> SendBare(NpgsqlDataSource source, int variant, CancellationToken stop) =>
        InTransaction(
            source,
            Lock,
            new NpgsqlParameter<long>("organization_id", _organizationId),
            Upsert,
            [
                new NpgsqlParameter<string[]>("therapist_ids", _ids),
                new NpgsqlParameter<DateOnly[]>("dates_joined", _dates[variant]),
            ],
            stop
        );

    protected override Request MakeRequest(int variant) =>
        Load.Request.Of(
            "POST",
            $"/sync/organizations/{_organizationId}/therapists/",
            _token,
            Json(
                _ids.Length,
                (json, row) =>
                {
                    json.WriteString("date_joined"u8, DateText(_dates[variant][row]));
                    json.WriteString("therapist_id"u8, _ids[row]);
                }
            )
        );
}
