using Mono.Cecil;
using Mono.Cecil.Cil;
using Platform.Features.Monitoring;
using Platform.Infrastructure.Jobs;

namespace Platform.Tests.Contract;

/// <summary>
/// A statement and what its rows are read into, or what says what they are where they are streamed: a record of the
/// house, the type of a single column, or <c>void</c> where nobody reads them.
/// </summary>
internal sealed record StatementUse(Statement Statement, Type Row)
{
    private const System.Reflection.BindingFlags AnyStatic =
        System.Reflection.BindingFlags.Static
        | System.Reflection.BindingFlags.Public
        | System.Reflection.BindingFlags.NonPublic;

    private static readonly Lazy<IReadOnlyList<StatementUse>> Compiled = new(Read);

    /// <summary>From the compiled house: the statements that are loaded before a call that takes one.</summary>
    public static IReadOnlyList<StatementUse> All => Compiled.Value;

    private static List<StatementUse> Read()
    {
        using var house = AssemblyDefinition.ReadAssembly(House.Assembly.Location);

        return
        [
            .. house
                .MainModule.GetTypes()
                .SelectMany(type => type.Methods)
                .Where(method => method.HasBody)
                .SelectMany(UsesIn)
                .DistinctBy(use => (use.Statement.Name, use.Row)),
        ];
    }

    private static IEnumerable<StatementUse> UsesIn(MethodDefinition method)
    {
        var loaded = new List<Statement>();
        var text = default(string);
        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.OpCode == OpCodes.Ldstr)
            {
                text = (string)instruction.Operand;
            }
            else if (instruction.Operand is FieldReference field && IsStatement(field.FieldType))
            {
                if (instruction.OpCode == OpCodes.Ldsfld)
                {
                    loaded.Add((Statement)TypeOf(field.DeclaringType).GetField(field.Name, AnyStatic)!.GetValue(null)!);
                }
                else
                {
                    foreach (
                        var statement in field.Name.StartsWith($"<{nameof(IJob.Counts)}>", StringComparison.Ordinal)
                            ? loaded
                            : []
                    )
                    {
                        yield return new(statement, typeof(JobCounts)); // the jobs' loop reads it
                    }

                    loaded.Clear(); // it was made only to be kept
                }
            }
            else if (instruction.Operand is MethodReference called)
            {
                if (Made(called, text) is { } made)
                {
                    loaded.Add(made);
                }
                else if (Writes(called) is { } slice)
                {
                    foreach (var step in (string[])["Insert", "Update", "Delete"])
                    {
                        yield return new(Statement.Named(NameOf(slice, step)), typeof(Written));
                    }
                }
                else if (Takes(called))
                {
                    foreach (var statement in ReadBy(called, loaded))
                    {
                        if (RowOf(called) is { } row)
                        {
                            yield return new(statement, row);
                        }
                    }

                    loaded.Clear();
                }

                text = null;
            }
        }
    }

    /// <summary>A statement that is made on the spot, for a constructor.</summary>
    private static Statement? Made(MethodReference called, string? text) =>
        !IsStatement(called.DeclaringType) ? null
        : called is GenericInstanceMethod { Name: nameof(Statement.Of), ContainsGenericParameter: false } of
            ? Statement.Named(NameOf(TypeOf(of.GenericArguments[0]), text))
        : called.Name == nameof(Statement.Named) && text is not null ? Statement.Named(text)
        : null;

    /// <summary>The slice whose three statements a writer runs.</summary>
    private static Type? Writes(MethodReference called) =>
        called is GenericInstanceMethod { ContainsGenericParameter: false } maker
        && maker.ReturnType.FullName == typeof(Writer).FullName
            ? TypeOf(maker.GenericArguments[0])
            : null;

    private static string NameOf(Type slice, string? step) =>
        $"{slice.Namespace!.Split('.')[2]}/{slice.Name}" + (step is null ? "" : "." + step);

    /// <summary>It is handed a statement, and not only to fill it.</summary>
    private static bool Takes(MethodReference called) =>
        called.Parameters.Any(parameter => IsStatement(parameter.ParameterType)) && !IsStatement(called.ReturnType);

    /// <summary>Of a job's statements only the one that claims gives rows.</summary>
    private static IEnumerable<Statement> ReadBy(MethodReference called, IReadOnlyList<Statement> loaded) =>
        called.DeclaringType.Name.StartsWith("JobRows", StringComparison.Ordinal)
            ? loaded.Where(statement => statement.Name.EndsWith(".Claim", StringComparison.Ordinal))
            : loaded;

    /// <summary>Null: it is handed on to who reads.</summary>
    private static Type? RowOf(MethodReference called)
    {
        var arguments = ((called as GenericInstanceMethod)?.GenericArguments ?? [])
            .Concat((called.DeclaringType as GenericInstanceType)?.GenericArguments ?? [])
            .Where(argument => !argument.ContainsGenericParameter)
            .ToList();

        return arguments.FirstOrDefault(argument => argument.Scope is ModuleDefinition) is { } record ? TypeOf(record)
            : arguments.Count > 0 ? typeof(ValueType)
            : called.Name == nameof(Database.Execute) ? typeof(void)
            : null;
    }

    private static bool IsStatement(TypeReference type) => type.FullName == typeof(Statement).FullName;

    private static Type TypeOf(TypeReference type) =>
        House.Assembly.GetType(type.GetElementType().FullName.Replace('/', '+'), throwOnError: true)!;
}
