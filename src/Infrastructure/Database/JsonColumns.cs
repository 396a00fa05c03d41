using System.Data;
using System.Text.Json;
using Dapper;

namespace Platform.Infrastructure.Data;

#pragma warning disable RS0030 // Dapper asks this type for the values.

/// <summary>Lists inside a row: <c>jsonb</c> in the statement, an array of records in the answer.</summary>
public static class JsonColumns
{
    /// <summary>Says that columns of this type hold JSON; an area does so in its <c>Add</c>.</summary>
    public static void Add<T>() => SqlMapper.AddTypeHandler(new Handler<T>());

    private sealed class Handler<T> : SqlMapper.TypeHandler<T>
    {
        private static readonly JsonSerializerOptions Options = Read();

        public override T? Parse(object value) => JsonSerializer.Deserialize<T>((string)value, Options);

        public override void SetValue(IDbDataParameter parameter, T? value) => throw new NotSupportedException();

        private static JsonSerializerOptions Read()
        {
            var options = new JsonSerializerOptions();
            JsonDefaults.Apply(options);

            return options;
        }
    }
}
