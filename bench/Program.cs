using Platform.Bench;
using Platform.Bench.Floor;

return args is ["floor", ..] ? await FloorApp.Run(args) : await Options.Command(BenchRun.Run).Parse(args).InvokeAsync();
