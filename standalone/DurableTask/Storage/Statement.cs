using System.Buffers;
using System.Text;
using SQLitePCL;

namespace GovMedia.Standalone.Storage;

/// <summary>A prepared statement, used again and again by one thread.</summary>
internal sealed class Statement(SqliteFile file, string sql) : IDisposable
{
    private readonly sqlite3_stmt handle = file.Prepare(sql);

    public Statement Bind(int index, long value)
    {
        Check(raw.sqlite3_bind_int64(handle, index, value));
        return this;
    }

    public Statement Bind(int index, string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(handle, index));
            return this;
        }

        int most = Encoding.UTF8.GetMaxByteCount(value.Length);
        byte[]? rented = most > 1024 ? ArrayPool<byte>.Shared.Rent(most) : null;
        Span<byte> bytes = rented ?? stackalloc byte[1024];
        int count = Encoding.UTF8.GetBytes(value, bytes);
        Bind(index, bytes[..count]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return this;
    }

    /// <summary>Binds text given as UTF-8.</summary>
    public Statement Bind(int index, ReadOnlySpan<byte> utf8)
    {
        Check(raw.sqlite3_bind_text(handle, index, utf8.IsEmpty ? [] : utf8));
        return this;
    }

    /// <summary>Steps to the next row.</summary>
    /// <returns>False, and the statement is ready for its next use, when there is none.</returns>
    public bool Step()
    {
        int result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        _ = raw.sqlite3_reset(handle);
        if (result != raw.SQLITE_DONE)
        {
            throw file.Failure(result);
        }

        return false;
    }

    /// <summary>Runs a statement that answers no rows.</summary>
    public void Run()
    {
        if (Step())
        {
            Reset();
        }
    }

    public void Reset() => _ = raw.sqlite3_reset(handle);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public long Int(int column) => raw.sqlite3_column_int64(handle, column);

    public string? Text(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(Bytes(column));

    /// <summary>A text or blob column; valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose() => handle.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            throw file.Failure(result);
        }
    }
}
