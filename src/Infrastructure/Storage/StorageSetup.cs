namespace Platform.Infrastructure.Storage;

public static class StorageSetup
{
    /// <summary>The file store of the settings, and the check that there is room for what is on its way.</summary>
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        var options = builder.Options<StorageOptions>("Storage");
        var folder = Path.GetFullPath(options.Folder, builder.Environment.ContentRootPath);

        builder.Services.AddSingleton(services => new Spool(folder, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<IFileStore>(_ => options.UsesS3 ? new S3Store(options) : new FolderStore(folder));
        builder.AddDiskCheck(folder, options);
    }
}
