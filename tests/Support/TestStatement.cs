using System.Reflection;

namespace Platform.Tests.Support;

/// <summary>A statement from a text. Only tests may: the house has no way to execute SQL that is not in a file.</summary>
public static class TestStatement
{
    public static Statement Of(string text) =>
        (Statement)
            typeof(Statement)
                .GetConstructor(
                    BindingFlags.NonPublic | BindingFlags.Instance,
                    [typeof(string), typeof(string), typeof(bool), typeof(bool)]
                )!
                .Invoke(["Test/Statement", text, false, false]);
}
