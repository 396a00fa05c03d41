using Spectre.Console;

namespace Platform.Infrastructure.Cli;

/// <summary>What a person wants to know when the service listens.</summary>
internal static class StartTable
{
    public static void Print(WebApplication app, HouseEnvironment house, ServiceDatabase database)
    {
        var url = app.Urls.First();
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumn("").AddColumn(new TableColumn(""));
        Row("Listening", string.Join(' ', app.Urls));
        Row("Try it", $"{url}/scalar");
        Row("Environment", house.Name);
        if (database.PsqlCommand is { } psql)
        {
            Row("Database", database.HasPsql ? psql : $"after 'apt-get install postgresql-client': {psql}");
        }

        foreach (var line in database.Lines)
        {
            Row(line.Label, line.Value);
        }

        CommandOutput.Screen(Console.Out).Write(table);

        void Row(string label, string value) => table.AddRow(Markup.Escape(label), Markup.Escape(value));
    }
}
