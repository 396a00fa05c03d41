global using Carter;
global using Microsoft.AspNetCore.Http.HttpResults;
global using Platform.Infrastructure.Configuration;
global using Platform.Infrastructure.Data;
global using Platform.Infrastructure.Http;
global using Platform.Infrastructure.Security;
