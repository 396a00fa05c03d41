using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Platform.Infrastructure.Http.Rows;

/// <summary>What a row's record calls its columns in an answer, in their order.</summary>
internal static class RowKeys
{
    public static IReadOnlyList<string> Of<TRow>() => Known<TRow>.Keys;

    private static class Known<TRow>
    {
        public static readonly string[] Keys =
        [
            .. typeof(TRow)
                .GetProperties()
                .Where(property =>
                    property.GetCustomAttribute<JsonIgnoreAttribute>()?.Condition is not JsonIgnoreCondition.Always
                )
                .Select(property =>
                    property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name
                    ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)
                ),
        ];
    }
}
