namespace Platform.Features.Casework;

/// <summary>The fields that organisations add: values in a JSON object, by the number of the field.</summary>
public static class ExtensionFields
{
    /// <summary>A single one, as a field of its parent.</summary>
    /// <param name="field">Its number comes from its definition.</param>
    /// <param name="table">The parent, as the statement calls it.</param>
    public static CatalogueField Of(OwnField field, string table)
    {
        var data = $"ext_{field.ExtDbId}";

        return In(data, field, FieldUse.Select) with
        {
            Joins =
            [
                $"left join casework.ext_single as {data} on {data}.org_id = {table}.org_id and {data}.ext_db_id = {field.ExtDbId} and {data}.parent_id = {table}.id",
            ],
        };
    }

    /// <summary>One of records of their own.</summary>
    public static CatalogueField OfRecord(OwnField field) =>
        In("ext_record", field, FieldUse.Default | (field.IsForced ? FieldUse.Mandatory : FieldUse.None));

    /// <summary>What is equal to something is asked of the whole object: an index has it.</summary>
    private static CatalogueField In(string data, OwnField field, FieldUse shown)
    {
        var text = $"({data}.data ->> '{field.Id}')";
        var (type, sql, counts) = field.FieldType switch
        {
            "text" or "time" => (FieldType.Text, text, false),
            "long_text" => (FieldType.LongText, text, false),
            "numeric" => (
                FieldType.Decimal,
                $"case when jsonb_typeof({data}.data -> '{field.Id}') = 'number' then {text}::numeric end",
                false
            ),
            "date" => (FieldType.Date, text, false), // as it is written, days are in the order of their texts
            "datetime" => (FieldType.DateTime, $"{text}::timestamp", false),
            "yes_no" => (FieldType.YesNo, $"({text} = 'Y')", true),
            "multi_option" => (
                FieldType.List,
                $"coalesce(translate({text}, '[]', '{{}}')::bigint[], '{{}}')", // an array of numbers, in either spelling
                false
            ),
            _ => (FieldType.Option, $"{text}::bigint", field.FieldType is "option" or "radio"),
        };

        return new(
            field.Name,
            field.Label,
            type,
            sql,
            shown | FieldUse.Filter | FieldUse.Write | (counts ? FieldUse.Count : FieldUse.None)
        )
        {
            Parameter = $"x{field.Id}",
            ExtensionId = field.Id,
            Dictionary = DictionaryOf(field),
            MaxLength = field.MaxLength,
            Filter = type switch
            {
                FieldType.Date => new($"{text} collate \"C\"") { IsText = true },
                FieldType.Option or FieldType.YesNo or FieldType.List => new($"{data}.data")
                {
                    JsonKey = $"{field.Id}",
                },
                _ => null,
            },
        };
    }

    /// <summary>Null: its values are no ids.</summary>
    public static FieldDictionary? DictionaryOf(OwnField field) =>
        field.FieldType switch
        {
            "option" or "radio" or "multi_option" => FieldDictionary.OfOptions(field.Name, field.Id),
            "user" => FieldDictionary.User,
            _ => null,
        };
}
