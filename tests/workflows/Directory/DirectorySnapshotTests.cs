using GovMedia.Workflows.Directory;

namespace GovMedia.Workflows.Tests.Directory;

public sealed class DirectorySnapshotTests
{
    [Theory]
    [InlineData("yunnan", "yn-go")] // its supervising unit
    [InlineData("anhua", "ah-township")] // none, and one unit: a township answers for itself
    [InlineData("county", "above")] // none, and several under one that supervises them all
    [InlineData("split", null)] // none, and several under different ones: a choice is the citizen's
    [InlineData("empty", null)]
    public void ReceivingUnitOf_NoUnitNamed_IsTheOneThatLeavesNoChoice(string jurisdiction, string? unit)
    {
        DirectorySnapshot people = new(
            [],
            [
                new Unit("yn-go", "省办公厅", "yunnan", Supervising: true),
                new Unit("yn-health", "卫健委", "yunnan", Supervising: false, "yn-go"),
                new Unit("ah-township", "乡政府", "anhua", Supervising: false, "above"),
                new Unit("above", "区办公室", "elsewhere", Supervising: true, "yn-go"),
                new Unit("c-one", "一局", "county", Supervising: false, "above"),
                new Unit("c-two", "二局", "county", Supervising: false, "above"),
                new Unit("s-one", "一局", "split", Supervising: false, "above"),
                new Unit("s-two", "二局", "split", Supervising: false, "yn-go"),
            ],
            [],
            []);

        Assert.Equal(unit, people.ReceivingUnitOf(jurisdiction)?.Id);
    }
}
