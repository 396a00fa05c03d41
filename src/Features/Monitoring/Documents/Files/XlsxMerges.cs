using System.Runtime.InteropServices;

namespace Platform.Features.Monitoring;

/// <summary>Cells that are shown as one: what the first has counts for each of them.</summary>
/// <param name="Top">The first line, from 1.</param>
/// <param name="Left">The first column, from 0.</param>
/// <param name="Bottom">The last line.</param>
/// <param name="Right">The last column.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MergedCells(int Top, int Left, int Bottom, int Right)
{
    private long Area => ((long)Bottom - Top + 1) * (Right - Left + 1);

    /// <summary>Null: what it says is no region.</summary>
    public static MergedCells? Of(ReadOnlySpan<char> reference)
    {
        var colon = reference.IndexOf(':');
        var first = colon < 0 ? reference : reference[..colon];
        var last = colon < 0 ? reference : reference[(colon + 1)..];

        return LineOf(first, out var top) && LineOf(last, out var bottom)
            ? new MergedCells(top, SheetColumn.Of(first), bottom, SheetColumn.Of(last))
            : null;
    }

    /// <summary>Those of a sheet as far as it is filled, from top to bottom.</summary>
    /// <exception cref="DocumentRefusedException">They lie upon each other.</exception>
    public static List<MergedCells> Within(List<MergedCells> all, int lines, int columns)
    {
        var within = all.ConvertAll(region =>
            region with
            {
                Left = Math.Max(region.Left, 0),
                Bottom = Math.Min(region.Bottom, lines),
                Right = Math.Min(region.Right, columns - 1),
            }
        );
        within.RemoveAll(region => region.Top > region.Bottom || region.Left > region.Right || region.Area == 1);
        // No more than the sheet has cells, if each cell is in one of them: so going through them stays as cheap.
        if (within.Sum(region => region.Area) > (long)lines * columns)
        {
            throw WorkbookBounds.Refused("the sheet has merged cells that overlap");
        }

        within.Sort((one, other) => one.Top.CompareTo(other.Top));

        return within;
    }

    private static bool LineOf(ReadOnlySpan<char> cell, out int line) =>
        int.TryParse(cell.TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"), out line);
}

/// <summary>Goes down a sheet with them.</summary>
internal sealed class XlsxMerges(List<MergedCells> all)
{
    private readonly List<(MergedCells Region, SheetCell Cell)> _here = [];
    private int _next;

    /// <summary>Fills a line, the next one down.</summary>
    public void Fill(int line, SheetCell[] cells)
    {
        _here.RemoveAll(merged => merged.Region.Bottom < line);
        for (; _next < all.Count && all[_next].Top <= line; _next++)
        {
            var region = all[_next];
            if (region.Bottom >= line)
            {
                // A line that is not written has no cells: what begins in one is blank.
                _here.Add((region, region.Top == line ? cells[region.Left] : default));
            }
        }

        foreach (var (region, cell) in _here)
        {
            cells.AsSpan(region.Left, region.Right - region.Left + 1).Fill(cell);
        }
    }

    /// <summary>Nothing of the lines so far reaches further: a header that is two lines high is no data.</summary>
    public void Leave() => _here.Clear();
}
