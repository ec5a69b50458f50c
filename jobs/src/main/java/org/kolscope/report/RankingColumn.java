package org.kolscope.report;

import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.kolscope.schema.FanQuality;
import org.kolscope.schema.KolRank;

/** A column of the ranking page: its head, its definition and what it shows of a KOL. */
@SuppressWarnings("ImmutableEnumChecker") // records of text and lambdas without state
enum RankingColumn {
  RANK(
      new Words("Rank", "排名"),
      new Words("Place by score, 1 is best. No two KOLs share a place.", "按得分排出的名次，1 为最好，名次不并列。"),
      Order.ASCENDING,
      k -> Figure.count(k.rank())),
  KOL(
      new Words("KOL", "KOL"),
      new Words(
          "Screen name and account id. A KOL is a candidate that is ranked.",
          "昵称与账号 ID。进入排名的候选账号即为 KOL。"),
      Order.ASCENDING,
      k -> Figure.text(k.screenName())),
  RANGE(
      new Words("90% range", "90% 名次区间"),
      new Words(
          "From the 5% point to the 95% point of the place over the replicates. It says how much"
              + " the place depends on the readers in the data. It is not a guarantee.",
          "名次在各次重抽样中的 5% 至 95% 分位。它说明名次在多大程度上取决于数据中有哪些读者，并不是保证。"),
      Order.ASCENDING,
      k -> Figure.places(k.rankLow90(), k.rankHigh90())),
  GROUP(
      new Words("Group", "组"),
      new Words(
          "A: the best group of KOLs whose rank ranges overlap; B: the next one; C: all after."
              + " Inside a group the order is not certain.",
          "A：名次区间相互重叠的最好一组；B：下一组；C：其余。组内的先后并不确定。"),
      Order.ASCENDING,
      k -> Figure.text(k.group().name())),
  SCORE(
      new Words("Score", "得分"),
      new Words(
          "Weighted mean of the known parts, from 0 to 100. The bar shows what each part"
              + " contributes; the small numbers are the 90% range.",
          "已知各项的加权平均，0 到 100。色条表示各项的贡献，小字为 90% 区间。"),
      Order.DESCENDING,
      k -> Figure.oneDigit(k.score())),
  STATUS(
      new Words("Status", "地位"),
      new Words(
          "Read by well-read accounts: PageRank on the follow graph, where accounts count by how"
              + " likely they are genuine. Percentile among the candidates, from 0 to 100.",
          "被受关注的账号所关注：关注图上的 PageRank，各账号按其为真实账号的概率计入。在候选账号中的百分位，0 到 100。"),
      Order.DESCENDING,
      k -> Figure.oneDigit(k.statusPart())),
  BROKER(
      new Words("Broker", "桥梁"),
      new Words(
          "Stands between groups of genuine accounts: betweenness on the follow graph. Percentile"
              + " among the candidates, from 0 to 100.",
          "处在不同的真实账号群体之间：关注图上的中介中心性。在候选账号中的百分位，0 到 100。"),
      Order.DESCENDING,
      k -> Figure.oneDigit(k.brokerPart())),
  RELAY(
      new Words("Relay", "传播"),
      new Words(
          "Relayed by well-relayed accounts: PageRank on the repost graph, where accounts count by"
              + " how likely they are genuine. Percentile among the candidates, from 0 to 100.",
          "被常获转发的账号所转发：转发图上的 PageRank，各账号按其为真实账号的概率计入。在候选账号中的百分位，0 到 100。"),
      Order.DESCENDING,
      k -> Figure.oneDigit(k.relayPart())),
  RESPONSE(
      new Words("Response", "响应"),
      new Words(
          "Reposts received in the data per fan in the data. Percentile among the candidates,"
              + " from 0 to 100.",
          "数据内平均每个粉丝对应的被转发数。在候选账号中的百分位，0 到 100。"),
      Order.DESCENDING,
      k -> Figure.oneDigit(k.responsePart())),
  REAL(
      new Words("Real fans", "真实粉丝"),
      new Words(
          "Share of its fans that are no zombies, with the 95% interval that holds the errors of the"
              + " verdicts and of the sample. n/a where nothing can be told; the page of the KOL"
              + " says why.",
          "非僵尸粉丝的占比及其 95% 区间，区间已计入判定误差与抽样误差。无法判断时为“无数据”，原因见该 KOL 的页面。"),
      Order.DESCENDING,
      (kol, fans) ->
          fans == null
              ? Figure.percent(null)
              : Figure.interval(
                  fans.realFanShare(), fans.realFanShareLow95(), fans.realFanShareHigh95())),
  GRADE(
      new Words("Grade", "样本等级"),
      new Words(
          "How far the judged fans speak for all: A best, D too few for a figure. A: at least 1,000"
              + " drawn at random, or half of all; C: fewer than 400, or only the newest, or nobody"
              + " knows which.",
          "已判定的粉丝能在多大程度上代表全部粉丝：A 最好，D 太少而不给出数值。A：随机抽取不少于 1000 个或达到全部的一半；C：少于 400 个，或只有最新的粉丝，或来历不明。"),
      Order.ASCENDING,
      (kol, fans) -> Figure.text(fans == null ? null : fans.grade().name())),
  KNOWN(
      new Words("Known weight", "已知权重"),
      new Words(
          "Share of the weights whose parts are known. Below 100%, the weights of the known parts"
              + " were scaled up; such a score is less comparable.",
          "已知各项所占的权重。低于 100% 时，已知各项的权重按比例放大，得分的可比性随之降低。"),
      Order.DESCENDING,
      k -> Figure.percent(k.weightKnownShare())),
  PLACE(
      new Words("Status place", "地位名次"),
      new Words(
          "Place among all accounts of the follow graph by PageRank, where accounts count by how"
              + " likely they are genuine. In brackets the place if zombies counted like everybody:"
              + " where that is much better, zombies lift the KOL.",
          "在关注图全部账号中按 PageRank 的名次，各账号按其为真实账号的概率计入。括号内为僵尸粉与常人同等计入时的名次：若明显更靠前，说明僵尸粉抬高了该 KOL。"),
      Order.ASCENDING,
      k -> Figure.place(k.followRank(), k.plainFollowRank())),
  FANS(
      new Words("Fans in the data", "数据内粉丝"),
      new Words("Accounts in the loaded data that follow the KOL.", "已载入的数据中关注该 KOL 的账号数。"),
      Order.DESCENDING,
      k -> Figure.count(k.fansCount())),
  FOLLOWERS(
      new Words("Displayed followers", "平台显示粉丝"),
      new Words(
          "Followers the platform displays; n/a if the data does not say.",
          "平台页面显示的粉丝数；数据未提供时为“无数据”。"),
      Order.DESCENDING,
      k -> Figure.count(k.followersCount())),
  POSTS(
      new Words("Posts", "帖子"),
      new Words("Posts of the KOL in the loaded data.", "已载入的数据中该 KOL 的帖子数。"),
      Order.DESCENDING,
      k -> Figure.count(k.postsCount())),
  REPOSTS(
      new Words("Reposts received", "被转发"),
      new Words(
          "Reposts of its posts by other accounts in the loaded data.", "已载入的数据中其他账号对其帖子的转发次数。"),
      Order.DESCENDING,
      k -> Figure.count(k.repostsReceivedCount())),
  REPOSTERS(
      new Words("Reposters", "转发账号"),
      new Words("Distinct accounts that made those reposts.", "作出这些转发的不同账号数。"),
      Order.DESCENDING,
      k -> Figure.count(k.repostersCount()));

  /** The order a reader wants first. */
  enum Order {
    ASCENDING,
    DESCENDING;

    String word() {
      return this == ASCENDING ? "ascending" : "descending";
    }
  }

  final Words label;
  final Words definition;
  final Order firstOrder;
  private final BiFunction<KolRank, FanQuality, Figure> figure;

  RankingColumn(Words label, Words definition, Order firstOrder, Function<KolRank, Figure> figure) {
    this(label, definition, firstOrder, (kol, fans) -> figure.apply(kol));
  }

  RankingColumn(
      Words label,
      Words definition,
      Order firstOrder,
      BiFunction<KolRank, FanQuality, Figure> figure) {
    this.label = label;
    this.definition = definition;
    this.firstOrder = firstOrder;
    this.figure = figure;
  }

  /** What it shows of a KOL; {@code fans} is null where they were not looked at. */
  Figure of(KolRank kol, FanQuality fans) {
    return figure.apply(kol, fans);
  }

  /** Name in the classes of the style sheet. */
  String cssName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Id of the element that holds the definition. */
  String definitionId() {
    return "def-" + cssName();
  }
}
