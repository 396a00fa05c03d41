using System.ComponentModel.DataAnnotations;

namespace Platform.Features.Learning;

/// <summary>A person as staff see them.</summary>
/// <param name="Email">Also the name to log in with.</param>
/// <param name="ParentName">Patronymic, or null.</param>
/// <param name="Phone">Free text.</param>
/// <param name="Specialization">Id of the specialization; null for accounts without a profile.</param>
/// <param name="EmailConfirmed">Whether the address was confirmed.</param>
/// <param name="IsStaff">Whether the person writes the catalogue and sees everybody's results (an addition).</param>
/// <param name="IsActive">Whether the person can log in (an addition).</param>
public sealed record User(
    long Id,
    [Filters, Orders, Searches] string Email,
    [Filters, Orders, Searches] string FirstName,
    [Filters, Orders, Searches] string LastName,
    [Filters, Orders, Searches] string? ParentName,
    [Filters, Orders, Searches] string Phone,
    [Filters, Orders, Searches] string? WorkPhone,
    DateOnly? BirthDate,
    [Filters, Orders, Searches] string Region,
    [Filters, Orders, Searches] string Town,
    [Filters, Orders, Searches] string? College,
    [Filters, Orders, Searches] string? Diploma,
    [Filters, Orders, Searches] string JobPlace,
    [Filters, Orders, Searches] string JobName,
    long? Specialization,
    [Filters, Orders] bool EmailConfirmed,
    bool IsStaff,
    bool IsActive
)
{
    internal const string Fields = """
        "email":"test@example.com","first_name":"Vladimir","last_name":"Ivanov","parent_name":"Petrovich",
        "phone":"380998887766","work_phone":"0445453234","birth_date":"1992-03-03","region":"Kyiv","town":"Kyiv",
        "college":"NAU","diploma":"KO034123123","job_place":"Central Hospital","job_name":"Dentist","specialization":1
        """;

    public const string Write = "{" + Fields + ""","password":"a long secret"}""";

    public const string Example =
        """{"id":7,""" + Fields + ""","email_confirmed":false,"is_staff":false,"is_active":true}""";
}

/// <summary>A person as they see themselves.</summary>
/// <param name="Email">Also the name to log in with.</param>
/// <param name="ParentName">Patronymic, or null.</param>
/// <param name="Phone">Free text.</param>
/// <param name="Specialization">Id of the specialization; null without a profile.</param>
/// <param name="EmailConfirmed">Whether the address was confirmed.</param>
public sealed record Me(
    long Id,
    string Email,
    string FirstName,
    string LastName,
    string? ParentName,
    string Phone,
    string? WorkPhone,
    DateOnly? BirthDate,
    string Region,
    string Town,
    string? College,
    string? Diploma,
    string JobPlace,
    string JobName,
    long? Specialization,
    bool EmailConfirmed
)
{
    public const string Example = """{"id":7,""" + User.Fields + ""","email_confirmed":false}""";

    private static readonly Statement Find = Statement.Named("Learning/Me");

    /// <summary>Null: the account is gone.</summary>
    public static Task<Me?> Read(Database database, long id, CancellationToken stop) =>
        database.OneOrNone<Me>(Find, new { id }, stop);
}

/// <summary>A person as they write themselves.</summary>
/// <param name="Email">Also the name to log in with.</param>
/// <param name="Specialization">Id of the specialization.</param>
/// <param name="Password">8 to 128 characters; no other rule.</param>
public sealed record MeRequest(
    [MaxLength(254)] [EmailAddress] string Email,
    [MaxLength(255)] string FirstName,
    [MaxLength(255)] string LastName,
    [MaxLength(32)] string Phone,
    [MaxLength(255)] string Region,
    [MaxLength(255)] string Town,
    [MaxLength(255)] string JobPlace,
    [MaxLength(255)] string JobName,
    [Relation] long Specialization,
    [MaxLength(255)] string? ParentName = null,
    [MaxLength(32)] string? WorkPhone = null,
    DateOnly? BirthDate = null,
    [MaxLength(255)] string? College = null,
    [MaxLength(255)] string? Diploma = null,
    [Kept] [Length(8, 128)] [DataType(DataType.Password)] string Password = ""
);

/// <summary>A person as staff write them.</summary>
/// <param name="Email">Also the name to log in with.</param>
/// <param name="Specialization">Id of the specialization.</param>
/// <param name="Password">8 to 128 characters; without one nobody can log in.</param>
/// <param name="IsStaff">Whether the person writes the catalogue and sees everybody's results.</param>
/// <param name="IsActive">Whether the person can log in.</param>
public sealed record UserRequest(
    [MaxLength(254)] [EmailAddress] string Email,
    [MaxLength(255)] string FirstName,
    [MaxLength(255)] string LastName,
    [MaxLength(32)] string Phone,
    [MaxLength(255)] string Region,
    [MaxLength(255)] string Town,
    [MaxLength(255)] string JobPlace,
    [MaxLength(255)] string JobName,
    [Relation] long Specialization,
    [MaxLength(255)] string? ParentName = null,
    [MaxLength(32)] string? WorkPhone = null,
    DateOnly? BirthDate = null,
    [MaxLength(255)] string? College = null,
    [MaxLength(255)] string? Diploma = null,
    [Kept] [Length(8, 128)] [DataType(DataType.Password)] string Password = "",
    [Kept] bool IsStaff = false,
    [Kept] bool IsActive = true
);
