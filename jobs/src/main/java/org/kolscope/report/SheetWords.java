package org.kolscope.report;

import java.util.HashMap;
import java.util.Map;

/**
 * What the sheets on the target and their columns mean, and how a spreadsheet shows their numbers.
 * The names of columns are those of the tables (docs/tables.md), the same in every language.
 */
final class SheetWords {

  // how a spreadsheet shows a number
  private static final String WHOLE = "#,##0";
  private static final String SHARE = "0.0%";
  private static final String RATIO = "0.00";

  /** Holds in all sheets. */
  static final Words EMPTY_AND_SMALL =
      new Words(
          "Counts under 20 people, expected ones too, are <20. An empty cell is not known, or"
              + " would tell such a count; it is never 0. All is counted in the loaded data.",
          "不足 20 人的计数（含期望值）写作 <20。空格表示未知或可由此推算出此类计数，并不是 0。一切以载入的数据计。");

  /**
   * What a column means.
   *
   * @param format of its numbers; null for texts
   */
  record Meaning(String format, Words words) {}

  private static final Map<String, Words> SHEETS = new HashMap<>();
  private static final Map<String, Meaning> COLUMNS = new HashMap<>();

  static {
    sheet(
        "audience-size",
        "How many target customers there are, by the roads that show it",
        "目标客户有多少，分别由哪些途径体现");
    sheet("audience-segments", "Groups into which the target or the fans fall", "目标客户或粉丝分成哪些群体");
    sheet("audience-contacts", "Places where target customers are met", "能触达目标客户的位置");
    sheet(
        "audience-sets",
        "How many places meet half, 70% and 90% of the target",
        "触达一半、七成、九成目标客户所需的位置");
    sheet(
        "audience-groups",
        "People of whom no group is known, by the group they belong with",
        "群组未知者最可能所属的群组");
    sheet("audience-fit", "Target customers among the people of each account", "各账号受众中的目标客户");
    sheet("audience-overlap", "Fans that two accounts share", "两个账号的共同粉丝");
    sheet("audience-lookalikes", "KOLs most like each KOL", "与各 KOL 最相似的 KOL");
    sheet("audience-kinds", "What kind of voice each KOL is", "各 KOL 属于哪类声音");
    sheet("audience-kind-fit", "Fit and price by kind of KOL", "各类 KOL 的契合度与价格");
    sheet("audience-needs", "What people want, ask or complain about", "人们想要、询问或抱怨什么");
    sheet(
        "audience-forms", "Which forms and hooks of posts draw target customers", "哪些形式与钩子吸引目标客户");

    text("accountId", "Id of the account, as a text", "账号 ID，按文本存储");
    text("screenName", "Its name as last seen", "最近一次所见的昵称");
    text("otherId", "Id of the other account", "另一账号的 ID");
    text("otherName", "Its name as last seen", "另一账号最近一次所见的昵称");
    text("role", "Role of the account in the brief", "该账号在简报中的角色");
    put("place", WHOLE, "1 is the first", "1 为第一");
    people("membersCount", "Real people there", "其中的真实账号数");
    put(
        "targetsCount",
        WHOLE,
        "Expected target customers: the sum of their probabilities",
        "目标客户的期望人数，即概率之和");
    put(
        "targetShare",
        SHARE,
        "Expected share of target customers among the judged",
        "已判断者中目标客户的期望占比");
    put("targetShareLow95", SHARE, "Lower end of its 95% interval", "其 95% 区间下限");
    put("targetShareHigh95", SHARE, "Upper end of its 95% interval", "其 95% 区间上限");
    put(
        "lift",
        RATIO,
        "Share of target customers by that among everybody known; 1 is no difference",
        "目标客户占比与全体已知者中占比之比，1 为无差别");
    put("liftLow95", RATIO, "Lower end of its 95% interval", "其 95% 区间下限");
    put("liftHigh95", RATIO, "Upper end of its 95% interval", "其 95% 区间上限");
    people("judgedCount", "Real active people of whom a probability is known", "已知概率的真实活跃账号数");
    put("coverage", SHARE, "Share of the expected target that is met there", "在此可触达的目标客户占比");

    text(
        "audience-size.kind",
        "TARGET: all; ROAD: those who show it on one road; ROADS: on exactly these",
        "TARGET：全部；ROAD：在某一途径上体现者；ROADS：恰好在这些途径上体现者");
    text("roads", "Roads by which it shows, joined by +", "体现的途径，以 + 连接");
    people("knownCount", "Private persons of whom something is known there", "在该处有资料的个人数");
    people("shownCount", "Those who answer the brief there", "其中符合简报者");
    put(
        "targetsLow95",
        WHOLE,
        "Lower end of the 95% interval; empty if not known",
        "95% 区间下限，未知则空");
    put(
        "targetsHigh95",
        WHOLE,
        "Upper end of the 95% interval; empty if not known",
        "95% 区间上限，未知则空");

    text(
        "audience-segments.base",
        "TARGET: the likeliest target customers; FANS: followers of the own accounts",
        "TARGET：最可能的目标客户；FANS：自有账号的粉丝");
    text(
        "way",
        "FOLLOWS: put together by whom they follow; TIES: by who follows each other",
        "FOLLOWS：按关注对象分群；TIES：按相互关注分群");
    put("segmentId", WHOLE, "Number of the group, kept from night to night", "群体编号，逐夜沿用");
    put("membersShare", SHARE, "Share of the people that are in any group", "占全部已分群者的比例");
    put("silentShare", SHARE, "Share of its people without a post in 90 days", "近 90 天未发帖者的占比");
    put("certainty", SHARE, "Mean probability that its people belong to it", "成员归属该群体的平均概率");
    put(
        "stability",
        SHARE,
        "Overlap with the group found when a fifth of the people is left out",
        "去掉五分之一的人后重新分群时的重合度");
    text(
        "clarity",
        "CLEAR: found again with fewer people; FAIR: in the main; DOUBTFUL: a cut for convenience",
        "CLEAR：减少人数后仍能找到；FAIR：大体能找到；DOUBTFUL：仅为方便而划分");
    put(
        "supportedCount",
        WHOLE,
        "Groups that the data support; 0: too few people to say",
        "数据支持的群体数，0 为人数太少无法判断");
    text("isNew", "Whether it was not there the night before", "前一夜是否尚不存在");
    text("words", "What its people write more than others", "比他人更常写的词");
    text("topics", "Topics they join more than others", "比他人更常参与的话题");
    text("brands", "Accounts of the brief they follow more than others", "比他人更常关注的简报账号");
    text("kols", "KOLs they follow more than others", "比他人更常关注的 KOL");

    text("audience-contacts.kind", "Account, topic, community, or hour of the day", "账号、话题、社区或时段");
    text(
        "contactId",
        "Id of the account or group; of hours 0 to 23 on working days, 24 to 47 on weekends",
        "账号或群组 ID；时段中 0 至 23 为工作日，24 至 47 为周末");
    text("name", "Its name as last seen", "最近一次所见的名称");
    put("followersCount", WHOLE, "Followers as the platform displays them", "平台显示的粉丝数");
    text(
        "isSignificant",
        "Whether chance hardly explains the lift (of those so marked 5% may)",
        "提升度是否难以用偶然解释（被标记者中至多 5% 属偶然）");
    text(
        "isHiddenGem",
        "Whether the lift is above 3 and fewer than 100,000 follow",
        "提升度是否大于 3 且粉丝少于 10 万");
    put(
        "setPlace",
        WHOLE,
        "Place in the set chosen for coverage; empty if not in it",
        "在触达组合中的位次，不在其中则空");
    put("setCoverage", SHARE, "Coverage of the set up to this place", "组合至此位为止的触达占比");

    text("audience-sets.kind", "Account, topic, community, or hour of the day", "账号、话题、社区或时段");
    put("level", SHARE, "Share of the target to be met", "要触达的目标占比");
    put("size", WHOLE, "Places in the set", "组合中的位置数");
    text("isReached", "Whether the set meets that share", "组合是否达到该占比");
    put(
        "guarantee",
        SHARE,
        "Share it meets at least of what the best set of its size could",
        "不低于同等规模最优组合的比例");
    put("bestCoverage", SHARE, "What no set of its size can exceed", "同等规模的任何组合都无法超过的触达占比");
    put(
        "leastSize",
        WHOLE,
        "Fewer places can never do it; empty if it cannot be done",
        "少于此数绝无可能，若本就无法达到则空");

    text("groupId", "Id of the group, as a text", "群组 ID，按文本存储");
    people("accountsCount", "People who belong with it", "归属该群组者");
    put("heldOutAccuracy", SHARE, "How often a trial on known members was right", "以已知成员检验的正确率");

    text(
        "audience-fit.role",
        "Role of the account in the brief; without one KOL, or ORGANISATION if it is none",
        "该账号在简报中的角色；若无则为 KOL，不能作为 KOL 的机构为 ORGANISATION");
    text(
        "audience-fit.base",
        "FOLLOWERS: who follows the account; ENGAGED: who acted on its posts in 90 days",
        "FOLLOWERS：粉丝；ENGAGED：近 90 天与其帖子互动者");
    people("fansCount", "People of the base that are loaded", "已载入的该类账号数");
    put("targetReach", WHOLE, "Expected target customers among the judged", "已判断者中目标客户的期望人数");
    put(
        "uniqueTargetReach",
        WHOLE,
        "Those of them whom no other of the leading KOLs reaches",
        "其中未被其他领先 KOL 触达者");
    text(
        "fit",
        "MATCH: far more target customers than among everybody; AVERAGE; MISMATCH: far fewer;"
            + " UNKNOWN: too little is known",
        "MATCH：远多于全体；AVERAGE：相当；MISMATCH：远少于全体；UNKNOWN：资料不足");

    text(
        "audience-overlap.base",
        "REAL: all real fans; TARGET: the target customers among them",
        "REAL：全部真实粉丝；TARGET：其中的目标客户");
    put("sharedCount", WHOLE, "Fans of both, expected", "共同粉丝的期望人数");
    put("sharedLow95", WHOLE, "Lower end of its 95% interval", "其 95% 区间下限");
    put("sharedHigh95", WHOLE, "Upper end of its 95% interval", "其 95% 区间上限");
    put("jaccard", SHARE, "Shared by fans of either", "共同粉丝占任一方粉丝之并集的比例");
    put("ofSmallerShare", SHARE, "Shared by fans of the one with fewer", "共同粉丝占粉丝较少一方的比例");
    text(
        "method",
        "EXACT: whole lists; SKETCH: of sketches; SAMPLE: lists are parts; LINKED: parts that hold"
            + " the same people",
        "EXACT：完整名单；SKETCH：草图估计；SAMPLE：名单为部分；LINKED：部分名单含相同的人");

    put(
        "score",
        RATIO,
        "From 0 to 1: weighted mean of the next three that are known",
        "0 到 1：后三项中已知者的加权平均");
    put("audienceCosine", RATIO, "Likeness of the fans, from 0 to 1", "粉丝相似度，0 到 1");
    put("topicSimilarity", RATIO, "Likeness of what they write about, from 0 to 1", "内容相似度，0 到 1");
    put("actorJaccard", RATIO, "Likeness of who acts on their posts, from 0 to 1", "互动者相似度，0 到 1");
    put("sharedFansCount", WHOLE, "Real fans of both", "共同的真实粉丝数");
    text("sharedVerticals", "Verticals both write in", "共同的垂直领域");
    text("sharedTags", "Tags both have", "共同的标签");

    text(
        "audience-kinds.kind",
        "Kind that most rules speak for; empty if unsure",
        "多数规则支持的类型，不确定则空");
    text(
        "doubt",
        "AGREED: every rule; MOST: most; UNSURE: they disagree; UNKNOWN: none speaks",
        "AGREED：规则一致；MOST：多数一致；UNSURE：规则不一；UNKNOWN：无规则可用");
    text("rulesFor", "Rules that speak for it", "支持的规则");
    text("rulesAgainst", "Rules that speak for others", "支持其他类型的规则");
    text("reasonWords", "Words found beside the badge", "认证说明中的关键词");
    text("vertical", "In which it writes most", "发帖最多的垂直领域");
    put("verticalShare", SHARE, "Share of its posts in it", "该领域帖子占比");
    text("isExpert", "Whether it is an expert there", "是否为该领域专家");
    put(
        "topicPlace",
        SHARE,
        "Best place in a topic by the accounts in it; near 0 is best",
        "话题内的最佳位次占比，越接近 0 越好");
    put("price", "#,##0.00", "What one post costs; empty if unknown", "单条价格，未知则空");

    text("audience-kind-fit.kind", "Kind of KOL, or UNSURE or UNKNOWN", "KOL 类型，或 UNSURE、UNKNOWN");
    text(
        "audience-kind-fit.base",
        "FOLLOWERS: who follows them; ENGAGED: who acted on their posts in 90 days",
        "FOLLOWERS：粉丝；ENGAGED：近 90 天互动者");
    put("kolsCount", WHOLE, "KOLs of the kind", "该类 KOL 数");
    put("fittedCount", WHOLE, "Those whose fit is told", "其中能判断契合度者");
    put("pricedCount", WHOLE, "Those whose price is known, too", "其中价格亦已知者");
    put("pricePerTarget", "#,##0.00", "Price per expected target customer", "每位目标客户的价格");
    put("pricePerTargetLow95", "#,##0.00", "Lower end of its 95% interval", "其 95% 区间下限");
    put("pricePerTargetHigh95", "#,##0.00", "Upper end of its 95% interval", "其 95% 区间上限");
    text("currency", "Of prices", "价格的货币");

    text("side", "Side of the product, or a word of the brief; any for all", "产品的方面或简报中的词，any 为全部");
    text("isWord", "Whether it is a word of the brief", "是否为简报中的词");
    text(
        "manner",
        "INTENT: wants to buy; QUESTION: asks for help; COMPLAINT; ALL: whatever the manner",
        "INTENT：想买；QUESTION：求助；COMPLAINT：抱怨；ALL：不分方式");
    people("statementsCount", "Posts and comments", "帖子与评论数");
    people("peopleCount", "Distinct people", "去重人数");
    people("ownCount", "Statements about the brand", "关于本品牌者");
    people("rivalCount", "Statements about rivals", "关于竞品者");
    people("openPeopleCount", "Who wrote what was not answered", "未获回复者人数");
    put("answeredShare", SHARE, "Answered in time by all whose time is up", "已到期者中及时回复的占比");
    put("openAgeDays", "0.0", "Median age of what is open, in days", "未回复者的中位天数");
    people("newerCount", "Statements of the newer half of the window", "窗口后半段的条数");
    text("isRising", "Whether they become more by more than chance", "是否显著增多");
    text("isFalling", "Whether they become fewer by more than chance", "是否显著减少");
    text("rivals", "Rivals named, the most often first", "提到的竞品，按次数排序");

    text("family", "What is compared", "比较的维度");
    text("category", "Form, length or hook", "形式、篇幅或钩子");
    put("postsCount", WHOLE, "Posts of it", "该类帖子数");
    put(
        "audience-forms.accountsCount",
        WHOLE,
        "Accounts that wrote such posts and others",
        "兼有该类与其他帖子的账号数");
    put(
        "responsePerThousand",
        RATIO,
        "Target customers who respond, per thousand real active fans and post",
        "每千名真实活跃粉丝每条帖子的目标客户响应数");
    put(
        "ratio",
        RATIO,
        "Response to such posts by that to others of the same accounts",
        "该类帖子响应与同账号其他帖子之比");
    put("shrunkRatio", RATIO, "The same, drawn towards 1 as the data suggest", "同上，按数据向 1 收缩");
    put("shrunkLow95", RATIO, "Lower end of its 95% interval", "其 95% 区间下限");
    put("shrunkHigh95", RATIO, "Upper end of its 95% interval", "其 95% 区间上限");
    text(
        "told",
        "MORE, LESS: the whole interval is on that side of 1; NO_DIFFERENCE; TOO_FEW to compare",
        "MORE、LESS：区间整体在 1 的一侧；NO_DIFFERENCE：无差别；TOO_FEW：样本太少");

    text("sheet", "Sheet, or CSV file without its ending", "工作表，或不带后缀的 CSV 文件");
    text("column", "Its column; empty for the whole sheet", "其中的列，空为整张表");
    text("meaning", "What it means", "英文含义");
    text("meaningInChinese", "The same in Chinese", "中文含义");
  }

  private SheetWords() {}

  private static void sheet(String name, String en, String zh) {
    SHEETS.put(name, new Words(en, zh));
  }

  private static void text(String column, String en, String zh) {
    put(column, null, en, zh);
  }

  private static void people(String column, String en, String zh) {
    put(column, WHOLE, en, zh);
  }

  private static void put(String column, String format, String en, String zh) {
    COLUMNS.put(column, new Meaning(format, new Words(en, zh)));
  }

  static Words sheet(String name) {
    return SHEETS.get(name);
  }

  /** Of a column: as it is in this sheet, else as it is in all. */
  static Meaning column(String sheet, String column) {
    var meaning = COLUMNS.getOrDefault(sheet + "." + column, COLUMNS.get(column));
    if (meaning == null) {
      throw new IllegalArgumentException("no words for column " + column + " of sheet " + sheet);
    }
    return meaning;
  }
}
