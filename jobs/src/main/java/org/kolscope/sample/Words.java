package org.kolscope.sample;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.kolscope.schema.Account.Gender;
import org.kolscope.schema.Form;
import org.kolscope.schema.Membership;

/**
 * All Chinese of the sample world: names, bios, posts, comments, reposts, groups and topics, from
 * the grammars under {@code words/}. The same random gives the same words.
 *
 * <p>Loaded once, immutable, thread-safe. Short texts cost about a microsecond.
 */
public final class Words {

  /** A post that is not a long text has at most as many characters, as on Weibo. */
  public static final int POST_MAX = 140;

  public static final int LONG_TEXT_MAX = 600;

  private static final int LONG_TEXT_MIN = 150;
  private static final int POST_MIN = 5;
  private static final int NAME_MIN = 2;
  private static final int NAME_MAX = 20;

  /** Draws until a text fits; then it is cut. */
  private static final int TRIES = 8;

  /** Rules asked for by name in this class. */
  private static final List<String> SINGLE =
      List.of(
          "名", "名女", "名男", "名博主", "名品牌", "名经销商", "名媒体", "名机器", "介", "介女", "介男", "介博主", "介品牌",
          "介经销商", "介媒体", "认证博主", "认证品牌", "认证经销商", "认证媒体", "长文", "组话题", "组超话", "组社区", "热搜", "客户端",
          "标签");

  private final Map<Vertical, Grammar> grammars;

  private Words(Map<Vertical, Grammar> grammars) {
    this.grammars = grammars;
  }

  /** Reads the grammars; about a second. */
  public static Words load() {
    var grammars = new EnumMap<Vertical, Grammar>(Vertical.class);
    for (var vertical : Vertical.values()) {
      grammars.put(vertical, Grammar.read(files(vertical)));
    }
    return new Words(grammars);
  }

  /** The files of a vertical's grammar, later ones over earlier ones. */
  static List<String> files(Vertical vertical) {
    return List.of(
        "words/common.txt",
        "words/names.txt",
        "words/answers.txt",
        "words/" + vertical.name().toLowerCase(Locale.ROOT) + ".txt");
  }

  /** All rules that are asked for by name. */
  static List<String> entries() {
    var entries = new ArrayList<>(SINGLE);
    Stream.of(PostKind.values()).map(PostKind::rule).forEach(entries::add);
    Stream.of(Hook.values()).map(Hook::rule).forEach(entries::add);
    Stream.of(Motive.values()).map(Motive::rule).forEach(entries::add);
    Stream.of(CommentKind.values()).map(CommentKind::rule).forEach(entries::add);
    Stream.of(RelayKind.values()).map(RelayKind::rule).forEach(entries::add);
    return entries;
  }

  /**
   * A screen name of 2 to 20 characters; not unique. Zombies are named like persons, so that names
   * tell nothing.
   *
   * @param gender null if not stated
   */
  public String name(Role role, Vertical vertical, Gender gender, SplittableRandom random) {
    return name(role, vertical, gender, PostContext.NONE, random);
  }

  /** A screen name that may say the context's brand and place, as brands and dealers do. */
  public String name(
      Role role, Vertical vertical, Gender gender, PostContext context, SplittableRandom random) {
    var rule =
        switch (role) {
          case KOL -> "名博主";
          case BRAND, COMPETITOR -> "名品牌";
          case DEALER -> "名经销商";
          case MEDIA -> "名媒体";
          case PERSON, STAFF, ZOMBIE, HIJACKED ->
              gender == Gender.FEMALE ? "名女" : gender == Gender.MALE ? "名男" : "名";
        };
    var its =
        gender == Gender.FEMALE
            ? Circumstance.WOMAN.bit()
            : gender == Gender.MALE ? Circumstance.MAN.bit() : Circumstance.ANY;
    return fitted(vertical, rule, context.withCircumstances(its), NAME_MIN, NAME_MAX, random);
  }

  /** A name as batches of machine-made accounts have it. */
  public String machineName(SplittableRandom random) {
    return fitted(Vertical.CARS, "名机器", PostContext.NONE, NAME_MIN, NAME_MAX, random);
  }

  /** What an account says of itself; empty for many persons. */
  public String bio(Role role, Vertical vertical, Gender gender, SplittableRandom random) {
    return bio(role, vertical, gender, PostContext.NONE, random);
  }

