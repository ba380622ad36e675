using System.Text;

namespace GovMedia.Rules.Law.Plans;

/// <summary>Reads a name as the pack's lists are written: half-width letters, simplified characters.</summary>
/// <remarks>Of the characters that differ between the scripts, those that the packs' names of places, organs and
/// platforms are written with.</remarks>
internal static class Script
{
    private const string Traditional =
        "業東個豐臨麗鄉雲產會體蘭關興軍農沖鳳劍勸辦務衛廳縣雙發員國場環爾瑪龍寧審賓實師廣慶應開彌彞態檢懷舊曉綏綠羅騰漢濟滄滬瀘澤瀾爐瑤盤監稅紅納統維聯聞視計設訪謀議護豐財資運遠連邊鄰醫釋錢鎮門陽陸隴險雞韋風馬魯鶴麥點號頻視書電報臺網絡訊騰眾"
        + "與華萬盧線蘆區車錦鹽陰術級樂藝輸強貢進黨";

    private const string Simple =
        "业东个丰临丽乡云产会体兰关兴军农冲凤剑劝办务卫厅县双发员国场环尔玛龙宁审宾实师广庆应开弥态检怀旧晓绥绿罗腾汉济沧沪泸泽澜炉瑶盘监税红纳统维联闻视计设访谋议护丰财资运远连边邻医释钱镇门阳陆陇险鸡韦风马鲁鹤麦点号频视书电报台网络讯腾众"
        + "与华万卢线芦区车锦盐阴术级乐艺输强贡进党";

    private static readonly Dictionary<char, char> Pairs = Traditional.Zip(Simple)
        .GroupBy(static pair => pair.First)
        .ToDictionary(static pair => pair.Key, static pair => pair.First().Second);

    /// <summary>A text in half-width letters and simplified characters; of its length, unless it held ligatures.</summary>
    public static string Simplified(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Select(static c => Pairs.GetValueOrDefault(c, c)));
}
