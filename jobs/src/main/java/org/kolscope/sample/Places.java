package org.kolscope.sample;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where accounts live, as Weibo writes it: a province and a city, for the four municipalities and
 * Hong Kong a district. Tiers follow the yearly ranking of Chinese cities by Yicai's Rising Lab (1
 * first, 2 new first, 3 second, 4 third, 5 fourth and below), simplified. Weights are chosen: about
 * the population of a place times how much its tier uses microblogs, so that a third of all live in
 * the first two tiers.
 */
public final class Places {

  /**
   * One place.
   *
   * @param city null where only the province is shown
   * @param tier 1 to 5; 0 if there is none (abroad, not said)
   * @param weight relative, over all accounts
   */
  public record Place(String province, String city, int tier, double weight) {}

  /** A line is province, colon, cities as name/tier/weight. */
  private static final String CHINA =
      """
      北京:朝阳区/1/10 海淀区/1/9 东城区/1/3 西城区/1/4 丰台区/1/5 通州区/1/4 昌平区/1/4 大兴区/1/3
      上海:浦东新区/1/11 徐汇区/1/4 静安区/1/3 黄浦区/1/3 闵行区/1/6 杨浦区/1/4 长宁区/1/2 松江区/1/4
      天津:和平区/2/3 南开区/2/4 河西区/2/4 滨海新区/2/5 武清区/2/2
      重庆:渝中区/2/3 江北区/2/4 渝北区/2/6 南岸区/2/4 沙坪坝区/2/4 万州区/2/2 巴南区/2/2
      广东:广州/1/32 深圳/1/32 东莞/2/13 佛山/3/11 珠海/3/4 惠州/3/6 中山/3/5 汕头/4/5 湛江/4/5 江门/4/4 茂名/5/4 梅州/5/3
      浙江:杭州/2/20 宁波/2/11 温州/3/9 金华/3/7 嘉兴/3/5 绍兴/3/5 台州/3/5 湖州/4/3 衢州/5/2 舟山/5/1
      江苏:南京/2/17 苏州/2/17 无锡/2/8 常州/3/6 南通/3/7 徐州/3/7 扬州/4/4 盐城/4/4 镇江/4/3 连云港/4/3
      四川:成都/2/30 绵阳/4/5 南充/5/4 德阳/5/3 宜宾/5/3 泸州/5/3 乐山/5/2
      湖北:武汉/2/20 宜昌/4/4 襄阳/4/4 荆州/5/4 黄冈/5/3 十堰/5/3
      湖南:长沙/2/15 株洲/4/3 衡阳/4/4 岳阳/4/4 常德/5/4 湘潭/5/2
      山东:青岛/2/13 济南/3/12 烟台/3/6 潍坊/3/7 临沂/3/7 淄博/4/4 济宁/4/5 威海/4/3 泰安/5/3 菏泽/5/4
      河南:郑州/2/16 洛阳/4/6 南阳/4/6 新乡/4/4 商丘/5/5 开封/5/3 信阳/5/4 周口/5/5
      陕西:西安/2/19 咸阳/4/4 宝鸡/5/3 渭南/5/3 榆林/5/2
      福建:厦门/3/9 福州/3/10 泉州/3/9 漳州/4/4 莆田/4/3 宁德/5/2 龙岩/5/2
      安徽:合肥/2/12 芜湖/4/4 阜阳/4/5 蚌埠/4/3 安庆/5/3 滁州/5/3 六安/5/3
      河北:石家庄/3/9 保定/3/7 唐山/3/6 廊坊/4/4 邯郸/4/6 沧州/4/4 秦皇岛/4/3 张家口/5/3
      辽宁:沈阳/3/11 大连/3/10 鞍山/5/3 锦州/5/2 丹东/5/2
      江西:南昌/3/8 赣州/4/6 九江/4/4 上饶/4/4 宜春/5/3
      广西:南宁/3/8 柳州/4/4 桂林/4/4 玉林/5/3 北海/5/2
      云南:昆明/3/9 曲靖/5/3 大理/5/2 玉溪/5/2 丽江/5/1
      山西:太原/3/7 大同/5/3 临汾/5/3 运城/5/3 长治/5/2
      黑龙江:哈尔滨/3/10 大庆/5/3 齐齐哈尔/5/3 牡丹江/5/2
      吉林:长春/3/9 吉林/5/3 延边/5/2 四平/5/1
      贵州:贵阳/3/7 遵义/4/5 毕节/5/3 黔东南/5/2
      海南:海口/4/4 三亚/4/3 儋州/5/1
      内蒙古:呼和浩特/4/4 包头/4/3 赤峰/5/3 鄂尔多斯/5/2
      新疆:乌鲁木齐/4/5 喀什/5/2 伊犁/5/2 昌吉/5/1
      甘肃:兰州/3/5 天水/5/2 酒泉/5/1
      宁夏:银川/4/3 吴忠/5/1
      青海:西宁/5/2
      西藏:拉萨/5/1
      香港:九龙城区/1/2 中西区/1/1 沙田区/1/1
      澳门:花地玛堂区/1/1
      台湾:台北/1/2 台中/2/1
      海外:美国/0/3 日本/0/3 英国/0/2 澳大利亚/0/2 加拿大/0/2 新加坡/0/1 韩国/0/1 德国/0/1
      其他:/0/40
      """;

