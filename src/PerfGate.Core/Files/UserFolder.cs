namespace PerfGate.Core.Files;

/// <summary>
/// Where PerfGate keeps what belongs to the user and to no repository: <c>perfgate</c> in the user's local application data, else
/// <c>perfgate-NAME</c> in the temporary folder, for users without a home or with one that cannot be written.
/// </summary>
public static class UserFolder
{
    /// <summary>The user's local application data, which may not be there; empty: the user has none.</summary>
    public static string LocalData => Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);

    /// <summary>Finds the folder, and makes it when it is missing.</summary>
    /// <param name="localData">As <see cref="LocalData"/>; empty: not to be used.</param>
    /// <param name="temporary">The temporary folder, in which any user may write.</param>
    /// <returns>The folder, and why it cannot be used, to go after "because"; null: it can.</returns>
    public static (string Folder, string? WhyNot) Find(string localData, string temporary)
    {
        // A relative path would be another folder wherever the tool is started.
        if (Path.IsPathRooted(localData) && Path.Combine(localData, "perfgate") is var local && CanBeMade(local))
        {
            return (local, null);
        }

        var own = Path.Combine(temporary, "perfgate-" + Environment.UserName);
        return (own, OwnFolder.WhyNot(own));
    }

    private static bool CanBeMade(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
