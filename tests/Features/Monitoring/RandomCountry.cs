using CsCheck;

namespace Platform.Tests.Features.Monitoring;

/// <summary>A small tree and what happens to it. Regions and indicators are numbered from 0.</summary>
public sealed record RandomCountry(int[] Parents, string[] Aggregations, Happening[] Happenings)
{
    private static readonly string[] Calculations =
    [
        "PART_TO_BE_SUMMED",
        "PART_TO_BE_SUMMED",
        "PART",
        "WHOLE",
        "PART_OF_DIFFERENCE",
        "WHOLE_OF_DIFFERENCE",
        "WHOLE_OF_DIFFERENCE_DENOMINATOR",
    ];

    /// <summary>Each region lies below one with a smaller number, -1: a root.</summary>
    private static readonly Gen<int[]> Trees = Gen.Int[1, 9]
        .SelectMany(size => Gen.Int[0, 999].Array[size])
        .Select(dice => dice.Select((die, at) => die % 7 == 0 ? -1 : die % (at + 1) - 1).ToArray());

    private static readonly Gen<double?> Numbers = Gen.OneOf(
        Gen.Int[-5, 20].Select(whole => (double?)whole),
        Gen.Int[-5_000, 5_000].Select(whole => (double?)(whole / 1_000.0)),
        Gen.Const((double?)0),
        Gen.Const((double?)null),
        Gen.Const((double?)null)
    );

    private static readonly Gen<Happening> Anything = Gen.Frequency(
        (
            8,
            Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Numbers)
                .Select(Happening (item) => new Typed(item.Item1, item.Item2, item.Item3))
        ),
        (2, Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99]).Select(Happening (item) => new Moved(item.Item1, item.Item2))),
        (
            3,
            Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], OneOf(Calculations))
                .Select(Happening (item) => new Defined(item.Item1, item.Item2, item.Item3))
        ),
        (1, Gen.Int[0, 99].Select(Happening (which) => new Undefined(which))),
        (
            1,
            Gen.Select(Gen.Int[0, 99], OneOf("sum", "none", "mean"))
                .Select(Happening (item) => new Reaggregated(item.Item1, item.Item2))
        ),
        (
            1,
            Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Numbers)
                .Select(item => new Typed(item.Item1, item.Item2, item.Item3))
                .Array[1, 6]
                .Select(Happening (values) => new Uploaded(values))
        )
    );

    public static readonly Gen<RandomCountry> Gen1 = Gen.Select(
            Trees,
            OneOf("sum", "sum", "sum", "none", "mean").Array[5],
            Anything.Array[5, 25]
        )
        .Select(item => new RandomCountry(item.Item1, item.Item2, item.Item3));

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(at => words[at]);
}

/// <summary>Numbers are taken modulo how many there are.</summary>
public abstract record Happening;

public sealed record Typed(int Region, int Indicator, double? Value) : Happening;

public sealed record Moved(int Region, int Parent) : Happening;

public sealed record Defined(int Indicator, int Component, string Calculation) : Happening;

public sealed record Undefined(int Which) : Happening;

public sealed record Reaggregated(int Indicator, string Aggregation) : Happening;

public sealed record Uploaded(Typed[] Values) : Happening;
