using GovMedia.Standalone.Engine;
using GovMedia.Standalone.Tracing;

namespace GovMedia.Standalone.Storage;

/// <summary>A row of the activities table, joined with its instance.</summary>
internal static class ActivityRow
{
    public const string Select =
        "SELECT a.instance, i.id, a.execution, a.task, a.name, a.version, a.input, a.crc, " +
        "i.trace_parent, i.trace_state " +
        "FROM activities a JOIN instances i ON i.key = a.instance";

    public static uint Crc(ActivityWork work)
    {
        uint crc = Checksum.Add(Checksum.Add(0, work.InstanceKey), work.TaskId);
        crc = Checksum.Add(Checksum.Add(crc, work.Execution), work.Name);
        return Checksum.Add(Checksum.Add(crc, work.Version), work.Input);
    }

    public static ActivityWork Read(Statement row, string path)
    {
        ActivityWork work = new(
            row.Int(0),
            row.Text(1)!,
            row.Text(2)!,
            (int)row.Int(3),
            row.Text(4)!,
            row.Text(5),
            row.Text(6),
            row.Text(8) is { } trace ? new TraceOrigin(trace, row.Text(9)) : null);
        return row.Int(7) == Crc(work) ? work : throw new DamagedRowException(
            $"{path}: activity row ({work.InstanceKey}, {work.TaskId}) does not match its checksum.");
    }
}
