using GovMedia.Standalone.Engine;

namespace GovMedia.Standalone.Storage;

/// <summary>The file's tables and views, and the way from each earlier version to the present one.</summary>
internal static class Schema
{
    /// <summary>Marks the file as ours: "GMDT".</summary>
    public const int ApplicationId = 0x474D4454;

    /// <summary>The present version.</summary>
    public static int Version => Migrations.Length;

    private const string Tables = """
        CREATE TABLE instances (
          key INTEGER PRIMARY KEY,
          id TEXT NOT NULL,
          execution TEXT NOT NULL,
          name TEXT NOT NULL,
          version TEXT,
          status INTEGER NOT NULL,
          created INTEGER NOT NULL,
          updated INTEGER NOT NULL,
          ended INTEGER,
          start_at INTEGER,
          generation INTEGER NOT NULL,
          input TEXT,
          output TEXT,
          custom TEXT,
          failure TEXT,
          tags TEXT,
          parent INTEGER,
          parent_link TEXT,
          crc INTEGER NOT NULL);
        CREATE UNIQUE INDEX instances_id ON instances (id);
        CREATE INDEX instances_parent ON instances (parent) WHERE parent IS NOT NULL;
        CREATE INDEX instances_pending ON instances (key) WHERE status = 6;
        CREATE TABLE history (
          instance INTEGER NOT NULL,
          seq INTEGER NOT NULL,
          at INTEGER NOT NULL,
          events TEXT NOT NULL,
          crc INTEGER NOT NULL,
          PRIMARY KEY (instance, seq)) WITHOUT ROWID;
        CREATE TABLE inbox (
          instance INTEGER NOT NULL,
          seq INTEGER NOT NULL,
          event TEXT NOT NULL,
          crc INTEGER NOT NULL,
          PRIMARY KEY (instance, seq)) WITHOUT ROWID;
        CREATE TABLE activities (
          instance INTEGER NOT NULL,
          task INTEGER NOT NULL,
          execution TEXT NOT NULL,
          name TEXT NOT NULL,
          version TEXT,
          input TEXT,
          crc INTEGER NOT NULL,
          PRIMARY KEY (instance, task)) WITHOUT ROWID;
        CREATE TABLE timers (
          due INTEGER NOT NULL,
          instance INTEGER NOT NULL,
          task INTEGER NOT NULL,
          PRIMARY KEY (due, instance, task)) WITHOUT ROWID;
        """;

    private const string Views = """
        CREATE VIEW instance_list AS
          SELECT i.key, i.id, i.name, i.version,
            CASE i.status WHEN 0 THEN 'Running' WHEN 1 THEN 'Completed' WHEN 3 THEN 'Failed'
              WHEN 5 THEN 'Terminated' WHEN 6 THEN 'Pending' WHEN 7 THEN 'Suspended' END AS status,
            strftime('%Y-%m-%dT%H:%M:%fZ', (i.created - 621355968000000000) / 10000000.0, 'unixepoch') AS created,
            strftime('%Y-%m-%dT%H:%M:%fZ', (max(i.updated, coalesce(
              (SELECT h.at FROM history h WHERE h.instance = i.key ORDER BY h.seq DESC LIMIT 1), 0))
              - 621355968000000000) / 10000000.0, 'unixepoch') AS updated,
            i.execution, i.generation, i.input, i.output, i.custom, i.failure, i.tags
          FROM instances i;
        CREATE VIEW history_events AS
          SELECT i.id, i.execution, h.seq AS episode, e.key AS place,
            strftime('%Y-%m-%dT%H:%M:%fZ', (coalesce(json_extract(e.value, '$.at'), h.at)
              - 621355968000000000) / 10000000.0, 'unixepoch') AS at,
            json_extract(e.value, '$.type') AS type,
            json_extract(e.value, '$.id') AS task,
            json_extract(e.value, '$.name') AS name,
            json_extract(e.value, '$.data') AS data,
            json_extract(e.value, '$.failure.message') AS failure,
            e.value AS event
          FROM history h JOIN instances i ON i.key = h.instance, json_each(h.events) e;
        CREATE VIEW timer_list AS
          SELECT i.id, t.task,
            strftime('%Y-%m-%dT%H:%M:%fZ', (t.due - 621355968000000000) / 10000000.0, 'unixepoch') AS due
          FROM timers t JOIN instances i ON i.key = t.instance;
        CREATE VIEW waiting_events AS
          SELECT i.id, b.seq, json_extract(b.event, '$.type') AS type, json_extract(b.event, '$.name') AS name,
            b.event
          FROM inbox b JOIN instances i ON i.key = b.instance;
        """;

    private const string Traces = """
        ALTER TABLE instances ADD COLUMN trace_parent TEXT;
        ALTER TABLE instances ADD COLUMN trace_state TEXT;
        """;

    // Step n takes a file from version n to n + 1. Never edit a released step; add one.
    private static readonly string[] Migrations =
    [
        Tables,
        Views,
        Traces,
    ];

    /// <summary>Brings a file to the present version.</summary>
    /// <exception cref="StoreException">The file is another program's, or a later version's.</exception>
    public static void Upgrade(SqliteFile file) => Upgrade(file, Version);

    /// <summary>Brings a file to some version.</summary>
    /// <exception cref="StoreException">The file is another program's, or a later version's.</exception>
    public static void Upgrade(SqliteFile file, int to)
    {
        long application = file.Scalar("PRAGMA application_id");
        long version = file.Scalar("PRAGMA user_version");
        long tables = file.Scalar("SELECT count(*) FROM sqlite_master");
        if (application != ApplicationId && tables > 0)
        {
            throw new StoreException($"{file.Path}: the file is a database of another program.", isFatal: true);
        }

        if (version > Version)
        {
            throw new StoreException(
                $"{file.Path}: the file has schema {version}, this program knows schemas up to {Version}; " +
                "use the newer program that wrote it.",
                isFatal: true);
        }

        for (long next = version; next < to; next++)
        {
            file.Execute("BEGIN IMMEDIATE");
            file.Execute(Migrations[next]);
            file.Execute($"PRAGMA application_id = {ApplicationId}");
            file.Execute($"PRAGMA user_version = {next + 1}");
            file.Execute("COMMIT");
        }
    }
}
