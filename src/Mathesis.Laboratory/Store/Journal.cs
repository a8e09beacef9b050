using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Mathesis.Core;
using Microsoft.Data.Sqlite;

namespace Mathesis.Laboratory;

/// <summary>
/// The record of all runs of a store: one SQLite file in write-ahead mode, which several processes write at the same time.
/// Every change is one transaction, safe on the disk when the method returns. Safe for concurrent use.
/// </summary>
public sealed class Journal : IDisposable
{
    /// <summary>The version of the tables that this program reads and writes.</summary>
    public const int SchemaVersion = 1;

    private const string Tables = """
        CREATE TABLE runs (
            id TEXT PRIMARY KEY, parent TEXT, experiment TEXT NOT NULL, arm TEXT, label TEXT, seed INTEGER NOT NULL, scale TEXT NOT NULL,
            replicates INTEGER NOT NULL, settings TEXT NOT NULL, state TEXT NOT NULL, created TEXT NOT NULL, finished TEXT,
            seconds REAL NOT NULL, failure TEXT, environment TEXT NOT NULL, command TEXT NOT NULL);
        CREATE INDEX runs_by_parent ON runs (parent);
        CREATE TABLE measurements (
            run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, replicate INTEGER NOT NULL, name TEXT NOT NULL, value REAL,
            PRIMARY KEY (run, replicate, name));
        CREATE TABLE findings (
            run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE, position INTEGER NOT NULL, claim TEXT NOT NULL, verdict TEXT NOT NULL,
            finding TEXT NOT NULL, PRIMARY KEY (run, position));
        """;

    private const string Columns =
        "id, parent, experiment, arm, label, seed, scale, replicates, settings, state, created, finished, seconds, failure, environment, command";

    private readonly Lock gate = new();
    private readonly SqliteConnection connection;
    private readonly string path;
    private readonly Func<string, bool> isExecuting;

    private Journal(SqliteConnection connection, string path, Func<string, bool> isExecuting)
    {
        this.connection = connection;
        this.path = path;
        this.isExecuting = isExecuting;
    }

