namespace GovMedia.Standalone.Engine;

/// <content>Instances in memory.</content>
internal sealed partial class EngineCore
{
    private Instance? Find(string id)
    {
        if (byId.TryGetValue(id, out Instance? instance))
        {
            return instance;
        }

        instance = store.Load(id);
        return instance is null ? null : Remember(instance);
    }

    private Instance? Find(long key)
    {
        if (byKey.TryGetValue(key, out Instance? instance))
        {
            return instance;
        }

        instance = store.Load(key);
        return instance is null ? null : Remember(instance);
    }

    private Instance Remember(Instance instance)
    {
        byKey.Add(instance.Key, instance);
        byId.Add(instance.Id, instance);
        instance.Warm = warm.AddLast(instance);
        return instance;
    }

    private void Use(Instance instance)
    {
        if (instance.Warm is { } node && node != warm.Last)
        {
            warm.Remove(node);
            warm.AddLast(node);
        }
    }

    private void Forget(Instance instance)
    {
        if (instance.Warm is null)
        {
            return;
        }

        warm.Remove(instance.Warm);
        instance.Warm = null;
        instance.Live = null;
        byKey.Remove(instance.Key);
        if (byId.TryGetValue(instance.Id, out Instance? named) && named == instance)
        {
            byId.Remove(instance.Id);
        }
    }

    /// <summary>Lets an instance go from memory; what waits for it is taken up from the file.</summary>
    private void Evict(Instance instance)
    {
        if (instance.Queued)
        {
            backlog.Enqueue(instance.Key);
        }

        Forget(instance);
    }
}
