global using Platform.Infrastructure.Data;
global using Platform.Tests.Support;
global using static Platform.Tests.Support.Verifier;
global using Shouldly;
global using Xunit;
