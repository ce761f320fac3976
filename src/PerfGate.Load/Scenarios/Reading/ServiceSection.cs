using PerfGate.Yaml.Fields;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads <c>service</c>.</summary>
internal sealed class ServiceSection(ScenarioReader reader)
{
    private const string Path = "a path, such as '/health'";

    public LoadService? Read(Field? section)
    {
        if (reader.Read.Map(section, ScenarioKeys.Service) is not { } map)
        {
            return null;
        }

        var service = new LoadService
        {
            Project = reader.Existing(map["project"], "a project file"),
            Command = reader.Values.Open(map["command"], "a program and its arguments"),
            BaseCommand = reader.Values.Open(map["base-command"], "a program and its arguments"),
            Arguments = reader.Values.Open(map["arguments"], "arguments of the project's program"),
            Directory = Folder(map["directory"]),
            Environment = Variables(map["environment"]),
            Health = Health(map["health"]),
            ReadyWithin = reader.Values.Time(map["ready-within"]) ?? TimeSpan.FromSeconds(30),
            WatchedPorts = Ports(map["ports"]),
        };
        if (map["project"] is null && map["command"] is null)
        {
            map.Required("command", "a program and its arguments, or 'project'");
        }

        if (map["project"] is not null)
        {
            reader.RefuseBeside(map["command"], "for the service has a project");
            reader.RefuseBeside(map["base-command"], "for the service has a project, which is built at the base too");
        }
        else
        {
            reader.RefuseBeside(map["arguments"], "for they belong to a project; a command holds its own");
        }

        return service;
    }

    private string? Folder(Field? field)
    {
        const string Allowed = "a folder that is there, relative to the scenario's folder";
        if (reader.Values.Open(field, Allowed) is not { } folder)
        {
            return null;
        }

        if (System.IO.Directory.Exists(System.IO.Path.Combine(reader.Folder, folder)))
        {
            return folder;
        }

        reader.Read.Refuse(field!.Value, Allowed, ", which is not there");
        return null;
    }

    private string Health(Field? field)
    {
        var health = reader.Values.Open(field, Path) ?? "/";
        if (!health.StartsWith('/'))
        {
            reader.Read.Refuse(field!.Value, Path);
        }

        return health;
    }

    private Dictionary<string, SecretText> Variables(Field? section)
    {
        var variables = new Dictionary<string, SecretText>(StringComparer.Ordinal);
        foreach (var (key, field) in reader.Read.Map(section, null, orNothing: true)?.Entries ?? [])
        {
            if (key.Text.Length == 0 || key.Text.Any(c => c == '=' || char.IsWhiteSpace(c)))
            {
                reader.Mistakes.Add(key.Position, $"{field.Path}: found {key.Found} as a name; allowed: the name of an environment variable");
            }
            else if (reader.Secrets.Text(field, "the variable's value") is { } value)
            {
                variables[key.Text] = value;
            }
        }

        return variables;
    }

    private Dictionary<string, int> Ports(Field? section)
    {
        var ports = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (key, field) in reader.Read.Map(section, null, orNothing: true)?.Entries ?? [])
        {
            if (reader.Read.WholeNumber(field, 1, ushort.MaxValue) is { } port)
            {
                ports[key.Text] = port;
            }
        }

        return ports;
    }
}
