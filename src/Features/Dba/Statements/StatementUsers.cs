using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Platform.Infrastructure.Cli;
using Platform.Infrastructure.Jobs;

namespace Platform.Features.Dba;

/// <summary>A slice, or a way to prove oneself, whose code runs a statement.</summary>
/// <param name="Kind"><c>route</c>, <c>job</c>, <c>command</c>, <c>demo data</c>, <c>scheme</c> or <c>service</c>.</param>
/// <param name="Name">For example <c>Sync.UpsertTherapists</c>.</param>
public sealed record StatementUser(string Kind, string Name);

/// <summary>
/// Who runs which statement: the slice that it is named after; and, read from the compiled code, who comes to the field that
/// holds it along calls. What is called through a base class is what was made on the way; what is called through an interface
/// is followed where the house has one class for it.
/// </summary>
public static class StatementUsers
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Static
        | BindingFlags.Instance
        | BindingFlags.DeclaredOnly;

    private static readonly Module House = typeof(Statement).Module;

    private static readonly Lazy<ILookup<string, StatementUser>> Found = new(Read);

    /// <summary>By kind and name; the first to ask waits until all code is read, a second or two.</summary>
    public static IReadOnlyList<StatementUser> Of(string statement) => [.. Found.Value[statement]];

    /// <summary>Begins to read, for who will ask soon.</summary>
    public static void Prepare()
    {
        if (!Found.IsValueCreated)
        {
            _ = Task.Run(() => Found.Value);
        }
    }

    private static ILookup<string, StatementUser> Read()
    {
        var code = new Code();

        return (
            from root in House
                .GetTypes()
                .Where(type => type is { IsClass: true, IsAbstract: false } && KindOf(type) is not null)
                .Select(type => (Type: type, User: new StatementUser(KindOf(type)!, NameOf(type))))
                .Append((typeof(Program), new("service", nameof(Program)))) // what requests pass on their way
            let user = root.User
            from statement in code.StatementsFrom(root.Type).Union(NamedAfter(user))
            orderby user.Kind descending, user.Name
            select (statement, user)
        ).ToLookup(found => found.statement, found => found.user, StringComparer.Ordinal);
    }

    private static string NameOf(Type type) => $"{type.Namespace!.Split('.')[^1]}.{type.Name}";

    private static IEnumerable<string> NamedAfter(StatementUser slice)
    {
        var name = slice.Name.Replace('.', '/');

        return Statement.All.Where(one => one.Split('.')[0] == name);
    }

    private static string? KindOf(Type type) =>
        type.IsAssignableTo(typeof(ICarterModule)) ? "route"
        : type.IsAssignableTo(typeof(IJob)) ? "job"
        : type.IsAssignableTo(typeof(ICommandSlice)) ? "command"
        : type.IsAssignableTo(typeof(Seeder)) ? "demo data"
        : type.IsAssignableTo(typeof(CredentialScheme)) ? "scheme"
        : type.IsAssignableTo(typeof(IHostedService)) ? "service"
        : null;

    /// <summary>The methods of the house, with what each mentions.</summary>
    private sealed class Code
    {
        private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (OpCode)field.GetValue(null)!)
            .ToDictionary(code => code.Value);

        private static readonly Type[] Types = [.. House.GetTypes()];

        private readonly Dictionary<int, (OpCode Code, MemberInfo Member)[]> _bodies = [];

        private readonly Dictionary<int, MemberInfo> _members = [];

        private readonly Dictionary<int, (MethodBase[] Calls, string[] Statements)> _known = [];

        private readonly Dictionary<Type, Type?> _onlyClasses = [];

        /// <summary>Whose signature is a delegate of the house, by the delegate: called where nobody sees by whom.</summary>
        private readonly Dictionary<Type, List<MethodBase>> _delegates = [];

        public Code()
        {
            foreach (var method in Types.SelectMany(MethodsOf))
            {
                var target = default(MethodBase);
                foreach (var (code, member) in _bodies[method.MetadataToken] = [.. Mentioned(method)])
                {
                    if (code == System.Reflection.Emit.OpCodes.Ldftn && member is MethodBase named)
                    {
                        target = named;
                    }
                    else if (
                        member is ConstructorInfo { DeclaringType: { } type }
                        && type.IsSubclassOf(typeof(Delegate))
                        && type.Module == House
                        && target is not null
                    )
                    {
                        (_delegates.TryGetValue(type, out var targets) ? targets : _delegates[type] = []).Add(target);
                    }
                }
            }
        }

        public IReadOnlyCollection<string> StatementsFrom(Type type)
        {
            var statements = new HashSet<string>(StringComparer.Ordinal);
            var seen = new HashSet<int>();
            var open = new Stack<MethodBase>(WithNested(type).SelectMany(MethodsOf));
            while (open.TryPop(out var method))
            {
                if (method.Module != House || !seen.Add(method.MetadataToken))
                {
                    continue;
                }

                var (calls, held) = Of(method);
                statements.UnionWith(held);
                foreach (var called in calls)
                {
                    open.Push(called);
                }
            }

            return statements;
        }

        private (MethodBase[] Calls, string[] Statements) Of(MethodBase method)
        {
            if (_known.TryGetValue(method.MetadataToken, out var known))
            {
                return known;
            }

            var calls = new HashSet<MethodBase>();
            var statements = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (_, member) in _bodies[method.MetadataToken])
            {
                if (member is MethodBase called && called.Module == House)
                {
                    calls.UnionWith(Bodies(called));
                    if (called.IsConstructor && !called.DeclaringType!.IsSubclassOf(typeof(Delegate)))
                    {
                        calls.UnionWith(MethodsOf(called.DeclaringType).Where(made => made.IsVirtual));
                    }
                }
                else if (member is FieldInfo { IsStatic: true, IsInitOnly: true } field && field.Module == House)
                {
                    Collect(field, statements);
                }
            }

            if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine)
            {
                calls.UnionWith(MethodsOf(machine.StateMachineType));
            }

            return _known[method.MetadataToken] = ([.. calls], [.. statements]);
        }

        /// <summary>The method itself; of an interface the one class that has it; of a delegate what was made one.</summary>
        private IEnumerable<MethodBase> Bodies(MethodBase called)
        {
            var type = called.DeclaringType!;
            if (type.IsSubclassOf(typeof(Delegate)))
            {
                return _delegates.GetValueOrDefault(type) ?? [];
            }

            return !type.IsInterface ? [called]
                : OnlyClass(type) is { } only ? MethodsOf(only).Where(method => method.Name == called.Name)
                : [];
        }

        private Type? OnlyClass(Type type)
        {
            if (!_onlyClasses.TryGetValue(type, out var only))
            {
                Type[] classes =
                [
                    .. Types.Where(one => one is { IsClass: true, IsAbstract: false } && one.IsAssignableTo(type)),
                ];
                only = _onlyClasses[type] = classes is [var single] ? single : null;
            }

            return only;
        }

        private static void Collect(FieldInfo field, HashSet<string> statements)
        {
            if (!field.DeclaringType!.ContainsGenericParameters)
            {
                Collect(field.GetValue(null), statements, depth: 4);
            }
        }

        /// <summary>A statement, or what holds some: a writer, a job's rows, a resource.</summary>
        private static void Collect(object? value, HashSet<string> statements, int depth)
        {
            if (value is Statement statement)
            {
                statements.Add(statement.Name);
            }
            else if (
                value is System.Collections.IEnumerable and not string
                && depth > 0
                && !IsFilledLater(value.GetType())
            )
            {
                foreach (var item in (System.Collections.IEnumerable)value)
                {
                    Collect(item, statements, depth - 1);
                }
            }
            else if (value is not null and not Delegate && depth > 0 && MayHold(value.GetType()))
            {
                foreach (var part in value.GetType().GetFields(Declared & ~BindingFlags.Static))
                {
                    if (!part.FieldType.IsPrimitive)
                    {
                        Collect(part.GetValue(value), statements, depth - 1);
                    }
                }
            }
        }

        /// <summary>A cache: what is in it depends on what was asked, not on who asks.</summary>
        private static bool IsFilledLater(Type type) =>
            type.IsGenericType
            && type.GetGenericTypeDefinition() is var generic
            && (generic == typeof(ConcurrentDictionary<,>) || generic == typeof(ConditionalWeakTable<,>));

        /// <summary>A class of the house, a tuple, an entry of a dictionary.</summary>
        private static bool MayHold(Type type) =>
            type.Module == House || type is { IsValueType: true, IsGenericType: true };

        private static IEnumerable<Type> WithNested(Type type) =>
            type.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).SelectMany(WithNested).Prepend(type);

        private static IEnumerable<MethodBase> MethodsOf(Type type) =>
            type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared));

        /// <summary>What a token means depends on type arguments only where there are some.</summary>
        private MemberInfo Resolved(int token, Type[]? ofType, Type[]? ofMethod)
        {
            if (ofType is not null || ofMethod is not null)
            {
                return House.ResolveMember(token, ofType, ofMethod)!;
            }

            if (!_members.TryGetValue(token, out var member))
            {
                member = _members[token] = House.ResolveMember(token)!;
            }

            return member;
        }

        /// <summary>Methods, fields and types that a body names, in its order.</summary>
        private IEnumerable<(OpCode Code, MemberInfo Member)> Mentioned(MethodBase method)
        {
            if (method.GetMethodBody()?.GetILAsByteArray() is not { } body)
            {
                yield break;
            }

            var ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
            var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
            for (var at = 0; at < body.Length; )
            {
                var code = OpCodes[body[at] == 0xFE ? (short)(0xFE00 | body[at + 1]) : body[at]];
                at += code.Size;
                if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok)
                {
                    yield return (code, Resolved(BitConverter.ToInt32(body, at), ofType, ofMethod));
                }

                at += code.OperandType switch
                {
                    OperandType.InlineNone => 0,
                    OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                    OperandType.InlineVar => 2,
                    OperandType.InlineI8 or OperandType.InlineR => 8,
                    OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(body, at),
                    _ => 4,
                };
            }
        }
    }
}
