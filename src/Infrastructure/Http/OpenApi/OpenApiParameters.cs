using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http.OpenApi;

/// <summary>What the parameters of paths and queries mean, in the words of the sources.</summary>
internal static class OpenApiParameters
{
    /// <summary>The class around the handler and its closures.</summary>
    public static Type SliceOf(MethodInfo handler)
    {
        var type = handler.DeclaringType!;
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    public static void Describe(OpenApiOperation operation, ApiDescription api, MethodInfo handler)
    {
        operation.Parameters ??= [];
        foreach (var name in InPath(api.RelativePath ?? "").Except(operation.Parameters.Select(known => known.Name)))
        {
            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = name,
                    In = ParameterLocation.Path,
                    Required = true,
                    Schema = Number(),
                }
            );
        }

        var numbers = api
            .ParameterDescriptions.Where(parameter =>
                parameter.RouteInfo?.Constraints?.Any(constraint => constraint is DigitsConstraint or IdConstraint)
                == true
            )
            .Select(parameter => parameter.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            var (part, description) = Find(handler, parameter.Name!);
            parameter.Description ??= description;
            parameter.Schema = numbers.Contains(parameter.Name!) ? Number() : parameter.Schema;
            SchemaRules.Apply((OpenApiSchema)parameter.Schema!, part);
        }
    }

    private static OpenApiSchema Number() =>
        new()
        {
            Type = JsonSchemaType.Integer,
            Format = "int64",
            Minimum = "1",
        };

    private static IEnumerable<string> InPath(string path) =>
        path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}', '*').Split(':')[0]);

    /// <summary>
    /// What is bound: a parameter with <c>Handle</c>'s comment or its type's, a property of an <c>AsParameters</c> class,
    /// or, by its comment alone, what a parameter's record reads from the path.
    /// </summary>
    private static (ICustomAttributeProvider? Part, string? Description) Find(MethodInfo handler, string name)
    {
        foreach (var parameter in handler.GetParameters())
        {
            var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
            if (NameOf(parameter, parameter.Name!) == name)
            {
                return (parameter, XmlDocs.Parameter(SliceOf(handler), parameter.Name!) ?? XmlDocs.Summary(type));
            }

            var part = type.GetProperties().FirstOrDefault(part => NameOf(part, part.Name) == name);
            if (part is not null && parameter.IsDefined(typeof(AsParametersAttribute)))
            {
                return (part, XmlDocs.Summary(part));
            }

            var own = type.GetProperties().FirstOrDefault(part => SnakeCase(part.Name) == name);
            if (own is not null && XmlDocs.OfRecord(type, own.Name) is { } said)
            {
                return (null, said);
            }
        }

        return (null, null);
    }

    private static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary>The name by which it is sent.</summary>
    private static string NameOf(ICustomAttributeProvider part, string own) =>
        part.GetCustomAttributes(inherit: true)
            .Select(from =>
                from switch
                {
                    IFromHeaderMetadata header => header.Name,
                    IFromQueryMetadata query => query.Name,
                    IFromRouteMetadata route => route.Name,
                    _ => null,
                }
            )
            .FirstOrDefault(name => name is not null)
        ?? own;
}
