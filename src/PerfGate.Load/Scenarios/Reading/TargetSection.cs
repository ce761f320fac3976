using PerfGate.Yaml.Fields;
using PerfGate.Yaml.Nodes;

namespace PerfGate.Load.Scenarios.Reading;

/// <summary>Reads <c>target</c>: an address, or a mapping.</summary>
internal sealed class TargetSection(ScenarioReader reader)
{
    private const string Allowed = "scheme, host and port, such as 'http://127.0.0.1:5080'";
    private const string OfService = "http://127.0.0.1:{port}";

    /// <param name="field">The section.</param>
    /// <param name="map">The whole scenario, where its absence is noted.</param>
    /// <param name="hasService">True: a service is started, by default at a free port.</param>
    public LoadTarget Read(Field? field, FieldMap map, bool hasService)
    {
        if (field is { Node: ScalarNode { IsNothing: false } })
        {
            return Expected(new LoadTarget { Address = Address(field, hasService) }, field.Value);
        }

        if (field is null && hasService)
        {
            return new LoadTarget { Address = OfService };
        }

        if (reader.Read.Map(field ?? map.Required("target", Allowed), ScenarioKeys.Target) is not { } target)
        {
            return new LoadTarget { Address = "" };
        }

        var socket = reader.Values.Open(target["unix-socket"], "the path of a socket");
        var address = target["address"] is { } given ? Address(given, hasService)
            : socket is not null ? "http://localhost"
            : hasService ? OfService
            : Address(target.Required("address", Allowed), hasService);
        var read = new LoadTarget
        {
            Address = address,
            UnixSocket = socket is null ? null : Path.GetFullPath(socket, reader.Folder),
            Http = reader.Read.Choice(target["http"], ScenarioChoices.Http) ?? HttpGeneration.Http11,
            VerifyCertificate = reader.Values.Switch(target["verify-certificate"]) ?? true,
            AllowRemote = reader.Values.Switch(target["allow-remote"]) ?? false,
        };
        return target["address"] is { } place ? Expected(read, place) : read;
    }

    /// <summary>Refuses a load on other machines to which the scenario does not consent.</summary>
    private LoadTarget Expected(LoadTarget target, Field address)
    {
        var isRead = Uri.TryCreate(target.Address.Replace("{port}", "1", StringComparison.Ordinal), UriKind.Absolute, out var to)
            && to.Scheme is "http" or "https"
            && to.UserInfo.Length == 0
            && Loopback.HostOf(to) is not null;
        if (isRead && !target.IsLoopback && !target.AllowRemote)
        {
            reader.Read.Refuse(
                address,
                "an address of this machine, or any that 'allow-remote: true' stands beside",
                ", which is another machine: a load on it needs its owner's consent");
        }

        return target;
    }

    private string Address(Field? field, bool hasService)
    {
        if (reader.Values.Open(field, Allowed) is not { } text)
        {
            return "";
        }

        var hasPort = text.Contains("{port}", StringComparison.Ordinal);
        if (hasPort && !hasService)
        {
            reader.Read.Refuse(field!.Value, Allowed, ", whose {port} is that of a service, and the scenario starts none");
        }
        else if (!Uri.TryCreate(text.Replace("{port}", "1", StringComparison.Ordinal), UriKind.Absolute, out var address)
            || address.Scheme is not ("http" or "https")
            || Loopback.HostOf(address) is null)
        {
            reader.Read.Refuse(field!.Value, Allowed);
        }
        else if (address.PathAndQuery != "/" || address.Fragment.Length > 0)
        {
            reader.Read.Refuse(field!.Value, Allowed, ", which has a path: paths belong to endpoints");
        }
        else if (address.UserInfo.Length > 0)
        {
            // Not quoted: it may be a password.
            reader.Mistakes.Add(
                field!.Value.Node.Position,
                $"{field.Value.Path}: found a user in the address; allowed: {Allowed}, and an Authorization header from an environment variable");
        }

        return text.TrimEnd('/');
    }
}