    /// <summary>Opens a journal, and makes it when there is none.</summary>
    /// <param name="path">The database's file; its folder exists.</param>
    /// <param name="isExecuting">Whether a process executes the run of that identity now.</param>
    /// <exception cref="InputError">The file cannot be written, is no journal, or a newer Mathesis wrote it.</exception>
    public static Journal Open(string path, Func<string, bool> isExecuting)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, ForeignKeys = true, DefaultTimeout = 30 };
        var journal = new Journal(new SqliteConnection(text.ToString()), path, isExecuting);
        try
        {
            journal.Use(() =>
            {
                journal.connection.Open();
                journal.Execute("PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
                if (journal.ReadVersion() == 0) journal.CreateTables();
                long version = journal.ReadVersion();
                if (version != SchemaVersion)
                    throw new InputError($"the journal has schema {version}, and this program knows {SchemaVersion}", path, "use a newer Mathesis, or another store");
            });
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Adds a run.</summary>
    public void Create(RunRecord run) => Use(() => Execute(
        $"INSERT INTO runs ({Columns}) VALUES ($id, $parent, $experiment, $arm, $label, $seed, $scale, $replicates, $settings, $state, $created, $finished, $seconds, $failure, $environment, $command)",
        ("$id", run.Id), ("$parent", run.ParentId), ("$experiment", run.Experiment), ("$arm", run.Arm), ("$label", run.Label),
        ("$seed", unchecked((long)run.Seed)), ("$scale", Word(run.Scale)), ("$replicates", run.Replicates),
        ("$settings", run.Settings.ToJsonString()), ("$state", Word(run.State)), ("$created", Text(run.Created)),
        ("$finished", run.Finished is { } finished ? Text(finished) : null), ("$seconds", run.Seconds), ("$failure", run.Failure),
        ("$environment", Json(run.Environment)), ("$command", run.Command)));

    /// <summary>Notes that a run is executed now.</summary>
    /// <param name="id">The run.</param>
    /// <param name="environment">What it is begun with; kept only the first time.</param>
    public void Begin(string id, RunEnvironment environment) => Use(() => Execute(
        """
        UPDATE runs SET environment = CASE state WHEN 'planned' THEN $environment ELSE environment END,
            state = 'running', finished = NULL, failure = NULL WHERE id = $id
        """,
        ("$id", id), ("$environment", Json(environment))));

    /// <summary>Notes that the execution of a run ended.</summary>
    /// <param name="id">The run.</param>
    /// <param name="state">How it ended.</param>
    /// <param name="seconds">How long this execution took; added to those before.</param>
    /// <param name="now">The time.</param>
    /// <param name="failure">Why it failed.</param>
    public void End(string id, RunState state, double seconds, DateTimeOffset now, string? failure = null) =>
        Use(() => WriteEnd(id, state, seconds, now, failure));

    /// <summary>Notes that an arm finished, with its measurements, at once.</summary>
    public void Finish(string id, IReadOnlyDictionary<string, double> measurements, double seconds, DateTimeOffset now) => Use(() =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        WriteMeasurements(id, 0, measurements);
        WriteEnd(id, RunState.Finished, seconds, now, null);
        transaction.Commit();
    });

    /// <summary>The root runs that pass the filter, newest first.</summary>
    public IReadOnlyList<RunRecord> List(RunFilter? filter = null)
    {
        filter ??= new RunFilter();
        return [.. Read("WHERE parent IS NULL ORDER BY created DESC, rowid DESC")
            .Where(run => (filter.Experiment is null || run.Experiment == filter.Experiment) && (filter.State is null || run.State == filter.State))
            .Take(filter.Limit)];
    }

    /// <summary>The run of an identity, of a unique beginning of one, or of a unique last part (<c>k7f</c>); roots go before arms.</summary>
    /// <exception cref="InputError">There is none, or more than one.</exception>
    public RunRecord Find(string text)
    {
        if (Read("WHERE id = $id", ("$id", text)) is [RunRecord exact]) return exact;
        List<(string Id, bool IsArm)> all = Use(() =>
        {
            var ids = new List<(string, bool)>();
            using SqliteCommand command = Command("SELECT id, parent IS NOT NULL FROM runs ORDER BY rowid");
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read()) ids.Add((reader.GetString(0), reader.GetBoolean(1)));
            return ids;
        });
        (string Id, bool IsArm)[] near = text.Length == 0 ? []
            : [.. all.Where(run => run.Id.StartsWith(text, StringComparison.Ordinal) || RunId.Tail(run.Id) == text)];
        if (near.Any(run => !run.IsArm)) near = [.. near.Where(run => !run.IsArm)];
        return near switch
        {
            [] => throw Suggestions.Unknown("run", text, all.Select(run => run.Id), "mathesis runs list"),
            [(string id, _)] => Get(id),
            _ => throw new InputError(
                $"'{text}' is the beginning of {near.Length} runs", expected: "did you mean " + string.Join(" or ", near.TakeLast(3).Select(run => run.Id)) + "?"),
        };
    }

    /// <summary>The arms of a run, in the order they were started.</summary>
    public IReadOnlyList<RunRecord> Children(string id) => Read("WHERE parent = $id ORDER BY rowid", ("$id", id));

    /// <summary>Replaces the measurements of a run.</summary>
    /// <param name="id">The run.</param>
    /// <param name="replicate">Which replicate of a root, from 0; 0 for an arm.</param>
    /// <param name="measurements">The measurements; NaN and infinities are kept.</param>
    public void SetMeasurements(string id, int replicate, IReadOnlyDictionary<string, double> measurements) => Use(() =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        WriteMeasurements(id, replicate, measurements);
        transaction.Commit();
    });

    /// <summary>The measurements of a run, by name.</summary>
    /// <param name="id">The run.</param>
    /// <param name="replicate">Which replicate of a root, from 0; 0 for an arm.</param>
    public IReadOnlyDictionary<string, double> Measurements(string id, int replicate = 0) => Use(() =>
    {
        var measurements = new Dictionary<string, double>(StringComparer.Ordinal);
        using SqliteCommand command = Command(
            "SELECT name, value FROM measurements WHERE run = $id AND replicate = $replicate ORDER BY rowid", ("$id", id), ("$replicate", replicate));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read()) measurements[reader.GetString(0)] = reader.IsDBNull(1) ? double.NaN : reader.GetDouble(1);
        return measurements;
    });

    /// <summary>Replaces the findings of a run.</summary>
    public void SetFindings(string id, IReadOnlyList<Finding> findings) => Use(() =>
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        Execute("DELETE FROM findings WHERE run = $id", ("$id", id));
        for (int i = 0; i < findings.Count; i++)
        {
            Execute(
                "INSERT INTO findings (run, position, claim, verdict, finding) VALUES ($id, $position, $claim, $verdict, $finding)",
                ("$id", id), ("$position", i), ("$claim", findings[i].Claim.Id), ("$verdict", Word(findings[i].Verdict)),
                ("$finding", JsonSerializer.Serialize(StoredFinding.From(findings[i]), LaboratoryJson.Default.StoredFinding)));
        }
        transaction.Commit();
    });

    /// <summary>The findings of a run, in the order of its claims.</summary>
    public IReadOnlyList<Finding> Findings(string id) => Use(() =>
    {
        var findings = new List<Finding>();
        using SqliteCommand command = Command("SELECT finding FROM findings WHERE run = $id ORDER BY position", ("$id", id));
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
            findings.Add(JsonSerializer.Deserialize(reader.GetString(0), LaboratoryJson.Default.StoredFinding)!.ToFinding());
        return findings;
    });

    /// <summary>Forgets a run, its arms, and their measurements and findings.</summary>
    public void Delete(string id) => Use(() => Execute("DELETE FROM runs WHERE id = $id OR parent = $id", ("$id", id)));

    /// <summary>Closes the database.</summary>
    public void Dispose() => connection.Dispose();

    private RunRecord Get(string id) =>
        Read("WHERE id = $id", ("$id", id)) is [RunRecord run] ? run : throw new InputError($"run {id} was removed");

    private void WriteEnd(string id, RunState state, double seconds, DateTimeOffset now, string? failure) => Execute(
        "UPDATE runs SET state = $state, seconds = seconds + $seconds, finished = $finished, failure = $failure WHERE id = $id",
        ("$id", id), ("$state", Word(state)), ("$seconds", seconds), ("$failure", failure),
        ("$finished", state is RunState.Finished or RunState.Failed ? Text(now) : null));

    private void WriteMeasurements(string id, int replicate, IReadOnlyDictionary<string, double> measurements)
    {
        Execute("DELETE FROM measurements WHERE run = $id AND replicate = $replicate", ("$id", id), ("$replicate", replicate));
        foreach ((string name, double value) in measurements)
        {
            // SQLite has no NaN: it is kept as NULL.
            Execute(
                "INSERT INTO measurements (run, replicate, name, value) VALUES ($id, $replicate, $name, $value)",
                ("$id", id), ("$replicate", replicate), ("$name", name), ("$value", double.IsNaN(value) ? null : value));
        }
    }

    private List<RunRecord> Read(string clause, params ReadOnlySpan<(string, object?)> parameters)
    {
        (string, object?)[] values = parameters.ToArray();
        List<RunRecord> runs = Use(() =>
        {
            var rows = new List<RunRecord>();
            using SqliteCommand command = Command($"SELECT {Columns} FROM runs {clause}", values);
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read()) rows.Add(ReadRun(reader));
            return rows;
        });
        return [.. runs.Select(run => run.State == RunState.Running && !isExecuting(run.Id) ? run with { State = RunState.Interrupted } : run)];
    }

    private static RunRecord ReadRun(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        ParentId = row.IsDBNull(1) ? null : row.GetString(1),
        Experiment = row.GetString(2),
        Arm = row.IsDBNull(3) ? null : row.GetString(3),
        Label = row.IsDBNull(4) ? null : row.GetString(4),
        Seed = unchecked((ulong)row.GetInt64(5)),
        Scale = Enum.Parse<Scale>(row.GetString(6), ignoreCase: true),
        Replicates = row.GetInt32(7),
        Settings = JsonNode.Parse(row.GetString(8))!.AsObject(),
        State = Enum.Parse<RunState>(row.GetString(9), ignoreCase: true),
        Created = Time(row.GetString(10)),
        Finished = row.IsDBNull(11) ? null : Time(row.GetString(11)),
        Seconds = row.GetDouble(12),
        Failure = row.IsDBNull(13) ? null : row.GetString(13),
        Environment = JsonSerializer.Deserialize(row.GetString(14), LaboratoryJson.Default.RunEnvironment)!,
        Command = row.GetString(15),
    };

    private void CreateTables()
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        // Another process may have made them since they were looked for.
        if (ReadVersion() == 0)
        {
            Execute(Tables);
            Execute($"PRAGMA user_version = {SchemaVersion}");
        }
        transaction.Commit();
    }

    private long ReadVersion()
    {
        using SqliteCommand command = Command("PRAGMA user_version");
        return (long)command.ExecuteScalar()!;
    }

    private void Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteCommand command = Command(sql, parameters);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private void Use(Action action) => Use(() =>
    {
        action();
        return 0;
    });

    private T Use<T>(Func<T> action)
    {
        const int Corrupt = 11, NotADatabase = 26;
        lock (gate)
        {
            try
            {
                return action();
            }
            catch (SqliteException exception) when (exception.SqliteErrorCode is Corrupt or NotADatabase)
            {
                throw new InputError("this is no journal, or it is damaged", path, "move it away, or give another store", exception);
            }
            catch (SqliteException exception) when (EnvironmentFault(exception) is { } reason)
            {
                throw new InputError($"cannot write the journal: {reason}", path, "give a store with space and permission", exception);
            }
        }
    }

    /// <summary>The reason in words when the surroundings, not the program, are at fault; else null.</summary>
    private static string? EnvironmentFault(SqliteException exception) => exception.SqliteErrorCode switch
    {
        3 or 8 or 23 => "no permission",
        5 or 6 => "another process has kept it locked for 30 seconds",
        10 => "the disk reports an error",
        13 => "the disk is full",
        14 => "it cannot be opened",
        _ => null,
    };

    private static string Json(RunEnvironment environment) => JsonSerializer.Serialize(environment, LaboratoryJson.Default.RunEnvironment);

    private static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
