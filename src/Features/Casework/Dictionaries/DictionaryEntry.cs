using System.Text.Json;

namespace Platform.Features.Casework;

/// <summary>What an id is called.</summary>
/// <param name="Id">A number; of a list of codes a text.</param>
/// <param name="Name">For people.</param>
/// <param name="Active">Whether it may still be chosen; old records may have it all the same.</param>
public sealed record DictionaryEntry(JsonElement Id, string Name, bool Active);
