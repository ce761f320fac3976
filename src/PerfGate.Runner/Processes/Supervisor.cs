using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace PerfGate.Runner.Processes;

/// <summary>Runs a program that does not know us, a build, and ends it with all its children when the tool is gone.</summary>
/// <remarks>
/// The tool starts itself in this role. Process groups and job objects are not portable; an open standard input is: when the tool is killed,
/// even by force, the supervisor's input ends, and it ends the whole process tree.
/// </remarks>
public static class Supervisor
{
    /// <summary>First argument by which the tool knows that it is started in this role.</summary>
    public const string Verb = "--supervise";

    /// <summary>What shells exit with when there is no such program.</summary>
    private const int CannotStart = 127;

    /// <summary>Before the command of a service: the file to which the service's process id is written.</summary>
    private const string TellIdTo = "--tell-id-to";

    /// <param name="command">The program and its arguments.</param>
    /// <returns>The program's exit code.</returns>
    public static int Run(IReadOnlyList<string> command)
    {
        if (command is [TellIdTo, var idFile, ..])
        {
            // A terminal sends Ctrl-C to this process too; the tool decides when the service ends.
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
            ChildSubreaper.Begin();
            var exitCode = Run([.. command.Skip(2)], idFile);
            ChildSubreaper.EndAll();
            return exitCode;
        }

        return Run(command, idFile: null);
    }

    private static int Run(IReadOnlyList<string> command, string? idFile)
    {
        using var program = new Process
        {
            StartInfo = new ProcessStartInfo(command[0], command.Skip(1))
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
            },
        };
        try
        {
            program.Start();
        }
        catch (Win32Exception exception)
        {
            Console.Error.WriteLine(exception.Message);
            return CannotStart;
        }

        program.StandardInput.Close();
        if (idFile is not null)
        {
            var written = idFile + ".new";
            File.WriteAllText(written, program.Id.ToString(CultureInfo.InvariantCulture));
            File.Move(written, idFile, overwrite: true);
        }

        using var input = Console.OpenStandardInput();
        var killing = new Lock();
        var watcher = new Thread(() =>
        {
            var buffer = new byte[1];
            while (input.Read(buffer, 0, 1) > 0)
            {
            }

            try
            {
                lock (killing)
                {
                    program.Kill(entireProcessTree: true);
                }
            }
            catch (InvalidOperationException)
            {
                // It ended first.
            }
            catch (AggregateException)
            {
                // One of its children ended between being found and being killed.
            }
        })
        {
            IsBackground = true,
        };
        watcher.Start();
        program.WaitForExit();
        lock (killing)
        {
            // The program ends before its children: this process waits until all of them are killed.
            return program.ExitCode;
        }
    }

    /// <summary>The command line that runs <paramref name="command"/> under supervision by this very tool.</summary>
    /// <param name="toolAssembly">Path of the tool's assembly.</param>
    /// <param name="command">The program and its arguments.</param>
    public static (string Program, IReadOnlyList<string> Arguments) Wrap(string toolAssembly, IReadOnlyList<string> command) =>
        (DotnetHost.Path, ["exec", toolAssembly, Verb, .. command]);

    /// <summary>The command line that runs a service under supervision, which ends with all that it left behind.</summary>
    /// <param name="idFile">Receives the service's own process id.</param>
    public static (string Program, IReadOnlyList<string> Arguments) WrapService(string toolAssembly, string idFile, IReadOnlyList<string> command) =>
        Wrap(toolAssembly, [TellIdTo, idFile, .. command]);
}
