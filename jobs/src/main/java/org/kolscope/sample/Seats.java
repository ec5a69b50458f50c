package org.kolscope.sample;

import java.util.ArrayList;
import java.util.List;
import org.kolscope.sample.Seat.Part;

/**
 * All seats of a world, in a fixed order: the matrices of the brands, their dealers, the media of
 * the two trades, staff. Few in a small world (40 of 500 accounts), about 110 in one of a million.
 */
final class Seats {

  /** Place, seat of a brand's dealer; the first ones are there in every world. */
  private static final List<List<String>> CAR_DEALERS =
      List.of(
          List.of("杭州", "砾原杭州滨江店"),
          List.of("成都", "砾原成都高新店"),
          List.of("苏州", "砾原苏州园区店"),
          List.of("武汉", "砾原武汉光谷店"),
          List.of("西安", "砾原西安未央店"),
          List.of("广州", "砾原广州天河店"),
          List.of("青岛", "砾原青岛崂山店"),
          List.of("昆明", "砾原昆明官渡店"),
          List.of("长沙", "砾原长沙岳麓店"),
          List.of("沈阳", "砾原沈阳浑南店"),
          List.of("郑州", "砾原郑州郑东店"),
          List.of("厦门", "砾原厦门湖里店"));

  private static final List<List<String>> WATCH_DEALERS =
      List.of(
          List.of("上海", "明庭钟表上海店"),
          List.of("北京", "明庭钟表北京店"),
          List.of("成都", "锦时名表成都"),
          List.of("深圳", "锦时名表深圳"),
          List.of("杭州", "湖畔表行"),
          List.of("南京", "钟楼表行南京"));

  private static final List<List<String>> MEDIA =
      List.of(
          List.of("北京", "车路周刊"),
          List.of("上海", "四驱观察"),
          List.of("上海", "表坛笔记"),
          List.of("北京", "计时月报"),
          List.of("广州", "懂行车讯社"),
          List.of("成都", "西部越野志"),
          List.of("深圳", "名表消费观察"),
          List.of("杭州", "新车评测社"));

  private static final List<String> CAR_REGIONS =
      List.of("浙江", "四川", "江苏", "广东", "山东", "湖北", "陕西", "河南");

  private static final List<String> WATCH_REGIONS = List.of("上海", "北京", "成都", "深圳");

  private static final List<String> CAR_JOBS =
      List.of("底盘工程师", "产品经理", "造型设计师", "公关经理", "试车员", "销售总监", "智能座舱工程师", "用户运营");

  private static final List<String> WATCH_JOBS =
      List.of("制表师", "品牌经理", "公关经理", "零售总监", "设计师", "客户经理");

  private final List<Seat> seats = new ArrayList<>();
  private final int extra;

  /** All seats of a world of this size. */
  static List<Seat> of(int accounts) {
    return new Seats(accounts).all();
  }

  private Seats(int accounts) {
    // 0 at 500 accounts, 16 at 20,000, 33 at a million
    extra = (int) Math.round(10 * Math.log10(accounts / 500.0));
  }

  private List<Seat> all() {
    matrix(Brand.LIYUAN, "砾原汽车", "砾原车主服务", "程屹_砾原", "杭州", 0.06);
    matrix(Brand.LANXU, "澜序腕表", "澜序客户关怀", "周亦白_澜序", "上海", 0.04);
    matrix(Brand.TUOFAN, "拓梵SUV", "拓梵用户中心", null, "深圳", 0.05);
    matrix(Brand.SONGYE, "崧野汽车", "崧野客户服务", null, "重庆", 0.12);
    matrix(Brand.POSHI, "珀时腕表", "珀时客户服务", null, "北京", 0.1);
    regions(Brand.LIYUAN, "砾原汽车", CAR_REGIONS.subList(0, Math.min(8, 3 + extra / 4)));
    regions(Brand.LANXU, "澜序", WATCH_REGIONS.subList(0, Math.min(4, 2 + extra / 8)));
    dealers(Brand.LIYUAN, CAR_DEALERS.subList(0, Math.min(12, 3 + extra / 3)));
    dealers(Brand.LANXU, WATCH_DEALERS.subList(0, Math.min(6, 2 + extra / 6)));
    for (var one : MEDIA.subList(0, Math.min(8, 4 + extra / 6))) {
      var media = one.get(1);
      add(null, Role.MEDIA, Part.MEDIA, media, media + "官方微博", one.get(0), 0.3);
    }
    staff(Brand.LIYUAN, "砾原汽车", CAR_JOBS, "杭州", 4 + extra);
    staff(Brand.LANXU, "澜序腕表", WATCH_JOBS, "上海", 2 + extra / 2);
    return List.copyOf(seats);
  }

  private void matrix(
      Brand brand, String official, String service, String leader, String city, double rank) {
    var role = brand.rivalOf() == null ? Role.BRAND : Role.COMPETITOR;
    add(brand, role, Part.OFFICIAL, official, official + "官方微博", city, rank);
    add(brand, role, Part.SERVICE, service, brand.chinese() + "客户服务官方微博", city, 0.8);
    if (leader != null) {
      add(brand, role, Part.LEADER, leader, official + "总裁", city, 0.35);
    }
    for (var product : brand.products().subList(0, leader == null ? 1 : 2)) {
      var name = brand.chinese() + product;
      add(brand, role, Part.PRODUCT, name, name + "官方微博", city, 0.5);
    }
  }

  private void regions(Brand brand, String before, List<String> regions) {
    for (var region : regions) {
      var name = before + region;
      add(brand, Role.BRAND, Part.REGIONAL, name, name + "区域官方微博", region, 1.3);
    }
  }

  private void dealers(Brand brand, List<List<String>> dealers) {
    for (var one : dealers) {
      var reason = brand.chinese() + "授权经销商";
      add(brand, Role.DEALER, Part.DEALER, one.get(1), reason, one.get(0), 1.6);
    }
  }

  /** Every fourth has left; half of all show their employer in a badge. */
  private void staff(Brand brand, String employer, List<String> jobs, String city, int count) {
    for (int i = 0; i < count; i++) {
      var former = i % 4 == 3;
      var reason = (former ? "前" : "") + employer + jobs.get(i % jobs.size());
      var part = former ? Part.FORMER_STAFF : Part.STAFF;
      add(brand, Role.STAFF, part, null, i / 2 % 2 == 0 ? reason : null, city, 3);
    }
  }

  private void add(
      Brand brand, Role role, Part part, String name, String reason, String place, double rank) {
    seats.add(new Seat(brand, role, part, name, reason, Places.find(place), rank));
  }
}