  /** A bio that may say the context's brand and place. */
  public String bio(
      Role role, Vertical vertical, Gender gender, PostContext context, SplittableRandom random) {
    var rule =
        switch (role) {
          case KOL -> "介博主";
          case BRAND, COMPETITOR -> "介品牌";
          case DEALER -> "介经销商";
          case MEDIA -> "介媒体";
          case PERSON, STAFF, ZOMBIE, HIJACKED ->
              gender == Gender.FEMALE ? "介女" : gender == Gender.MALE ? "介男" : "介";
        };
    return fitted(vertical, rule, context, 0, POST_MAX, random);
  }

  /** The platform's words beside a badge; only for accounts that are verified. */
  public String verifiedReason(
      Role role, Vertical vertical, PostContext context, SplittableRandom random) {
    var rule =
        switch (role) {
          case BRAND, COMPETITOR -> "认证品牌";
          case DEALER -> "认证经销商";
          case MEDIA -> "认证媒体";
          default -> "认证博主";
        };
    return fitted(vertical, rule, context, POST_MIN, POST_MAX, random);
  }

  /**
   * The words of a post: 5 to {@link #POST_MAX} characters; up to {@link #LONG_TEXT_MAX} if its
   * form is {@link Form#LONG_TEXT}.
   */
  public String post(
      PostKind kind, Vertical vertical, PostContext context, SplittableRandom random) {
    if (context.form() == Form.LONG_TEXT) {
      return fitted(vertical, "长文", context, LONG_TEXT_MIN, LONG_TEXT_MAX, random);
    }
    var words = context.words();
    var so = context.circumstances();
    var grammar = grammars.get(vertical);
    var motive = kind == PostKind.COMPLAINT ? context.motive() : null;
    var rule = grammar.rule(motive == null ? kind.rule() : motive.rule());
    var hook = grammar.rule(context.hook().rule());
    for (int i = 0; i < TRIES; i++) {
      var opening = context.hook() == Hook.NONE ? "" : grammar.write(hook, words, so, random);
      var text = opening + grammar.write(rule, words, so, random) + tail(context, random);
      if (text.length() >= POST_MIN && text.length() <= POST_MAX) {
        return text;
      }
    }
    return cut(grammar.write(rule, words, so, random), POST_MAX);
  }

  /** What the platform adds for the form. */
  private static String tail(PostContext context, SplittableRandom random) {
    var who = context.author();
    if (who == null) {
      return "";
    }
    return switch (context.form()) {
      case VIDEO -> random.nextInt(10) < 6 ? " L" + who + "的微博视频" : "";
      case POLL -> " 我发起了一个投票";
      case LIVE -> " L" + who + "的微博直播";
      default -> "";
    };
  }

  /** The words of a comment, 1 to {@link #POST_MAX} characters. */
  public String comment(
      CommentKind kind, Vertical vertical, PostContext context, SplittableRandom random) {
    return fitted(vertical, kind.rule(), context, 1, POST_MAX, random);
  }

  /** The words of one reposter without the chain, 1 to {@link #POST_MAX} characters. */
  public String relay(
      RelayKind kind, Vertical vertical, PostContext context, SplittableRandom random) {
    return fitted(vertical, kind.rule(), context, 1, POST_MAX, random);
  }

  /** The name of a topic, super-topic or community. */
  public String group(
      Membership.Kind kind, Vertical vertical, PostContext context, SplittableRandom random) {
    var rule =
        switch (kind) {
          case TOPIC -> "组话题";
          case SUPER_TOPIC -> "组超话";
          case COMMUNITY -> "组社区";
        };
    return fitted(vertical, rule, context, NAME_MIN, POST_MAX, random);
  }

  /** Words of a topic on the hot list, without number signs. */
  public String hotTopic(Vertical vertical, PostContext context, SplittableRandom random) {
    return fitted(vertical, "热搜", context, NAME_MIN, POST_MAX, random);
  }

  /** The program a post is sent with. */
  public String client(SplittableRandom random) {
    return fitted(Vertical.CARS, "客户端", PostContext.NONE, NAME_MIN, POST_MAX, random);
  }

  /** A word that accounts of the vertical carry in their profile. */
  public String tag(Vertical vertical, SplittableRandom random) {
    return fitted(vertical, "标签", PostContext.NONE, 1, POST_MAX, random);
  }

  private String fitted(
      Vertical vertical,
      String name,
      PostContext context,
      int min,
      int max,
      SplittableRandom random) {
    var grammar = grammars.get(vertical);
    var rule = grammar.rule(name);
    var words = context.words();
    var so = context.circumstances();
    var text = grammar.write(rule, words, so, random);
    for (int i = 0; i < TRIES && (text.length() < min || text.length() > max); i++) {
      text = grammar.write(rule, words, so, random);
    }
    return cut(text, max);
  }

  /** The last resort; never between the two halves of a character. */
  private static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max);
  }
}
