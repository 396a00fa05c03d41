global using Platform.Infrastructure.Data;