  private static final List<Place> ALL = read();

  private static final int ELSEWHERE = ALL.size() - 1;

  /** By interest: people of luxury, finance and fashion live in larger cities. */
  private static final Map<Vertical, Cumulated> BY_VERTICAL = byVertical();

  private Places() {}

  /** All places; {@link People#place} holds positions in this list. */
  public static List<Place> all() {
    return ALL;
  }

  public static Place at(int place) {
    return ALL.get(place);
  }

  /** What people call it: of the municipalities nobody says the district. */
  static String spoken(int place) {
    var at = at(place);
    return switch (at.province()) {
      case "北京", "上海", "天津", "重庆", "香港", "澳门" -> at.province();
      default -> at.city();
    };
  }

  /**
   * The place of a city, or of the first place of a province.
   *
   * @throws IllegalArgumentException if there is none
   */
  static short find(String provinceOrCity) {
    for (int i = 0; i < ALL.size(); i++) {
      if (provinceOrCity.equals(ALL.get(i).city())) {
        return (short) i;
      }
    }
    for (int i = 0; i < ALL.size(); i++) {
      if (provinceOrCity.equals(ALL.get(i).province())) {
        return (short) i;
      }
    }
    throw new IllegalArgumentException("place must be one of Places, was " + provinceOrCity);
  }

  /** The place of those who say none: the platform shows 其他. */
  static short elsewhere() {
    return (short) ELSEWHERE;
  }

  /** A place for one who is interested in something, from a draw in [0, 1). */
  static short of(Vertical vertical, double share) {
    return (short) BY_VERTICAL.get(vertical).at(share);
  }

  private static List<Place> read() {
    List<Place> places = new ArrayList<>();
    for (var line : CHINA.lines().toList()) {
      var colon = line.indexOf(':');
      var province = line.substring(0, colon);
      for (var word : line.substring(colon + 1).split(" ", -1)) {
        var parts = word.split("/", -1);
        places.add(
            new Place(
                province,
                parts[0].isEmpty() ? null : parts[0],
                Integer.parseInt(parts[1]),
                Double.parseDouble(parts[2])));
      }
    }
    return List.copyOf(places);
  }

  private static Map<Vertical, Cumulated> byVertical() {
    var tables = new EnumMap<Vertical, Cumulated>(Vertical.class);
    for (var vertical : Vertical.values()) {
      var weights = ALL.stream().mapToDouble(p -> p.weight() * pull(vertical, p.tier()));
      tables.put(vertical, new Cumulated(weights.toArray()));
    }
    return tables;
  }

  /** How much more often an interest is found in a tier. */
  private static double pull(Vertical vertical, int tier) {
    var large = tier == 1 || tier == 2;
    return switch (vertical) {
      case LUXURY -> tier == 1 ? 2.2 : large ? 1.5 : 0.7;
      case FINANCE, FASHION, TECHNOLOGY -> tier == 1 ? 1.5 : large ? 1.2 : 0.9;
      case MOTHERS, GAMES -> large ? 0.8 : 1.15;
      default -> 1;
    };
  }
}
