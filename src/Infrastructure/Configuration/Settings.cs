using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Configuration.Json;
using Npgsql;

namespace Platform.Infrastructure.Configuration;

/// <summary>
/// Reads sections into options classes and collects every mistake on the way, so that a person who has made three
/// reads of three. A section is whatever somebody asked for; what nobody asked for is a mistake too.
/// </summary>
public sealed class Settings(IConfiguration configuration)
{
    /// <summary>Sections that the framework reads by itself.</summary>
    private static readonly string[] Framework = ["ConnectionStrings", "Kestrel", "Logging", "Urls"];

    private readonly HashSet<string> _sections = new(Framework, StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<string> _mistakes = new(StringComparer.Ordinal);

    private readonly TaskCompletionSource _checked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IConfiguration Configuration { get; } = configuration;

    /// <summary>Ends when all sections were read and <see cref="Check"/> found no mistake; else never.</summary>
    public Task Checked => _checked.Task;

    /// <summary>
    /// The options in a section. A value that cannot be used keeps its default until <see cref="Check"/>. A property
    /// of an options class of the house is a section inside the section.
    /// </summary>
    public T Of<T>(string section)
        where T : class, new()
    {
        var options = new T();
        Read(options, section);

        return options;
    }

    private void Read(object options, string section)
    {
        var properties = options.GetType().GetProperties().Where(property => property.CanWrite).ToArray();
        Know(section, properties.Select(property => property.Name));
        foreach (var property in properties)
        {
            if (property.PropertyType.Assembly == typeof(Settings).Assembly && property.PropertyType.IsClass)
            {
                Read(property.GetValue(options)!, $"{section}:{property.Name}");
            }
            else
            {
                Bind(options, property, Configuration.GetSection($"{section}:{property.Name}"));
            }
        }

        var broken = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), broken, validateAllProperties: true);
        _mistakes.UnionWith(
            broken.Select(mistake => $"{section}:{string.Join(',', mistake.MemberNames)}: {mistake.ErrorMessage}")
        );
    }

    private void Know(string section, IEnumerable<string> keys)
    {
        _sections.Add(section);
        var known = keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (
            var child in Configuration.GetSection(section).GetChildren().Where(child => !known.Contains(child.Key))
        )
        {
            _mistakes.Add($"{child.Path}: there is no such setting; known are {string.Join(", ", known)}");
        }
    }

    /// <summary>
    /// Checks the connection strings: under a misspelled name one would count as not set, and what stands before the
    /// database or beside it needs the database.
    /// </summary>
    public void KnowConnections()
    {
        Know("ConnectionStrings", ConnectionNames.All);
        foreach (var name in ConnectionNames.All)
        {
            try
            {
                _ = new NpgsqlConnectionStringBuilder(Configuration.GetConnectionString(name));
            }
            catch (ArgumentException wrong)
            {
                _mistakes.Add($"ConnectionStrings:{name}: {wrong.Message}");
            }

            if (
                Configuration.ConnectionTo(name) is not null
                && Configuration.ConnectionTo(ConnectionNames.Platform) is null
            )
            {
                _mistakes.Add($"ConnectionStrings:{name}: is of no use without ConnectionStrings:Platform");
            }
        }
    }

    /// <summary>Sections whose reader is switched off: they may stand in the file, unread.</summary>
    public void Skip(IEnumerable<string> sections) => _sections.UnionWith(sections);

    /// <summary>The switches of a section that are on; each is unless it says false.</summary>
    public IReadOnlySet<string> SwitchedOn(string section, IReadOnlyList<string> names)
    {
        Know(section, names);
        var on = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var value = Configuration[$"{section}:{name}"];
            if (!bool.TryParse(value ?? "true", out var isOn))
            {
                _mistakes.Add($"{section}:{name}: '{value}' is not true or false");
            }
            else if (isOn)
            {
                on.Add(name);
            }
        }

        return on;
    }

    /// <exception cref="SettingsException">There are mistakes.</exception>
    public void Check()
    {
        _mistakes.UnionWith(UnknownSections());
        CheckWhatWasRead();
        _checked.TrySetResult();
    }

    /// <summary>For those who read only some sections.</summary>
    /// <exception cref="SettingsException">There are mistakes in them.</exception>
    public void CheckWhatWasRead()
    {
        if (_mistakes.Count > 0)
        {
            throw new SettingsException([.. _mistakes]);
        }
    }

    private void Bind(object options, PropertyInfo property, IConfigurationSection value)
    {
        // An empty list in a file is an empty text here, and stays beside the items that the environment adds.
        var isList =
            property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable));
        if (!value.Exists() || (isList && !value.GetChildren().Any()))
        {
            return;
        }

        try
        {
            property.SetValue(options, value.Get(property.PropertyType));
        }
        catch (InvalidOperationException)
        {
            _mistakes.Add($"{value.Path}: '{value.Value}' is not {Described(property.PropertyType)}");
        }
    }

    private static string Described(Type type) =>
        type == typeof(bool) ? "true or false"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : $"a {type.Name}";

    /// <summary>Of the files only: the environment is full of variables that are not ours.</summary>
    private IEnumerable<string> UnknownSections() =>
        Configuration is IConfigurationRoot root
            ? root
                .Providers.OfType<JsonConfigurationProvider>()
                .SelectMany(file => file.GetChildKeys([], null), (file, section) => (file, section))
                .Where(found => !_sections.Contains(found.section))
                .Select(found => $"{found.section}: there is no such section (in {found.file.Source.Path})")
            : [];
}

/// <summary>The settings cannot be used: one line per mistake.</summary>
public sealed class SettingsException(IReadOnlyList<string> mistakes) : Exception(string.Join('\n', mistakes))
{
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}

public static class SettingsSetup
{
    /// <summary>The options in a section; mistakes are told all at once by <see cref="CheckSettings"/>.</summary>
    public static T Options<T>(this WebApplicationBuilder builder, string section)
        where T : class, new() => builder.Settings().Of<T>(section);

    /// <exception cref="SettingsException">There are mistakes.</exception>
    public static void CheckSettings(this WebApplicationBuilder builder) => builder.Settings().Check();

    /// <summary>Settings that were read before there was a builder.</summary>
    public static void UseSettings(this WebApplicationBuilder builder, Settings settings) =>
        ((IHostApplicationBuilder)builder).Properties[typeof(Settings)] = settings;

    public static Settings Settings(this WebApplicationBuilder builder)
    {
        var properties = ((IHostApplicationBuilder)builder).Properties;
        if (!properties.TryGetValue(typeof(Settings), out var settings))
        {
            properties[typeof(Settings)] = settings = new Settings(builder.Configuration);
        }

        return (Settings)settings;
    }
}
