using System.Globalization;
using Microsoft.Data.Sqlite;

namespace GovMedia.Adapters.Sqlite;

/// <summary>The register's tables and views, and the way there from every earlier version.</summary>
internal static class RegisterSchema
{
    /// <summary>"GMRG", which <c>file(1)</c> shows, so that no other SQLite file is taken for a register.</summary>
    private const long ApplicationId = 0x474D5247;

    /// <summary>One script a version; entry 0 leads from an empty file to version 1.</summary>
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE register_row (
            partition TEXT NOT NULL,
            key       TEXT NOT NULL,
            etag      INTEGER NOT NULL,
            body      TEXT NOT NULL,
            PRIMARY KEY (partition, key)
        ) WITHOUT ROWID;

        CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO counter VALUES ('etag', 1);

        CREATE VIEW cases AS
            SELECT substr(partition, 6) AS case_no, body AS state, partition
            FROM register_row
            WHERE partition >= 'case:' AND partition < 'case;' AND key = 'state';

        CREATE VIEW ledger AS
            SELECT substr(partition, 6) AS case_no, CAST(substr(key, 8) AS INTEGER) AS seq,
                   body ->> '$.at' AS at, body ->> '$.actor.user' AS actor, body ->> '$.action' AS action,
                   body ->> '$.rule' AS rule, body ->> '$.hash' AS hash, body AS entry, partition
            FROM register_row
            WHERE partition >= 'case:' AND partition < 'case;' AND key >= 'ledger:' AND key < 'ledger;';

        CREATE VIEW outbox AS
            SELECT substr(partition, 6) AS case_no, substr(key, 8) AS key, body AS message, partition
            FROM register_row
            WHERE partition >= 'case:' AND partition < 'case;' AND key >= 'outbox:' AND key < 'outbox;';
        """,
    ];

    /// <summary>Brings an open file to today's version, each step in its own transaction.</summary>
    /// <exception cref="InvalidOperationException">The file is another program's, or a newer version's.</exception>
    public static void Migrate(SqliteConnection connection)
    {
        long version = Number(connection, "PRAGMA user_version");
        long application = Number(connection, "PRAGMA application_id");
        bool empty = version == 0 && Number(connection, "SELECT count(*) FROM sqlite_master") == 0;
        if (!empty && application != ApplicationId)
        {
            throw new InvalidOperationException($"'{connection.DataSource}' is not a register; it is left as it is.");
        }

        if (version > Migrations.Length)
        {
            throw new InvalidOperationException(
                $"'{connection.DataSource}' has schema version {version}; this program knows versions up to "
                + $"{Migrations.Length}. Start the newer program, or restore a backup made before it.");
        }

        for (int step = (int)version; step < Migrations.Length; step++)
        {
            string next = (step + 1).ToString(CultureInfo.InvariantCulture);
            Execute(connection, $"""
                BEGIN IMMEDIATE;
                {Migrations[step]}
                PRAGMA application_id = {ApplicationId};
                PRAGMA user_version = {next};
                COMMIT;
                """);
        }
    }

    /// <summary>Runs SQLite's <c>quick_check</c>.</summary>
    /// <exception cref="InvalidOperationException">The file is damaged; says where.</exception>
    public static void RequireSound(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        if (command.ExecuteScalar() is string found and not "ok")
        {
            throw new InvalidOperationException(
                $"'{connection.DataSource}' is damaged ({found}); restore the last backup, keep this file.");
        }
    }

    /// <summary>Runs statements that answer nothing.</summary>
    public static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is this folder's own text; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // As above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
