namespace Platform.Features.Casework;

/// <summary>A file that is kept for a person or a referral.</summary>
public sealed record Upload
{
    public long Id { get; init; }

    /// <summary>What people call it; else that of the file.</summary>
    public string Name { get; init; } = "";

    /// <summary>That of the file, without folders.</summary>
    public string Filename { get; init; } = "";

    public string? Description { get; init; }

    /// <summary>In bytes.</summary>
    public long Size { get; init; }

    /// <summary>By the end of the file's name.</summary>
    public string ContentType { get; init; } = "";

    /// <summary>Of the content, in hexadecimal digits.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Of the document.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Users who see it; with <see cref="GroupVisibility"/> empty, and this too, all do.</summary>
    public long[] UserVisibility { get; init; } = [];

    /// <summary>Groups whose users see it.</summary>
    public long[] GroupVisibility { get; init; } = [];

    public DateTime Created { get; init; }

    /// <summary>The user, who sees it in any case.</summary>
    public long CreatedBy { get; init; }
}
