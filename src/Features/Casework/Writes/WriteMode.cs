namespace Platform.Features.Casework;

/// <summary>What a path asks of a record.</summary>
internal enum WriteMode
{
    /// <summary>It names no record: a new one.</summary>
    Create,

    /// <summary>It names one by its number.</summary>
    Update,

    /// <summary>It names one by the id that it has in another system: changed if it is there, else made.</summary>
    Upsert,
}
