package org.kolscope.sample;

import java.util.List;

/** An invented brand. Names were chosen so that none is a known maker of cars or watches. */
public enum Brand {
  LIYUAN("砾原", null, Vertical.CARS, Vertical.CARS, "R5 R7 旅行版", "砾原 砾原R5 砾原R7 SUV 越野 露营 自驾 四驱"),
  /** Its spokesman is an idol: fans came for him, few will ever buy a watch. */
  LANXU("澜序", null, Vertical.LUXURY, Vertical.GAMES, "月汐 远岸 陀飞轮", "澜序 月汐 远岸 腕表 机械表 陀飞轮 制表"),
  TUOFAN("拓梵", LIYUAN, Vertical.CARS, Vertical.CARS, "X9 X7", "拓梵 拓梵X9 拓梵X7"),
  SONGYE("崧野", LIYUAN, Vertical.CARS, Vertical.TRAVEL, "H3 皮卡", "崧野 崧野H3"),
  POSHI("珀时", LANXU, Vertical.LUXURY, Vertical.LUXURY, "北斗 1908", "珀时 珀时北斗");

  private final String chinese;
  private final Brand rivalOf;
  private final Vertical vertical;
  private final Vertical audience;
  private final String products;
  private final String words;

  Brand(
      String chinese,
      Brand rivalOf,
      Vertical vertical,
      Vertical audience,
      String products,
      String words) {
    this.chinese = chinese;
    this.rivalOf = rivalOf;
    this.vertical = vertical;
    this.audience = audience;
    this.products = products;
    this.words = words;
  }

  public String chinese() {
    return chinese;
  }

  /** The brand of a brief it competes with; null for the two brands of the briefs. */
  public Brand rivalOf() {
    return rivalOf;
  }

  /** What it sells and writes about. */
  public Vertical vertical() {
    return vertical;
  }

  /** What those who follow it are interested in; for one brand not what it sells. */
  public Vertical audience() {
    return audience;
  }

  /** Without the name of the brand. */
  public List<String> products() {
    return List.of(products.split(" ", -1));
  }

  /** What people say when they talk about it. */
  public List<String> words() {
    return List.of(words.split(" ", -1));
  }
}
