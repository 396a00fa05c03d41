using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace Platform.Infrastructure.Http;

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
        var numbers = api
            .ParameterDescriptions.Where(parameter =>
                parameter.RouteInfo?.Constraints?.Any(constraint => constraint is DigitsConstraint) == true
            )
            .Select(parameter => parameter.Name)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Description ??= Description(handler, parameter.Name!);
            if (numbers.Contains(parameter.Name!))
            {
                parameter.Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Integer,
                    Format = "int64",
                    Minimum = "1",
                };
            }
        }
    }

    /// <summary>From <c>Handle</c>'s comment, the property of an <c>AsParameters</c> class, or the parameter's own type.</summary>
    private static string? Description(MethodInfo handler, string name)
    {
        foreach (var parameter in handler.GetParameters())
        {
            if (NameOf(parameter, parameter.Name!) == name)
            {
                return XmlDocs.Parameter(SliceOf(handler), parameter.Name!)
                    ?? XmlDocs.Summary(Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType);
            }

            if (
                parameter.IsDefined(typeof(AsParametersAttribute))
                && parameter.ParameterType.GetProperties().FirstOrDefault(part => NameOf(part, part.Name) == name)
                    is { } property
            )
            {
                return XmlDocs.Summary(property);
            }
        }

        return null;
    }

    /// <summary>The name by which it is sent.</summary>
    private static string NameOf(ICustomAttributeProvider part, string own) =>
        part.GetCustomAttributes(inherit: true).OfType<IFromQueryMetadata>().FirstOrDefault()?.Name ?? own;
}
