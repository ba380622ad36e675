namespace GovMedia.Rules.Law.Plans;

/// <summary>Every fact that conditions of packs may ask for.</summary>
/// <remarks>A pack that asks for a fact not listed here fails the lint; adding one is a change of the
/// program.</remarks>
public static class FactTable
{
    private static readonly string[] YesOrNo = ["true", "false"];

    /// <summary>The facts, given ones first, then derived, then stated.</summary>
    public static IReadOnlyList<FactDefinition> All { get; } =
    [
        Given("ownerKind", "unit division individual", "以谁的名义", "In whose name"),
        Given("ownerBody", "government department institution central", "主办单位的性质", "What the sponsor is"),
        Given("ownerLevel", "province prefecture county township", "主办单位的层级", "The level of the sponsor"),
        Given("channel", "newMedia website", "渠道", "The channel"),
        Given("purpose", "standing campaign", "常设还是专项活动", "Standing, or for one event"),
        Given("reason", "work ordered compelled", "变更、关停的原因", "Why it is changed or closed"),
        Given("importance", "ordinary important major", "信息的重要程度", "How weighty the information is"),
        Given("subtype", "subscription service other", "账号类型", "The kind of account"),
        Given("column", "news notices monthly quarterly annual other empty",
            "网站栏目类型",
            "The kind of column of a website"),
        Derived("platformApproved", "平台是否在核准名单内", "The platform is on the list of approved ones"),
        Derived("firstOnPlatform", "是否本单位在该平台的唯一账号", "It is the unit's only account on the platform"),
        Derived("onlyAccount", "是否本单位在各平台的唯一账号", "It is the unit's only account on any platform"),
        Derived("nameConsistent", "名称是否与本单位其他账号一致", "The name is that of the unit's other accounts"),
        Derived("nameHoldsPlaceOrOrgan",
            "名称是否含行政区划地名或者国家行政机关名称",
            "The name holds the name of a place or a state organ"),
        Derived("sponsorNamed", "认证信息是否注明主办单位名称", "The certification text names the sponsor"),
        Derived("approvedFirst", "是否先批准后开设", "It was approved before it was opened"),
        Derived("sourceListed", "转载来源是否在名单内", "The source is on the list"),
        Stated("vertical", "是否实行垂直管理", "The unit belongs to a vertically managed system"),
        Stated("isApp", "是否移动客户端等应用系统", "It is an app or the like"),
        Stated("securityTested", "是否通过安全检测", "It passed the security test"),
        Stated("ipv6Ready", "是否支持IPv6", "It supports IPv6"),
        Stated("multiTerminal", "是否支持不同终端", "It works on different terminals"),
        Stated("singleUseApp", "是否“一事一端、一单位一应用”", "It is an app for one matter or one unit"),
        Stated("outsourced", "是否委托其他机构承办", "Its operation is entrusted to others"),
        Stated("confidentialityAgreed",
            "是否明确权责并签订保密协议",
            "Duties are fixed and a confidentiality agreement is signed"),
        Stated("newsOrAudiovisual", "是否从事互联网新闻信息服务或者传播网络视听节目", "It does internet news or audiovisual service"),
        Stated("licensed", "是否具备相应资质", "It has the licence"),
        Stated("staffTrained", "工作人员是否经培训", "Its staff are trained"),
        Stated("staffVetted", "工作人员是否经政审", "Its staff are vetted"),
        Stated("teamComplete", "组织、人员、经费是否齐备", "Organisation, staff and funds are in place"),
        Stated("realNameCertified", "是否规范命名并实名认证", "It is named by the rules and certified by real name"),
        Stated("serverInChina",
            "服务器是否在境内且由境内机构提供",
            "Its servers are in the country and of a domestic provider"),
        Stated("serverInProvince", "服务器是否在本省内", "Its servers are in the province"),
        Stated("buysNetworkProducts", "是否采购网络产品和服务", "Network products or services are bought"),
        Stated("productsReviewed", "采购的产品和服务是否通过安全审查", "They passed the security review"),
        Stated("offersServices", "是否提供办事服务", "It offers services"),
        Stated("onExistingSystem", "办事服务是否依托已有系统", "The services rest on the existing systems"),
        Stated("interactive", "是否开设互动交流栏目", "It has interactive columns"),
        Stated("interactionAssessed", "互动交流栏目是否经安全评估", "They passed the security assessment"),
        Stated("collectsData", "是否收集个人信息", "It collects personal data"),
        Stated("dataLimited", "收集的个人信息是否未超过服务需求", "It collects no more than the service needs"),
        Stated("unitApproved", "是否经单位审批", "The unit approved it"),
        Stated("authorisedEditor", "操作人是否经单位授权", "The person is authorised by the unit"),
        Stated("sponsorChanged", "主办单位是否发生变化", "The sponsor has changed"),
        Stated("mergeNeeded",
            "是否功能相近、利用率低或者不符合开设要求",
            "It overlaps with another, is little used or fails the conditions"),
        Stated("merged", "是否已先行整合", "It was merged first"),
        Stated("certificationCancelled", "平台认证是否已注销", "The certification is cancelled with the platform"),
        Stated("filingReceipt", "是否已取得备案回执", "The receipt of the filing is there"),
        Stated("noticeStood", "公告是否期满", "The notice has stood its time"),
        Stated("reviewed", "是否经审核", "It was reviewed"),
        Stated("sensitive",
            "是否涉及重大事件、群体性事件、灾情疫情等敏感信息",
            "It touches a major event, mass incident, disaster or epidemic"),
        Stated("authorised", "是否经授权", "Its publication is authorised"),
        Stated("isRepost", "是否转载", "It is a repost"),
        Stated("sourceNamed", "是否注明来源", "The source is named"),
        Stated("contentUnchanged", "是否未歪曲、篡改标题和内容", "Title and content are unchanged"),
        Stated("commercial", "是否含商业广告或者营利内容", "It carries adverts or serves profit"),
        Stated("unlawful", "是否含法律法规禁止的内容", "It has content that law forbids"),
        Stated("personalOpinion", "是否发表个人观点、意见及情绪", "It voices personal opinion or mood"),
        Stated("hasMap", "是否使用地图", "It shows a map"),
        Stated("mapApproved", "是否标准地图或者有审图号", "The map is a standard one or has an approval number"),
        Stated("privacy", "是否涉及个人隐私", "It touches personal privacy"),
        Stated("disclosureException", "是否属惩戒公示或者强制性信息披露", "It is a penalty notice or compulsory disclosure"),
        Stated("deidentified", "是否已去标识化", "It is de-identified"),
        Stated("concernsOthers", "是否涉及其他单位工作内容", "It concerns another unit's work"),
        Stated("othersConsulted", "是否已提前沟通协调", "That unit was consulted beforehand"),
        Stated("joint", "是否两个以上单位共同形成", "Two or more units made it together"),
        Stated("jointConsented", "是否征得相关单位书面同意", "Those units consented in writing"),
        Stated("secrecyReviewed", "是否经保密审查", "It passed the secrecy review"),
        Stated("rejectionGround", "是否属于不能通过审核的情形", "A ground for rejection is found"),
        Stated("sourceUnknown",
            "是否来源不明、来源不合法或者内容不准确",
            "Its source is unknown or unlawful, or it is inaccurate"),
        Stated("republished", "是否删除修改后重新发布", "It is published again after removal"),
        Stated("reviewedAgain", "是否重新通过“三审三校”", "It went through the full review again"),
        Stated("chasesFollowers",
            "是否刻意追求粉丝、数据造假或者强制关注",
            "It chases or fakes followers, or forces people to follow"),
        Stated("passwordStrong", "密码是否符合要求", "Its passwords meet the rules"),
        Stated("reportSubmitted", "是否提交年审报告", "The annual report was submitted"),
        Stated("reviewPassed", "年审是否合格", "The annual review was passed"),
    ];

    /// <summary>The fact with a name.</summary>
    /// <param name="name">A fact's name.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static FactDefinition Get(string name) => Find(name)
        ?? throw new ArgumentException($"There is no fact {name}.", nameof(name));

    /// <summary>The fact with a name; null when there is none.</summary>
    /// <param name="name">A fact's name.</param>
    public static FactDefinition? Find(string name) => All.FirstOrDefault(f => f.Name == name);

    private static FactDefinition Given(string name, string values, string zh, string en) =>
        new(name, FactOrigin.Given, values.Split(' '), new LocalText(zh, en));

    private static FactDefinition Derived(string name, string zh, string en) =>
        new(name, FactOrigin.Derived, YesOrNo, new LocalText(zh, en));

    private static FactDefinition Stated(string name, string zh, string en) =>
        new(name, FactOrigin.Stated, YesOrNo, new LocalText(zh, en));
}
