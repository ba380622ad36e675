using GovMedia.Workflows.Cases;

namespace GovMedia.Workflows.Tests.Cases;

public sealed class CaseNumberTests
{
    // 2026000123 mod 23 = 8, the ninth of ABCDEFGHJ…
    [Fact]
    public void Number_OfTheContract_HasItsCheckLetter() =>
        Assert.Equal("YN-OBJ-2026-000123-" + "ABCDEFGHJKLMNPQRSTVWXYZ"[(int)(2026000123L % 23)], CaseNumber.Make("YN", "OBJ", 2026, 123));

    [Fact]
    public void Number_WithOneDigitWrongOrTwoExchanged_IsNotValid()
    {
        foreach (long number in new long[] { 1, 123, 999_999, 1_234_567 })
        {
            string made = CaseNumber.Make("YN", "OBJ", 2026, number);
            Assert.True(CaseNumber.IsValid(made));
            for (int i = 7; i < made.Length - 2; i++)
            {
                if (!char.IsAsciiDigit(made[i]))
                {
                    continue;
                }

                for (char digit = '0'; digit <= '9'; digit++)
                {
                    Assert.Equal(digit == made[i], CaseNumber.IsValid(made[..i] + digit + made[(i + 1)..]));
                }

                if (char.IsAsciiDigit(made[i + 1]) && made[i] != made[i + 1])
                {
                    Assert.False(CaseNumber.IsValid(made[..i] + made[i + 1] + made[i] + made[(i + 2)..]));
                }
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("YN-OBJ-2026-000123")]
    [InlineData("yn-obj-2026-000123-J")]
    [InlineData("YN-OBJ-2026-123-J")]
    public void Text_OfAnotherShape_IsNotValid(string? text) => Assert.False(CaseNumber.IsValid(text));

    [Fact]
    public void Number_WithAnotherEnd_IsNotValid()
    {
        string made = CaseNumber.Make("YN", "OBJ", 2026, 123);
        Assert.False(CaseNumber.IsValid(made + "\n"));
        Assert.False(CaseNumber.IsValid(made.Replace("-000123-", "-0000123-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("1", "第一条")]
    [InlineData("10", "第十条")]
    [InlineData("11", "第十一条")]
    [InlineData("20", "第二十条")]
    [InlineData("45", "第四十五条")]
    [InlineData("99", "第九十九条")]
    [InlineData("45(2)", "第四十五条(2)")]
    [InlineData("附件", "第附件部分")]
    public void Article_OfAnInstrument_HasItsChineseName(string article, string name) => Assert.Equal(name, ArticleName.Zh(article));
}
