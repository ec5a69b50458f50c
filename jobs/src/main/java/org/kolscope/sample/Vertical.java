package org.kolscope.sample;

/** What communities are about. */
public enum Vertical {
  CARS("汽车"),
  BEAUTY("美妆"),
  MOTHERS("母婴"),
  FOOD("美食"),
  TRAVEL("旅行"),
  SPORTS("运动"),
  TECHNOLOGY("数码"),
  FINANCE("财经"),
  FASHION("时尚"),
  GAMES("游戏"),
  LUXURY("奢品");

  private final String chinese;

  Vertical(String chinese) {
    this.chinese = chinese;
  }

  public String chinese() {
    return chinese;
  }
}
