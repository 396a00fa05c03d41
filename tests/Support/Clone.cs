namespace Platform.Tests.Support;

/// <summary>A class fixture for tests that need a database and no service.</summary>
public sealed class Clone : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public async Task InitializeAsync() => Database = await TestDatabase.Create();

    public async Task DisposeAsync() => await Database.DisposeAsync();
}
